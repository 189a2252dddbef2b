import { currentByKey } from '#core/current-statement.ts'
import type { Exchange, Term } from '#core/exchange.ts'
import type { Facts } from '#core/facts.ts'
import type { Finding } from '#core/finding.ts'
import type { Indicator, Item } from '#core/plan.ts'
import { findSameIndicators, findSameItems, parentsFirst } from '#core/same-item.ts'
import { isKept, type KeptStatement, type Statement, statementsOf } from '#core/statement.ts'
import { keysOf, saysTheSame, statementKey } from '#core/statement-key.ts'
import { foldText } from '#core/text-fold.ts'
import { contentId } from './content-id.ts'

/** What an import adds (下書き): identities not known yet, and a draft for each statement that says something new. */
export interface DraftRows {
  items: Item[]
  indicators: Indicator[]
  terms: (Term & { id: string })[]
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

/** Works out what a paper adds to what is known (同定・差分). Pure: equal paper and equal facts give equal rows. */
export function draftRows(exchange: Exchange, known: Facts, origin: Import): DraftRows {
  const itemIds = findSameItems(exchange.items, known.items)
  const items = newItems(exchange.items, itemIds, known.items, origin.plan)
  const indicatorIds = findSameIndicators(exchange.indicators, known.indicators, itemIds)
  const indicators = newIndicators(exchange.indicators, indicatorIds, itemIds, known.indicators)
  const ids = new Map([...itemIds, ...indicatorIds])
  const { drafts, unchanged, statementIds } = newStatements(readStatements(exchange, ids), known, origin)
  for (const [read, kept] of statementIds) ids.set(read, kept)
  const findings = exchange.findings.map(({ subject, ...finding }) => {
    const kept = subject === undefined ? undefined : ids.get(subject)
    return kept === undefined ? finding : { ...finding, subject: kept }
  })
  return { items, indicators, terms: newTerms(exchange.terms, known.terms, origin.plan), drafts, unchanged, findings }
}

/** Gives each unknown item an id of its place in the plan, adding it to `ids`. */
function newItems(read: Item[], ids: Map<string, string>, known: Item[], plan: string): Item[] {
  const taken = new Set(known.map((item) => item.id))
  const added = parentsFirst(read).filter((item) => !ids.has(item.id))
  for (const item of added) {
    const parent = item.parent === undefined ? undefined : ids.get(item.parent)
    const id = freeId(taken, [plan, parent, item.level, item.code ?? foldText(item.title)])
    ids.set(item.id, id)
  }
  return added.map(({ parent, relistedUnder, ...item }) => ({
    ...item,
    id: mapped(ids, item.id),
    ...(parent === undefined ? {} : { parent: mapped(ids, parent) }),
    ...(relistedUnder ? { relistedUnder: relistedUnder.map((id) => mapped(ids, id)) } : {}),
  }))
}

function newIndicators(read: Indicator[], ids: Map<string, string>, items: Map<string, string>, known: Indicator[]): Indicator[] {
  const taken = new Set(known.map((indicator) => indicator.id))
  const added = read.filter((indicator) => !ids.has(indicator.id))
  return added.map(({ relistedUnder, ...indicator }) => {
    const item = mapped(items, indicator.item)
    const id = freeId(taken, [item, foldText(indicator.name)])
    ids.set(indicator.id, id)
    return {
      ...indicator,
      id,
      item,
      ...(relistedUnder ? { relistedUnder: relistedUnder.map((other) => mapped(items, other)) } : {}),
    }
  })
}

function newTerms(read: Term[], known: Term[], plan: string): (Term & { id: string })[] {
  const said = new Set(known.map((term) => `${foldText(term.term)}|${foldText(term.definition)}`))
  return read
    .filter((term) => !said.has(`${foldText(term.term)}|${foldText(term.definition)}`))
    .map((term) => ({ ...term, id: contentId(plan, foldText(term.term), foldText(term.definition)) }))
}

/** The paper's statements under the ids kept here, narratives with the year, stage and order that the paper gives them. */
function readStatements(exchange: Exchange, ids: Map<string, string>): { id?: string; statement: Statement }[] {
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
    if (statement.list !== 'observations') return { statement: onItem(statement, ids) }
    const { id, ...row } = statement.row
    const kept: Statement = { list: 'observations', row: { ...row, indicator: mapped(ids, row.indicator) } }
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

function newStatements(read: { id?: string; statement: Statement }[], known: Facts, origin: Import) {
  const before = pairWithCurrent(
    read.map(({ statement }) => statement),
    known,
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
function pairWithCurrent(read: Statement[], known: Facts): (KeptStatement | undefined)[] {
  const free = currentByKey(statementsOf(known).filter(isKept))
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

function mapped(ids: Map<string, string>, id: string): string {
  const kept = ids.get(id)
  if (kept === undefined) throw new Error(`The rows of a paper name ${id}, which is not among them`)
  return kept
}

function freeId(taken: Set<string>, parts: unknown[]): string {
  for (let turn = 1; ; turn++) {
    const id = contentId(...parts, turn)
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}
