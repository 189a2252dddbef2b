import type { Finding } from '#core/finding.ts'
import type { App } from './app.ts'
import { importExchange, isExchangeFile } from './import-exchange.ts'
import { keepFailure, keepImport } from './keep-import.ts'
import { readAndMatch } from './read-and-match.ts'

/** What an import (取込) came to. */
export interface ImportResult {
  /** Id of the kept document. */
  document: string
  /** `drafted`: drafts wait for review · `known`: the same bytes were imported before, nothing was added · `failed`: only document and findings are kept */
  outcome: 'drafted' | 'known' | 'failed'
  /** One Japanese sentence that says what happened. */
  message: string
  /** Plan that the drafts belong to; absent when failed. */
  plan?: string
  scheme?: string
  /** Draft statements added. */
  drafts: number
  /** Statements that say exactly what is known already, hence not drafted (変更なし). */
  unchanged: number
  newItems: number
  newIndicators: number
  findings: Finding[]
}

/** A file to import: its bytes, its name, and an override of scheme or plan (ids). */
export interface FileToImport {
  bytes: Uint8Array
  name: string
  scheme?: string
  plan?: string
}

/** Imports a file: keeps it by its SHA-256 and drafts its statements, all in one transaction. */
export async function importDocument(app: App, file: FileToImport): Promise<ImportResult> {
  const keep = await readyImport(app, file)
  return await keep()
}

/** Reads a file without the database; the function that is given back keeps what was read, once. */
export async function readyImport(app: App, file: FileToImport): Promise<() => Promise<ImportResult>> {
  if (isExchangeFile(file)) return () => importExchange(app, file)
  const understood = await readAndMatch(app.schemes, file)
  if ('findings' in understood) return () => keepFailure(app, file, understood.format ?? 'unknown', understood.findings)
  return () => keepImport(app, { file, ...understood })
}
