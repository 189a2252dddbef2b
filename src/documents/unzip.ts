import { constants, crc32, inflateRawSync } from 'node:zlib'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'

/** One entry as the container's directory lists it; nothing is unpacked yet. */
interface Entry {
  path: string
  method: number
  crc: number
  packed: number
  unpacked: number
  at: number
}

/** A zip container opened for reading: parts are unpacked one by one, on demand, within the limits. */
export interface Container {
  paths: string[]
  /** The part's bytes; `undefined` where the container has no such part. */
  part(path: string): Uint8Array | undefined
  /** The first bytes of each XML part, where a document type would be declared. */
  heads(): Iterable<{ path: string; head: Uint8Array }>
}

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const unknown32 = 0xffffffff

/** Opens a zip container. Refuses what is broken, encrypted, too large, or names a path outside itself. */
export function openContainer(bytes: Uint8Array, name: string): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
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

function readDirectory(view: DataView, name: string): Entry[] {
  const end = findEnd(view)
  if (end === undefined) refuse('file-broken', { name })
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) refuse('file-broken', { name })
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralSignature) refuse('file-broken', { name })
    if ((view.getUint16(at + 8, true) & 1) === 1) refuse('file-encrypted', { name })
    const pathLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    if (at + 46 + pathLength + extraLength > view.byteLength) refuse('file-broken', { name })
    entries.push({ path: pathAt(view, at + 46, pathLength), ...sizesOf(view, at, at + 46 + pathLength, extraLength) })
    at += 46 + pathLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return undefined
}

function pathAt(view: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length)).replaceAll('\\', '/')
}

/** Sizes and offset of an entry; what does not fit in 32 bits stands in the zip64 extra field. */
function sizesOf(view: DataView, at: number, extraAt: number, extraLength: number): Omit<Entry, 'path'> {
  const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    const end = Math.min(field + 4 + view.getUint16(field + 2, true), extraAt + extraLength)
    let wide = field + 4
    for (const [index, size] of sizes.entries()) {
      if (size !== unknown32 || wide + 8 > end) continue
      sizes[index] = Number(view.getBigUint64(wide, true))
      wide += 8
    }
  }
  const [unpacked = unknown32, packed = unknown32, offset = unknown32] = sizes
  return { method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, unpacked, at: offset }
}

/** The packed bytes of an entry, where they lie in the file. */
function packedBytes(view: DataView, entry: Entry, name: string): Uint8Array {
  const part = entry.path
  if (entry.at + 30 > view.byteLength || view.getUint32(entry.at, true) !== localSignature)
    refuse('file-broken', { name, part }, part)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (start + entry.packed > view.byteLength) refuse('file-broken', { name, part }, part)
  return new Uint8Array(view.buffer, view.byteOffset + start, entry.packed)
}

function headOf(view: DataView, entry: Entry, name: string): Uint8Array {
  const start = packedBytes(view, entry, name).subarray(0, 4096)
  if (entry.method !== 8) return start
  try {
    return inflateRawSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return refuse('file-broken', { name, part: entry.path }, entry.path)
  }
}

function unpack(view: DataView, entry: Entry, name: string): Uint8Array {
  const part = entry.path
  if (entry.unpacked > limits.partBytes) refuse('part-too-large', { name, part, megabytes: limits.partBytes / 1048576 }, part)
  const packed = packedBytes(view, entry, name)
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry, name)
  if (unpacked.length !== entry.unpacked || crc32(unpacked) !== entry.crc) refuse('file-broken', { name, part }, part)
  return unpacked
}

/** Inflates no further than the limit, whatever the directory declares. */
function inflate(packed: Uint8Array, entry: Entry, name: string): Uint8Array {
  if (entry.method !== 8) refuse('file-broken', { name, part: entry.path }, entry.path)
  try {
    return inflateRawSync(packed, { maxOutputLength: limits.partBytes })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (tooLarge) refuse('part-too-large', { name, part: entry.path, megabytes: limits.partBytes / 1048576 }, entry.path)
    return refuse('file-broken', { name, part: entry.path }, entry.path)
  }
}
