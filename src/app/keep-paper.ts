import type { Kysely } from 'kysely'
import type { DocumentFacts } from '#core/exchange.ts'
import { findDocument, insertDocument } from '#store/document.ts'
import { keepFile } from '#store/file.ts'
import type { Tables } from '#store/tables.ts'
import type { App } from './app.ts'
import { contentId, sha256 } from './content-id.ts'
import type { FileToImport, ImportResult } from './import-document.ts'

/** A file with what it was read as; without, it could not be understood. */
export interface PaperRead {
  format: string
  facts: DocumentFacts
  as?: { scheme: string; plan: string }
}

/** Keeps a file and its document (文書), which is named by both: the same bytes once more are not new. */
export async function keepPaper(
  trx: Kysely<Tables>,
  app: App,
  file: FileToImport,
  { format, facts, as }: PaperRead,
): Promise<{ document: string; isNew: boolean; importedAt: string }> {
  const sha = sha256(file.bytes)
  const document = as ? contentId(sha, as.scheme, as.plan) : contentId(sha, 'not understood')
  const importedAt = app.now()
  await keepFile(trx, app.body, { sha256: sha, bytes: file.bytes })
  const isNew = await insertDocument(trx, app.body, {
    ...{ id: document, file: sha, name: file.name, format, facts },
    ...as,
    ...{ importedBy: app.user.id, importedAt },
  })
  return { document, isNew, importedAt }
}

/** Tells of a file whose bytes were imported before (取込済み), under the same name or another. */
export async function tellKnown(
  trx: Kysely<Tables>,
  app: App,
  kept: { document: string; plan: string; scheme: string },
  name: string,
): Promise<ImportResult> {
  const first = await findDocument(trx, app.body, kept.document)
  const same = first === undefined || first.name === name ? '' : `の「${first.name}」と同じ内容`
  return {
    ...kept,
    outcome: 'known',
    message: `「${name}」は取込済み${same}です。何も加えていません。`,
    drafts: 0,
    unchanged: 0,
    newItems: 0,
    newIndicators: 0,
    findings: [],
  }
}
