import type { StatementStatus } from '#core/facts.ts'

/** Which list of the exchange format a statement stands in: 指標の数値, 事業費, 評価, 記述. */
export type StatementList = 'observations' | 'budgets' | 'evaluations' | 'narratives'

/** A statement in words, as every list of statements shows it. */
export interface StatementView {
  id: string
  list: StatementList
  status: StatementStatus
  item: { id: string; title: string; code?: string }
  indicator?: { id: string; name: string; unit?: string }
  fiscalYear?: number
  /** What is spoken of, in words: 「交流会の開催件数　平成25年度　実績」. */
  about: string
  /** Its value in words: 「3,400人以上」「10,050千円（再掲）」「AⅡ」, or the text itself. */
  value: string
  /** The same as a person types it, to begin a correction with; multi-line for words. */
  editable: string
}
