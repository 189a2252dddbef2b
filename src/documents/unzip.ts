import { constants, crc32, inflateRawSync } from 'node:zlib'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { findZipEnd, readZipEntries, type ZipEntry } from './zip-directory.ts'

/** A zip container opened for reading: parts are unpacked one by one, on demand, within the limits. */
export interface Container {
  paths: string[]
  /** The part's bytes; `undefined` where the container has no such part. */
  part(path: string): Uint8Array | undefined
  /** The first bytes of each XML part, where a document type would be declared. */
  heads(): Iterable<{ path: string; head: Uint8Array }>
}

const localSignature = 0x04034b50

/** Opens a zip container. Refuses what is broken, encrypted, too large, or names a path outside itself. */
export function openContainer(bytes: Uint8Array, name: string): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, ZipEntry>()
  for (const entry of readDirectory(view, name)) {
    if (/(^|\/)\.\.(\/|$)|^\/|^[A-Za-z]:/.test(entry.path)) refuse('part-path-outside', { name, part: entry.path })
    entries.set(entry.path, entry)
  }
  let total = 0
  return {
    paths: [...entries.keys()],
    part(path) {
      const entry = entries.get(path)
      if (entry === undefined) return undefined
      const part = unpack(view, entry, name)
      total += part.length
      if (total > limits.totalBytes) refuse('part-too-large', { name, part: path, megabytes: limits.totalBytes / 1048576 }, path)
      return part
    },
    *heads() {
      for (const entry of entries.values())
        if (/\.(?:xml|rels)$/i.test(entry.path)) yield { path: entry.path, head: headOf(view, entry, name) }
    },
  }
}

function readDirectory(view: DataView, name: string): ZipEntry[] {
  const end = findZipEnd(view, 0)
  if (end === undefined || end.count > limits.entries || end.at > view.byteLength) refuse('file-broken', { name })
  const entries = readZipEntries(new DataView(view.buffer, view.byteOffset + end.at, view.byteLength - end.at), end.count)
  if (entries === undefined) refuse('file-broken', { name })
  if (entries.some(({ encrypted }) => encrypted)) refuse('file-encrypted', { name })
  return entries
}

/** The packed bytes of an entry, where they lie in the file. */
function packedBytes(view: DataView, entry: ZipEntry, name: string): Uint8Array {
  const part = entry.path
  if (entry.at + 30 > view.byteLength || view.getUint32(entry.at, true) !== localSignature)
    refuse('file-broken', { name, part }, part)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (start + entry.packed > view.byteLength) refuse('file-broken', { name, part }, part)
  return new Uint8Array(view.buffer, view.byteOffset + start, entry.packed)
}

function headOf(view: DataView, entry: ZipEntry, name: string): Uint8Array {
  const start = packedBytes(view, entry, name).subarray(0, 4096)
  if (entry.method !== 8) return start
  try {
    return inflateRawSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return refuse('file-broken', { name, part: entry.path }, entry.path)
  }
}

function unpack(view: DataView, entry: ZipEntry, name: string): Uint8Array {
  const part = entry.path
  if (entry.unpacked > limits.partBytes) refuse('part-too-large', { name, part, megabytes: limits.partBytes / 1048576 }, part)
  const packed = packedBytes(view, entry, name)
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry, name)
  if (unpacked.length !== entry.unpacked || crc32(unpacked) !== entry.crc) refuse('file-broken', { name, part }, part)
  return unpacked
}

/** Inflates no further than the limit, whatever the directory declares. */
function inflate(packed: Uint8Array, entry: ZipEntry, name: string): Uint8Array {
  if (entry.method !== 8) refuse('file-broken', { name, part: entry.path }, entry.path)
  try {
    return inflateRawSync(packed, { maxOutputLength: limits.partBytes })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (tooLarge) refuse('part-too-large', { name, part: entry.path, megabytes: limits.partBytes / 1048576 }, entry.path)
    return refuse('file-broken', { name, part: entry.path }, entry.path)
  }
}
