import { sql } from 'kysely'
import { finding } from '#core/finding.ts'
import type { FileList, Listed } from '#documents/list-files.ts'
import type { App } from './app.ts'
import { type ImportResult, readyImport } from './import-document.ts'

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
  /** 記入者 of the files, where they were handed out. */
  by?: string
  /** Our own mistakes, told to whoever looks after the program. */
  report?: (error: unknown) => void
}

/**
 * Imports many files (まとめて取込) in their order, each in a transaction of its own: whatever becomes of one, the others are read.
 * While the database keeps one, the next is read, and no further one: memory holds two at most. Who asks for no more outcomes
 * stops between two files. Throws only where the database itself is gone.
 */
export async function* importMany(app: App, list: FileList, options: ManyOptions = {}): AsyncGenerator<FileOutcome> {
  let reading: Promise<Ready> | undefined
  let keeping: Promise<FileOutcome> | undefined
  try {
    for await (const file of list.files()) {
      reading = readListed(app, file, options)
      if (keeping) yield await keeping
      const { keep, size }: Ready = await reading
      keeping = keep()
      keeping.catch(() => undefined) // it is waited for when the next file is begun
      if (size <= largeBytes) continue
      yield await keeping
      keeping = undefined
    }
    if (keeping) yield await keeping
  } finally {
    await reading // nothing goes on behind the back of who stopped
  }
}

/** Imports one file of a list; whatever is wrong with it is its outcome. Throws only where the database itself is gone. */
export async function importListed(app: App, file: Listed, options: ManyOptions): Promise<FileOutcome> {
  const { keep } = await readListed(app, file, options)
  return await keep()
}

/** A file of more bytes is not kept while the next is read: what two such files say would lie in memory together. */
const largeBytes = 4 * 1024 * 1024

/** A file that was read. */
interface Ready {
  /** Keeps what was read, and says what became of it. */
  keep: () => Promise<FileOutcome>
  /** Its bytes. */
  size: number
}

/** Reads one file of a list, without the database. Never rejects: what is wrong comes with its keeping. */
async function readListed(app: App, file: Listed, { scheme, plan, by, report }: ManyOptions): Promise<Ready> {
  const none = { name: file.name, drafts: 0, unchanged: 0 }
  const refuse = async (message: string): Promise<FileOutcome> => ({ ...none, kind: 'refused', message })
  const refused = (message: string): Ready => ({ keep: () => refuse(message), size: 0 })
  if ('leftOut' in file) return { keep: async () => ({ ...none, kind: 'leftOut', message: file.leftOut.message }), size: 0 }
  if ('problem' in file) return refused(file.problem.message)
  const fail = async (error: unknown): Promise<FileOutcome> => {
    await sql`select 1`.execute(app.db) // a database that is gone ends everything
    report?.(error)
    return await refuse(finding('import-failed', { name: file.name }).message)
  }
  try {
    const read = await file.read()
    if ('problem' in read) return refused(read.problem.message)
    const name = file.name.split('/').at(-1) ?? file.name
    const overrides = {
      ...(scheme === undefined ? {} : { scheme }),
      ...(plan === undefined ? {} : { plan }),
      ...(by === undefined ? {} : { by }),
    }
    const keep = await readyImport(app, { bytes: read.bytes, name, ...overrides })
    return { keep: () => keep().then((result) => tellOutcome(file.name, result), fail), size: read.bytes.length }
  } catch (error) {
    return { keep: () => fail(error), size: 0 }
  }
}

function tellOutcome(name: string, result: ImportResult): FileOutcome {
  const { outcome, message, document, drafts, unchanged, findings, isBack } = result
  const isUnknown = findings.some(({ code }) => code === 'scheme-unknown')
  const kind =
    outcome === 'known'
      ? 'known'
      : outcome === 'failed'
        ? isUnknown
          ? 'nothing'
          : 'refused'
        : isBack || drafts + unchanged > 0
          ? 'read'
          : 'nothing'
  return { name, kind, message, document, drafts, unchanged }
}
