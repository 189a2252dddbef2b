import type { Source } from '#core/exchange.ts'
import type { App } from './app.ts'
import type { StatementView } from './statement-view.ts'

/** One version of a value. */
export interface StatementVersion extends StatementView {
  /** It is what the sheet shows today. */
  current: boolean
  /** Where it was read; absent when a person said it of their own knowledge. */
  source?: Source & { document: { id: string; title: string; name: string } }
  /** Value of the version it superseded. */
  before?: string
  /** Names of persons; staff only. */
  saidBy: string
  saidAt: string
  decidedBy?: string
  decidedAt?: string
  reason?: string
}

/** Everything ever said of one thing (履歴), newest first. */
export interface StatementHistory {
  about: string
  item: { id: string; title: string; code?: string }
  versions: StatementVersion[]
}

/** Opens the history of what a statement speaks of; `undefined` where there is no such statement. */
export async function openHistory(app: App, statementId: string): Promise<StatementHistory | undefined> {
  throw new Error(`being written: ${app.body} ${statementId}`)
}
