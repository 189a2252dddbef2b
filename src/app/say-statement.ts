import type { BudgetStage, NarrativeRole, ObservationMeasure, Stage } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { App } from './app.ts'
import type { StatementView } from './statement-view.ts'

/** What a new statement speaks of, where nothing stands there yet. */
export type About =
  | { list: 'observations'; indicator: string; measure: ObservationMeasure; fiscalYear: number; asOf?: string }
  | { list: 'budgets'; item: string; fiscalYear: number; stage: BudgetStage; relisted?: boolean }
  | { list: 'evaluations'; item: string; fiscalYear: number; stage?: Stage; evaluator: 'self' | 'external' }
  | { list: 'narratives'; item: string; role: NarrativeRole; fiscalYear: number; stage?: Stage; order?: number }

/** A person's words on one place of a sheet. `basedOn`: id of the statement the person saw there. Empty `text` says 「空欄」 and is refused. */
export type Saying = ({ basedOn: string } | { about: About }) & { text: string; reason?: string }

/** `conflict`: somebody else said something there in the meantime; their statement is given, and nothing was changed. */
export type Said = { said: string } | { unchanged: string } | { conflict: StatementView } | { refused: Finding }

/** Says one value on a sheet (編集): a new accepted statement by the person, superseding the one it was based on. */
export async function sayStatement(app: App, saying: Saying): Promise<Said> {
  throw new Error(`being written: ${app.body} ${saying.text}`)
}
