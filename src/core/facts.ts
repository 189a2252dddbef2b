import type { Budget, Evaluation, Narrative, Stage, Term } from './exchange.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Observation } from './observation.ts'
import type { Indicator, Item } from './plan.ts'
import type { IsoDate } from './source.ts'

/** 下書き → 確定, or 差戻し (to be corrected and said again) or 却下. Only ever forward. */
export type StatementStatus = 'draft' | 'accepted' | 'returned' | 'rejected'

/** Who said a statement, when, from what, and what became of it. */
export interface Provenance {
  id: string
  status: StatementStatus
  /** Id of the document it was read from; absent when a person said it. */
  document?: string
  /** Id of the person who said it, or who imported the document. */
  saidBy: string
  /** ISO 8601 instant. */
  saidAt: string
  /** Id of the statement it corrects. */
  supersedes?: string
  /** 取消: it takes back the statement that it supersedes and says nothing in its place. */
  withdraws?: boolean
  decidedBy?: string
  decidedAt?: string
  /** Reason for 差戻し or 却下. */
  reason?: string
}

/** A statement with its provenance. Absent where facts come straight from a document, unsaved. */
export type Stated<Row> = Row & { provenance?: Provenance }

/** A narrative with the year and paper it belongs to (in an exchange file these stand on the document). */
export type YearNarrative = Narrative & { fiscalYear?: FiscalYear; stage?: Stage; asOf?: IsoDate; order?: number }

/** What is known of a plan: identity, and the statements current for it. Input of `fillSheet`. */
export interface Facts {
  items: Item[]
  indicators: Indicator[]
  observations: Stated<Observation>[]
  budgets: Stated<Budget>[]
  evaluations: Stated<Evaluation>[]
  narratives: Stated<YearNarrative>[]
  terms: Term[]
}
