import type { App } from './app.ts'

/** A file to hand out. */
export interface Download {
  name: string
  /** Media type, `application/json; charset=utf-8`. */
  type: string
  bytes: Uint8Array
}

/** What a publication is offered as. `sheet`: xlsx in the scheme's template, or a csv of its figures, of one item. */
export type DownloadKind =
  | { kind: 'exchange' }
  | { kind: 'package' }
  | { kind: 'publication' }
  | { kind: 'xlsx'; item: string }
  | { kind: 'csv'; item: string }

/** A published file; `undefined` where there is no such publication, item or template. */
export async function downloadPublished(app: App, publicationId: string, wanted: DownloadKind): Promise<Download | undefined> {
  throw new Error(`being written: ${app.body} ${publicationId} ${wanted.kind}`)
}

/** The kept file of an imported document, byte for byte; staff only. */
export async function downloadDocument(app: App, documentId: string): Promise<Download | undefined> {
  throw new Error(`being written: ${app.body} ${documentId}`)
}
