import { findDocument } from '#store/document.ts'
import type { App } from './app.ts'

/** What a document is called (文書の表題): by itself, else by its file. `undefined` where there is no such document. */
export async function readDocumentTitle(app: App, id: string): Promise<string | undefined> {
  const document = await findDocument(app.db, app.body, id)
  return document && (document.facts.title ?? document.name)
}
