import type { Finding } from '#core/finding.ts'
import type { App } from './app.ts'
import { findHandedOut, type HandedOut, refuseOther } from './find-handed-out.ts'
import { importExchange, isExchangeFile } from './import-exchange.ts'
import { keepCollected } from './keep-collected.ts'
import { keepFailure, keepImport } from './keep-import.ts'
import { readAndMatch, type Understood } from './read-and-match.ts'

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
  /** It is a file of a hand-out come back (回収): that nothing was changed in it is an answer too. */
  isBack?: true
  newItems: number
  newIndicators: number
  findings: Finding[]
}

/** A file to import: its bytes, its name, an override of scheme or plan (ids), and who filled it in (記入者) where it was handed out. */
export interface FileToImport {
  bytes: Uint8Array
  name: string
  scheme?: string
  plan?: string
  by?: string
}

/** Imports a file: keeps it by its SHA-256 and drafts its statements, all in one transaction. */
export async function importDocument(app: App, file: FileToImport): Promise<ImportResult> {
  const keep = await readyImport(app, file)
  return await keep()
}

/** Reads a file, asking the database only what was handed out; the function that is given back keeps what was read, once. */
export async function readyImport(app: App, file: FileToImport): Promise<() => Promise<ImportResult>> {
  if (isExchangeFile(file)) return () => importExchange(app, file)
  const handedOut = await findHandedOut(app, file)
  if (handedOut && 'refused' in handedOut) return () => keepFailure(app, file, 'unknown', [handedOut.refused])
  const isBack = handedOut !== undefined && 'handOut' in handedOut
  const understood = await readAndMatch(app.schemes, { ...file, cells: isBack })
  if ('findings' in understood) return () => keepFailure(app, file, understood.format ?? 'unknown', understood.findings)
  if (isBack) return readyCollected(app, { file, handedOut, ...understood })
  const { exchange } = understood
  const told = handedOut ? { ...exchange, findings: [...exchange.findings, handedOut.unknown] } : exchange
  return () => keepImport(app, { file, ...understood, exchange: told })
}

/** A file that came back is compared with what was given out, unless something else has come to stand in it. */
function readyCollected(
  app: App,
  readied: Understood & { file: FileToImport; handedOut: HandedOut },
): () => Promise<ImportResult> {
  const { file, format, handedOut, content } = readied
  const other = refuseOther(app, file.name, handedOut, readied)
  if (other) return () => keepFailure(app, file, format, [other])
  return () => keepCollected(app, { ...readied, content: content ?? { grids: [] } })
}
