import { currentStatements } from './current-statement.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { groupBy } from './group-by.ts'
import type { KeptStatement, Statement } from './statement.ts'
import { saysTheSame, statementKey } from './statement-key.ts'

/** A hand-out (配布): the sheets of a plan's year as files, given out to be filled in outside. */
export interface HandOut {
  id: string
  plan: string
  /** Name of the scheme whose form they are on. */
  scheme: string
  fiscalYear: FiscalYear
  /** Id of the person who handed out. */
  by: string
  /** ISO 8601 instant: what was current then is what the files say. */
  at: string
  /** 担当課: whose sheets were chosen; empty where sections were not asked for. */
  sections: string[]
}

/** A file that came back (回収): which file of a hand-out it is, and who filled it in. */
export interface Collection {
  /** Id of the document that it was imported as. */
  document: string
  handOut: string
  /** Which of the hand-out's files, from 1. */
  file: number
  /** 記入者: as a person has told or confirmed. */
  filledBy?: string
  /** Who saved the file last, as the file says: a suggestion only. */
  lastSavedBy?: string
}

/**
 * A place that was changed both outside and in the ledger (両側の変更), otherwise here than there. Nothing is overwritten: a person chooses.
 * Each is absent where nothing stood, or stands, there.
 */
export interface Conflict {
  handedOut?: KeptStatement
  ledger?: KeptStatement
}

/** What was current at an instant (その時点の値): statements are only ever added, so nothing has to be kept for it. */
export function currentAt(statements: readonly KeptStatement[], at: string): KeptStatement[] {
  return currentStatements(statements.filter(({ row: { provenance } }) => (provenance.decidedAt ?? provenance.saidAt) <= at))
}

/**
 * Which drafts of a collected file stand where the ledger has moved on since the hand-out, to something else than either. `related`: every
 * statement in their places, of every status; `at`: the instant of the hand-out.
 */
export function findConflicts(
  drafts: readonly KeptStatement[],
  related: readonly KeptStatement[],
  at: string,
): Map<KeptStatement, Conflict> {
  const then = groupBy(currentAt(related, at), statementKey)
  const now = groupBy(currentStatements(related), statementKey)
  const conflicts = new Map<KeptStatement, Conflict>()
  for (const draft of drafts) {
    if (draft.row.provenance.status !== 'draft' || draft.row.provenance.withdraws) continue
    const key = statementKey(draft)
    const conflict = conflictOf(draft, then.get(key) ?? [], now.get(key) ?? [])
    if (conflict) conflicts.set(draft, conflict)
  }
  return conflicts
}

/** Two figures of one place (a total and its part) stand beside each other: what has not moved is no matter of the other. */
function conflictOf(draft: KeptStatement, then: KeptStatement[], now: KeptStatement[]): Conflict | undefined {
  const { supersedes, document } = draft.row.provenance
  const arrived = now.filter((one) => !then.includes(one))
  const left = then.filter((one) => !now.includes(one))
  if (now.some((one) => one.row.provenance.id === supersedes && then.includes(one))) return undefined
  const ledger =
    arrived.find(({ row }) => row.provenance.id === supersedes) ??
    arrived.find(({ row }) => row.provenance.document !== document || document === undefined)
  const [handedOut] = left
  if (!ledger && (arrived.length > 0 || !handedOut)) return undefined
  if (ledger && !isAtOdds(draft, handedOut, ledger)) return undefined
  return { ...(handedOut ? { handedOut } : {}), ...(ledger ? { ledger } : {}) }
}

/** Whether the ledger moved on in what the draft says otherwise; of a grade and its reason each by itself. */
function isAtOdds(draft: KeptStatement, handedOut: KeptStatement | undefined, ledger: KeptStatement): boolean {
  const [drafted, before, now] = [facetsOf(draft), handedOut && facetsOf(handedOut), facetsOf(ledger)]
  return now.some((facet, n) => {
    const has = (other: Statement | undefined) => other !== undefined && saysTheSame(other, facet)
    return !has(before?.[n]) && !has(drafted[n])
  })
}

/** What of a statement is written in cells of its own: a grade (評価) and its reason (理由); anything else is one. */
export function facetsOf(statement: Statement): Statement[] {
  if (statement.list !== 'evaluations') return [statement]
  const { comment, grades, forecast, ...row } = statement.row
  return [
    { list: 'evaluations', row: { ...row, grades, ...(forecast === undefined ? {} : { forecast }) } },
    { list: 'evaluations', row: { ...row, grades: [], ...(comment === undefined ? {} : { comment }) } },
  ]
}
