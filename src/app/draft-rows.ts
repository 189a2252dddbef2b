import { currentByKey } from '#core/current-statement.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import { type KeptStatement, type Statement, statementsOf } from '#core/statement.ts'
import { keysOf, saysTheSame, statementKey } from '#core/statement-key.ts'
import { contentId } from './content-id.ts'
import { type Identified, mapped } from './identify-rows.ts'

/** What an import drafts (下書き): a statement for each that says something new. */
export interface DraftRows {
  drafts: KeptStatement[]
  /** Statements that say exactly what is known already. */
  unchanged: number
  /** Of the paper, their subjects by the ids kept here. */
  findings: Finding[]
}

/** Whence and by whom the rows come. */
export interface Import {
  plan: string
  document: string
  saidBy: string
  /** ISO 8601 instant. */
  saidAt: string
}

/** Works out what a paper adds to what is current (差分). Pure: equal paper and equal facts give equal rows. */
export function draftRows(exchange: Exchange, identified: Identified, current: KeptStatement[], origin: Import): DraftRows {
  const { drafts, unchanged, statementIds } = newStatements(readStatements(exchange, identified), current, origin)
  const ids = new Map([...identified.items, ...identified.indicators, ...statementIds])
  const findings = exchange.findings.map(({ subject, ...finding }) => {
    const kept = subject === undefined ? undefined : ids.get(subject)
    return kept === undefined ? finding : { ...finding, subject: kept }
  })
  return { drafts, unchanged, findings }
}

/** The paper's statements under the ids kept here, narratives with the year, stage and order that the paper gives them. */
function readStatements(exchange: Exchange, { items, indicators }: Identified): { id?: string; statement: Statement }[] {
  const { fiscalYear, stage, asOf } = exchange.document
  const places = new Map<string, number>()
  const narratives = exchange.narratives.map((row) => {
    const place = `${row.item}|${row.role}`
    const order = (places.get(place) ?? -1) + 1
    places.set(place, order)
    return {
      ...row,
      order,
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...(stage === undefined ? {} : { stage }),
      ...(asOf === undefined ? {} : { asOf }),
    }
  })
  return statementsOf({ ...exchange, narratives }).map((statement) => {
    if (statement.list !== 'observations') return { statement: onItem(statement, items) }
    const { id, ...row } = statement.row
    const kept: Statement = { list: 'observations', row: { ...row, indicator: mapped(indicators, row.indicator) } }
    return id === undefined ? { statement: kept } : { id, statement: kept }
  })
}

function onItem(statement: Exclude<Statement, { list: 'observations' }>, ids: Map<string, string>): Statement {
  const item = mapped(ids, statement.row.item)
  switch (statement.list) {
    case 'budgets':
      return { list: 'budgets', row: { ...statement.row, item } }
    case 'evaluations':
      return { list: 'evaluations', row: { ...statement.row, item } }
    case 'narratives':
      return { list: 'narratives', row: { ...statement.row, item } }
  }
}

function newStatements(read: { id?: string; statement: Statement }[], current: KeptStatement[], origin: Import) {
  const before = pairWithCurrent(
    read.map(({ statement }) => statement),
    current,
  )
  const keys = keysOf(read.map(({ statement }) => statement))
  const statementIds = new Map<string, string>()
  const drafts: KeptStatement[] = []
  for (const [index, { id, statement }] of read.entries()) {
    const current = before[index]
    const same = current !== undefined && saysTheSame(current, statement)
    const keptId = same ? current.row.provenance.id : contentId(origin.document, keys[index], statement.row)
    if (id !== undefined) statementIds.set(id, keptId)
    if (!same) drafts.push(asDraft(statement, keptId, current?.row.provenance.id, origin))
  }
  return {
    drafts: drafts.map((draft) => withReplacement(draft, statementIds)),
    unchanged: read.length - drafts.length,
    statementIds,
  }
}

/**
 * For each statement of a paper, the current one it repeats or would replace. Papers sometimes say two things of one place (a figure and
 * its part): what is repeated word for word is paired first, and only what is left over replaces what is left over.
 */
function pairWithCurrent(read: Statement[], current: KeptStatement[]): (KeptStatement | undefined)[] {
  const free = currentByKey(current)
  const pair = (statement: Statement, fits: (current: KeptStatement) => boolean): KeptStatement | undefined => {
    const candidates = free.get(statementKey(statement))
    const place = candidates?.findIndex(fits) ?? -1
    return place < 0 ? undefined : candidates?.splice(place, 1)[0]
  }
  const repeated = read.map((statement) => pair(statement, (current) => saysTheSame(current, statement)))
  return read.map((statement, index) => repeated[index] ?? pair(statement, () => true))
}

function asDraft(statement: Statement, id: string, supersedes: string | undefined, origin: Import): KeptStatement {
  const provenance = {
    id,
    status: 'draft' as const,
    document: origin.document,
    saidBy: origin.saidBy,
    saidAt: origin.saidAt,
    ...(supersedes === undefined ? {} : { supersedes }),
  }
  return { ...statement, row: { ...statement.row, provenance } } as KeptStatement
}

/** 変更: the observation that replaced this one within the year, by the id kept here. */
function withReplacement(draft: KeptStatement, statementIds: Map<string, string>): KeptStatement {
  if (draft.list !== 'observations' || draft.row.supersededBy === undefined) return draft
  const { supersededBy, ...row } = draft.row
  const kept = statementIds.get(supersededBy)
  return { list: 'observations', row: kept === undefined ? row : { ...row, supersededBy: kept } }
}
