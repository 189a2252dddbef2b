import type { App } from './app.ts'
import type { DocumentView } from './document-view.ts'

/** Imported documents, newest first. `waiting`: only those with drafts that wait. */
export async function listDocuments(
  app: App,
  filter: { waiting?: boolean; plan?: string; limit?: number } = {},
): Promise<DocumentView[]> {
  throw new Error(`being written: ${app.body} ${filter.limit}`)
}
