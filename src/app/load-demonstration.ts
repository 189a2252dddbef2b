import { readdir, readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { findBody, keepBody } from '#store/body.ts'
import { findDocument, listDocuments } from '#store/document.ts'
import { acceptDrafts } from './accept-drafts.ts'
import type { App } from './app.ts'
import { importDocument } from './import-document.ts'
import { actAs } from './open-app.ts'
import { publish } from './publish.ts'

/**
 * Loads the demonstration (実演データ) into an empty ledger: imports, accepts and publishes, as a person of its own. Of each example the
 * paper (`documents/<name>.html`) is taken where there is one, so that its figures lead back to cells, else the data (`<name>.json`).
 * A ledger that holds anything stays as it is. Returns how many papers were loaded.
 */
export async function loadDemonstration(app: App, folder: string): Promise<number> {
  if ((await listDocuments(app.db, app.body)).length > 0) return 0
  const papers = await listPapers(folder)
  if (papers.length === 0) return 0
  const demonstrator = await actAs(app, { id: 'demonstration', name: 'デモ担当' })
  // One after the other: each may know items that the one before has brought.
  for (const path of papers) await loadOne(demonstrator, path)
  const body = await findBody(app.db, app.body)
  await keepBody(app.db, { body: app.body, name: '実演データ', code: body?.code ?? null })
  return papers.length
}

async function listPapers(folder: string): Promise<string[]> {
  const list = async (path: string) =>
    (await readdir(path, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile())
  const documents = (await list(join(folder, 'documents'))).map(({ name }) => name).filter((name) => !name.startsWith('.'))
  const drawn = new Set(documents.map((name) => parse(name).name))
  const data = (await list(folder))
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.json') && !drawn.has(parse(name).name))
  return [...documents.map((name) => join(folder, 'documents', name)), ...data.map((name) => join(folder, name))].sort()
}

async function loadOne(app: App, path: string): Promise<void> {
  const name = parse(path).base
  const result = await importDocument(app, { bytes: new Uint8Array(await readFile(path)), name })
  if (result.outcome === 'failed' || result.plan === undefined) throw new Error(`${name}: ${result.message}`)
  await acceptDrafts(app, result.document, { all: true, suggested: true })
  const document = await findDocument(app.db, app.body, result.document)
  if (document?.facts.fiscalYear !== undefined) await publish(app, result.plan, document.facts.fiscalYear)
}
