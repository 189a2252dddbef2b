import type { App } from './app.ts'
import type { Decision } from './decision.ts'

/**
 * Takes a decision of a review back (元に戻す). Nothing is erased: the accepted statement is superseded by a new draft that says the same,
 * or, where it had replaced something, by a new accepted statement that says the former value again and a draft that waits.
 * A returned draft is drafted anew. `decided` names the new drafts.
 */
export async function undoDecision(app: App, statementId: string): Promise<Decision> {
  throw new Error(`being written: ${app.body} ${statementId}`)
}
