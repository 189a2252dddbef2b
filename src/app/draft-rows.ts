import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import { narrativeGroup } from '#core/narrative-group.ts'
import { comparePapers } from '#core/paper-order.ts'
import type { Source } from '#core/source.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { keysOf, saysTheSame } from '#core/statement-key.ts'
import type { KeptPaper } from '#store/document.ts'
import { alignBlocks } from './align-blocks.ts'
import { contentId } from './content-id.ts'
import { findFormerEditions, type NewPaper } from './former-edition.ts'
import type { Identified } from './identify-rows.ts'
import { pairWithCurrent } from './pair-statements.ts'
import { readStatements } from './read-statements.ts'
import type { Spoken } from './spoken-in.ts'
import { offerWithdrawals } from './withdraw-former.ts'

/** What an import drafts (下書き): a statement for each that says something new. */
export interface DraftRows {
  drafts: KeptStatement[]
  /** Statements that say exactly what is known already (再確認): the known one, and where this paper says it. */
  unchanged: { statement: string; source?: Source }[]
  /** Of the drafts, those that are no drafts: a later paper says otherwise already. */
  outdated: number
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
  /** The format that the paper was read in. */
  format: string
}

/** What is current, in which papers that stands, and the papers of the plan. */
export interface Known {
  current: KeptStatement[]
  lastIn: Spoken['lastIn']
  papers: ReadonlyMap<string, KeptPaper>
}

/**
 * Works out what a paper adds to what is current (差分): drafts of what is new, and of the withdrawal of what it does not say any more. What a
 * later paper says otherwise is kept as rejected. Pure: equal paper and equal facts give equal rows.
 */
export function draftRows(exchange: Exchange, identified: Identified, known: Known, origin: Import): DraftRows {
  const read = readStatements(exchange, identified)
  const paper = { ...exchange.document, format: origin.format }
  const { drafts, unchanged, outdated, statementIds } = newStatements(read, known, paper, origin)
  return { drafts, unchanged, outdated, findings: keptFindings(exchange.findings, identified, statementIds) }
}

/** Findings of a paper, their subjects by the ids kept here. */
export function keptFindings(
  findings: readonly Finding[],
  { items, indicators }: Pick<Identified, 'items' | 'indicators'>,
  statementIds: ReadonlyMap<string, string>,
): Finding[] {
  return findings.map(({ subject = '', ...finding }) => {
    const kept = statementIds.get(subject) ?? indicators.get(subject) ?? items.get(subject)
    return kept === undefined ? finding : { ...finding, subject: kept }
  })
}

function newStatements(read: { id?: string; statement: Statement }[], known: Known, paper: NewPaper, origin: Import) {
  const statements = alignBlocks(
    read.map(({ statement }) => statement),
    known.current,
  )
  const before = pairWithCurrent(statements, known.current)
  const isOutdated = tellOutdated(known, paper)
  const keys = keysOf(statements)
  const statementIds = new Map<string, string>()
  const drafts: KeptStatement[] = []
  const unchanged: DraftRows['unchanged'] = []
  const repeated: (string | undefined)[] = []
  let outdated = 0
  for (const [index, statement] of statements.entries()) {
    const id = read[index]?.id
    const current = before[index]
    const same = current !== undefined && saysTheSame(current, statement)
    const keptId = same ? current.row.provenance.id : contentId(origin.document, keys[index], statement.row)
    if (id !== undefined) statementIds.set(id, keptId)
    if (same) {
      unchanged.push({ statement: keptId, ...(statement.row.source ? { source: statement.row.source } : {}) })
      repeated.push(current.row.provenance.document)
    } else if (isOutdated(statement, current)) {
      drafts.push(asOutdated(statement, keptId, origin))
      outdated += 1
    } else drafts.push(asDraft(statement, keptId, current?.row.provenance.id, origin))
  }
  const answered = new Set(before)
  const left = known.current.filter((statement) => !answered.has(statement))
  const editions = findFormerEditions(paper, known.papers, read.length, repeated)
  const withdrawn = offerWithdrawals(statements, left, { editions, isFormer: tellFormer(known, paper) }, origin)
  return {
    drafts: [...drafts.map((draft) => withReplacement(draft, statementIds)), ...withdrawn],
    unchanged,
    outdated,
    statementIds,
  }
}

/** Whether a later paper has spoken of the same already: of a figure by its very place, of words by their whole group. */
function tellOutdated({ current, lastIn }: Known, paper: NewPaper) {
  const isLater = (statement: KeptStatement) => {
    const other = lastIn(statement)
    return other !== undefined && comparePapers(paper, other) < 0
  }
  const later = new Set(current.filter(isLater).flatMap((statement) => narrativeGroup(statement) ?? []))
  return (statement: Statement, before: KeptStatement | undefined): boolean => {
    const group = narrativeGroup(statement)
    return group === undefined ? before !== undefined && isLater(before) : later.has(group)
  }
}

/** Whether a statement was read from a paper that is not later than this one: what persons said is theirs to take back. */
function tellFormer({ lastIn }: Known, paper: NewPaper) {
  return (statement: KeptStatement): boolean => {
    const other = lastIn(statement)
    return other !== undefined && comparePapers(paper, other) >= 0
  }
}

/** A statement as a draft of an import; `supersedes`: the current one that it would take the place of. */
export function asDraft(statement: Statement, id: string, supersedes: string | undefined, origin: Import): KeptStatement {
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

/** Why a statement of an older paper is kept without being asked about. */
export const outdatedReason = 'より新しい資料に別の内容があります。'

function asOutdated(statement: Statement, id: string, origin: Import): KeptStatement {
  const { row } = asDraft(statement, id, undefined, origin)
  const decision = { status: 'rejected', decidedBy: origin.saidBy, decidedAt: origin.saidAt, reason: outdatedReason } as const
  return { ...statement, row: { ...row, provenance: { ...row.provenance, ...decision } } } as KeptStatement
}

/** 変更: the observation that replaced this one within the year, by the id kept here. */
export function withReplacement(draft: KeptStatement, statementIds: Map<string, string>): KeptStatement {
  if (draft.list !== 'observations' || draft.row.supersededBy === undefined) return draft
  const { supersededBy, ...row } = draft.row
  const kept = statementIds.get(supersededBy)
  return { list: 'observations', row: kept === undefined ? row : { ...row, supersededBy: kept } }
}
