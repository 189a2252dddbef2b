import { sql } from 'kysely'
import { finding } from '#core/finding.ts'
import type { FileList, Listed } from '#documents/list-files.ts'
import type { App } from './app.ts'
import { type ImportResult, importDocument } from './import-document.ts'

/**
 * What became of one of many files: 読取 · 取込済み (the same bytes as before) · 様式なし (nothing recognised in it) · 読めない (refused) ·
 * 除外 (left out: hidden and lock files).
 */
export const outcomeKinds = ['read', 'known', 'nothing', 'refused', 'leftOut'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** One of many files, and what became of it. */
export interface FileOutcome {
  /** Its path as a person sees it. */
  name: string
  kind: OutcomeKind
  /** One Japanese sentence or two. */
  message: string
  /** The kept document, of those that were read or tried. */
  document?: string
  /** Drafts that wait for review. */
  drafts: number
  /** Statements that say what is known already. */
  unchanged: number
}

/** How many files are imported: overrides for all of them. */
export interface ManyOptions {
  scheme?: string
  plan?: string
  /** Our own mistakes, told to whoever looks after the program. */
  report?: (error: unknown) => void
}

/**
 * Imports many files (まとめて取込), one after the other, each in a transaction of its own: whatever becomes of one, the others are read.
 * Who asks for no more outcomes stops between two files. Throws only where the database itself is gone.
 */
export async function* importMany(app: App, list: FileList, options: ManyOptions = {}): AsyncGenerator<FileOutcome> {
  for await (const file of list.files()) yield await importListed(app, file, options)
}

/** Imports one file of a list; whatever is wrong with it is its outcome. Throws only where the database itself is gone. */
export async function importListed(app: App, file: Listed, { scheme, plan, report }: ManyOptions): Promise<FileOutcome> {
  const none = { name: file.name, drafts: 0, unchanged: 0 }
  if ('leftOut' in file) return { ...none, kind: 'leftOut', message: file.leftOut.message }
  if ('problem' in file) return { ...none, kind: 'refused', message: file.problem.message }
  try {
    const read = await file.read()
    if ('problem' in read) return { ...none, kind: 'refused', message: read.problem.message }
    const name = file.name.split('/').at(-1) ?? file.name
    const overrides = { ...(scheme === undefined ? {} : { scheme }), ...(plan === undefined ? {} : { plan }) }
    return tellOutcome(file.name, await importDocument(app, { bytes: read.bytes, name, ...overrides }))
  } catch (error) {
    await sql`select 1`.execute(app.db) // a database that is gone ends everything
    report?.(error)
    return { ...none, kind: 'refused', message: finding('import-failed', { name: file.name }).message }
  }
}

function tellOutcome(name: string, { outcome, message, document, drafts, unchanged, findings }: ImportResult): FileOutcome {
  const isUnknown = findings.some(({ code }) => code === 'scheme-unknown')
  const kind =
    outcome === 'known'
      ? 'known'
      : outcome === 'failed'
        ? isUnknown
          ? 'nothing'
          : 'refused'
        : drafts + unchanged > 0
          ? 'read'
          : 'nothing'
  return { name, kind, message, document, drafts, unchanged }
}
