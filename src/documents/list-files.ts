import { open, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Finding, finding } from '#core/finding.ts'
import { type ByteSource, bytesSource, fileSource } from './byte-source.ts'
import { checkSize } from './check-size.ts'
import { findLeftOut } from './leave-out.ts'
import { type Allowance, type Archive, fullAllowance, openArchive } from './open-archive.ts'
import { walkFolder } from './walk-folder.ts'
import type { ZipEntry } from './zip-directory.ts'

/** One of many files: to be read when its turn comes, refused, or left out. `name`: its path as a person sees it, `資料.zip/商工/票.xlsx`. */
export type Listed = { name: string } & (
  | { read: () => Promise<{ bytes: Uint8Array } | { problem: Finding }> }
  | { problem: Finding }
  | { leftOut: Finding }
)

/** Where files come from: a path on the disk (file, folder or zip), or a file handed in. */
export type Origin = { path: string } | { name: string; source: ByteSource }

/** Many files, one at a time. */
export interface FileList {
  /** How many there are, as far as is known: it grows where a zip inside a zip is opened. What is left out does not count. */
  count(): number
  files(): AsyncGenerator<Listed>
}

/** A file that is opened when it is needed; `depth`: how many zips it lies in. */
interface Closed {
  name: string
  open: () => Promise<Held | { problem: Finding }>
  depth: number
  allowance?: Allowance
}

interface Held {
  source: ByteSource
  close?: () => Promise<void>
}

type Found = Closed | { name: string; problem: Finding } | { name: string; leftOut: Finding }

const isFile = (found: Found): found is Closed => 'open' in found
const isZipName = (name: string) => /\.zip$/i.test(name)

/** How deep a zip may lie: in one other zip. */
const deepest = 1

/** Lists files of folders and zips, sorted within each. Only names are held in memory; of the bytes, one file at a time. */
export async function listFiles(origins: readonly Origin[]): Promise<FileList> {
  const found = (await Promise.all(origins.map(findFiles))).flat()
  let count = found.filter((one) => !('leftOut' in one)).length
  const grow = (by: number) => {
    count += by
  }
  return {
    count: () => count,
    files: async function* () {
      for (const one of found) yield* isFile(one) ? expand(one, grow) : [one]
    },
  }
}

async function findFiles(origin: Origin): Promise<Found[]> {
  if ('source' in origin) return handedIn(origin)
  const name = basename(resolve(origin.path)).normalize('NFC')
  const found = await stat(origin.path).catch(() => undefined)
  if (!found) return [{ name, problem: finding('file-unreachable', { name: origin.path }) }]
  if (found.isFile()) return [onDisk(Buffer.from(origin.path), name)]
  if (!found.isDirectory()) return [{ name, problem: finding('file-not-regular', { name }) }]
  const walked = await walkFolder(Buffer.from(origin.path), name)
  return walked.map((one) => ('path' in one ? onDisk(one.path, one.name) : one))
}

/** A file that was handed in: as a person chose it, or among those of a folder. */
function handedIn({ name, source }: { name: string; source: ByteSource }): Found[] {
  const left = findLeftOut(name)
  if (left) return [{ name, leftOut: finding('file-left-out', { name, why: left.why }) }]
  return [{ name, open: async () => ({ source }), depth: 0 }]
}

function onDisk(path: Buffer, name: string): Closed {
  const open_ = async () => {
    const handle = await open(path).catch(() => undefined)
    if (!handle) return { problem: finding('file-unreachable', { name }) }
    return { source: fileSource(handle, (await handle.stat()).size), close: () => handle.close() }
  }
  return { name, open: open_, depth: 0 }
}

/** A file as it is, or the files in it where it is a zip of files. */
async function* expand(file: Closed, grow: (by: number) => void): AsyncGenerator<Listed> {
  const { name, depth, allowance = fullAllowance() } = file
  if (!isZipName(name)) return yield { name, read: () => readWhole(file) }
  if (depth > deepest) return yield { name, problem: finding('archive-too-deep', { name }) }
  const held = await file.open()
  if ('problem' in held) return yield { name, problem: held.problem }
  try {
    const opened = await openArchive(held.source, name, allowance)
    if ('problem' in opened) return yield { name, problem: opened.problem }
    if ('isDocument' in opened) return yield { name, read: () => readWhole(file) }
    const found = inArchive(opened.archive, file, allowance)
    grow(found.filter((one) => !('leftOut' in one)).length - 1)
    for (const one of found) yield* isFile(one) ? expand(one, grow) : [one]
  } finally {
    await held.close?.()
  }
}

async function readWhole({ name, open }: Closed): Promise<{ bytes: Uint8Array } | { problem: Finding }> {
  const held = await open()
  if ('problem' in held) return held
  try {
    const problem = checkSize(held.source.size, name)
    return problem ? { problem } : { bytes: await held.source.read(0, held.source.size) }
  } finally {
    await held.close?.()
  }
}

/** What a zip holds, sorted. A name is only ever said back: nothing is written under it, and one that climbs out is refused all the same. */
function inArchive(archive: Archive, { name: zip, depth }: Closed, allowance: Allowance): Found[] {
  const seen = new Set<string>()
  const found: Found[] = []
  const sorted = [...archive.entries].sort((one, other) => (one.path < other.path ? -1 : 1))
  for (const entry of sorted) {
    const one = tellEntry(archive, entry, `${zip}/${entry.path}`, zip, seen)
    if (one) found.push(isFile(one) ? { ...one, depth: depth + 1, allowance } : one)
  }
  return found.length > 0 ? found : [{ name: zip, leftOut: finding('folder-empty', { name: zip }) }]
}

function tellEntry(archive: Archive, entry: ZipEntry, name: string, zip: string, seen: Set<string>): Found | undefined {
  const { path } = entry
  if (/(?:^|\/)\.\.(?:\/|$)|^\/|^[A-Za-z]:|\p{Cc}/u.test(path))
    return { name, problem: finding('archive-path-outside', { name: zip, part: path.replace(/\p{Cc}/gu, '\uFFFD') }) }
  const left = findLeftOut(path)
  const told = left ? left.path : path
  if (seen.has(told)) return left ? undefined : { name, problem: finding('archive-twice', { name }) }
  seen.add(told)
  if (left) return { name, leftOut: finding('file-left-out', { name: `${zip}/${left.path}`, why: left.why }) }
  if (path.endsWith('/')) {
    const likeFile = /\.(?:xlsx|docx|pdf|html?|csv|txt|json|zip)\/$/i.test(path)
    return likeFile ? { name, leftOut: finding('folder-named-like-file', { name: name.slice(0, -1) }) } : undefined
  }
  const read = () => archive.read(entry, name)
  return { name, open: async () => openRead(await read()), depth: 0 }
}

function openRead(read: { bytes: Uint8Array } | { problem: Finding }): Held | { problem: Finding } {
  return 'problem' in read ? read : { source: bytesSource(read.bytes) }
}
