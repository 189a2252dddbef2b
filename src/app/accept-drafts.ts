import type { App } from './app.ts'
import type { Decision } from './decision.ts'

/** Which drafts: those named, every one that waits, or every one that is exact and without a finding. */
export type DraftChoice = { ids: string[] } | { all: true } | { exact: true }

/**
 * Accepts drafts of a document (確定). Their indicators, items and ancestors are accepted with them. What is decided already stays as it is.
 * A person's grade is never overwritten by `all` or `exact`: such a draft goes on waiting until it is named.
 */
export async function acceptDrafts(app: App, documentId: string, choice: DraftChoice): Promise<Decision> {
  throw new Error(`being written: ${app.body} ${documentId} ${Object.keys(choice)}`)
}
