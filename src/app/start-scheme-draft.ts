import { draftScheme } from '#core/draft/scheme-draft.ts'
import type { Finding } from '#core/finding.ts'
import { findDocument } from '#store/document.ts'
import { keepFile, readFileBytes } from '#store/file.ts'
import { findSchemeDraft, keepSchemeDraft } from '#store/scheme-draft.ts'
import type { App } from './app.ts'
import { sha256 } from './content-id.ts'

/** A draft that was begun, by the SHA-256 of its file; or why the file could not be read. */
export type SchemeDraftStart = { file: string } | { problem: Finding }

/** Begins the draft of a scheme (様式の下書き) from a file that no scheme knows. One that was begun from the same file goes on. */
export async function startSchemeDraft(
  app: App,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<SchemeDraftStart> {
  const file = sha256(bytes)
  if (await findSchemeDraft(app.db, app.body, file)) return { file }
  const { readApart } = await import('#documents/read-apart.ts')
  const read = await readApart(bytes, name)
  if ('problem' in read) return { problem: read.problem }
  const drafted = draftScheme(read.content, freeName(app))
  // A sheet that does not name its body is the office's own.
  const draft = drafted.body === '' ? { ...drafted, body: app.body } : drafted
  await app.db.transaction().execute(async (trx) => {
    await keepFile(trx, app.body, { sha256: file, bytes })
    await keepSchemeDraft(trx, app.body, { file, fileName: name, draft, changedBy: app.user.id, changedAt: app.now() })
  })
  return { file }
}

/** The same from a document that is kept already, because its import failed. `undefined` where it is not there. */
export async function startSchemeDraftOf(app: App, document: string): Promise<SchemeDraftStart | undefined> {
  const kept = await findDocument(app.db, app.body, document)
  const bytes = kept && (await readFileBytes(app.db, app.body, kept.file))
  return kept && bytes && (await startSchemeDraft(app, { bytes, name: kept.name }))
}

/** `form-2026`, or the next that is free. */
function freeName({ schemes, now }: App): string {
  const base = `form-${now().slice(0, 4)}`
  const taken = new Set(schemes.map(({ name }) => name))
  let name = base
  for (let n = 2; taken.has(name); n++) name = `${base}-${n}`
  return name
}
