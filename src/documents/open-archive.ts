import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { type Finding, finding } from '#core/finding.ts'
import type { ByteSource } from './byte-source.ts'
import { checkSize } from './check-size.ts'
import { limits, listingLimits } from './limits.ts'
import { findZipEnd, readZipEntries, type ZipEntry, zipTailBytes } from './zip-directory.ts'

/** How much may still be taken of one zip, the zips in it included: it shrinks with each that is opened. */
export interface Allowance {
  files: number
  bytes: number
}

export const fullAllowance = (): Allowance => ({ files: listingLimits.archiveFiles, bytes: listingLimits.archiveBytes })

/** A zip of files, opened: its files by path, read one at a time. */
export interface Archive {
  entries: ZipEntry[]
  read(entry: ZipEntry, name: string): Promise<{ bytes: Uint8Array } | { problem: Finding }>
}

/** What a zip is: files to be read one by one, a document by itself (.xlsx and the like are zips too), or not to be opened. */
export type Opened = { archive: Archive } | { isDocument: true } | { problem: Finding }

const localSignature = 0x04034b50
const inflate = promisify(inflateRaw)
const megabytes = listingLimits.archiveBytes / 1048576

/**
 * Opens a zip of files (ZIP). Only its directory is read; nothing of it is ever written anywhere. Refused as a whole is what is broken,
 * has too many entries, or grows beyond measure; what is wrong with one entry is said when that is read.
 */
export async function openArchive(source: ByteSource, name: string, allowance: Allowance): Promise<Opened> {
  const tailAt = Math.max(0, source.size - zipTailBytes)
  const end = findZipEnd(viewOf(await source.read(tailAt, zipTailBytes)), tailAt)
  if (!end || end.at + end.size > source.size) return { problem: finding('file-broken', { name }) }
  if (end.count > allowance.files || end.size > listingLimits.directoryBytes)
    return { problem: finding('archive-too-many', { name, count: end.count, limit: listingLimits.archiveFiles }) }
  const entries = readZipEntries(viewOf(await source.read(end.at, end.size)), end.count)
  if (!entries) return { problem: finding('file-broken', { name }) }
  if (isDocument(entries)) return { isDocument: true }
  const problem = measure(entries, source.size, name, allowance)
  if (problem) return { problem }
  return { archive: { entries, read: (entry, entryName) => readEntry(source, entry, entryName) } }
}

/** Whether a zip is an Office or OpenDocument file by itself. */
function isDocument(entries: ZipEntry[]): boolean {
  return entries.some(
    ({ path }) => path === '[Content_Types].xml' || path === 'mimetype' || /^(?:xl|word|ppt)\/.*\.xml$/.test(path),
  )
}

/** Takes the zip's size off the allowance. Entries that together are longer than the zip lie over one another: only a bomb does that. */
function measure(entries: ZipEntry[], size: number, name: string, allowance: Allowance): Finding | undefined {
  const total = (of: 'packed' | 'unpacked') => entries.reduce((sum, entry) => sum + entry[of], 0)
  if (total('packed') > size) return finding('archive-too-dense', { name })
  if (total('unpacked') > allowance.bytes) return finding('archive-too-large', { name, megabytes })
  allowance.files -= entries.length
  allowance.bytes -= total('unpacked')
  return undefined
}

async function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  name: string,
): Promise<{ bytes: Uint8Array } | { problem: Finding }> {
  const problem = refuseEntry(entry, name)
  if (problem) return { problem }
  const broken = { problem: finding('file-broken', { name }) }
  const head = viewOf(await source.read(entry.at, 30))
  if (head.byteLength < 30 || head.getUint32(0, true) !== localSignature) return broken
  const packed = await source.read(entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true), entry.packed)
  if (packed.length < entry.packed) return broken
  const bytes = entry.method === 0 ? packed : await unpack(packed, entry.unpacked)
  return bytes?.length === entry.unpacked && crc32(bytes) === entry.crc ? { bytes } : broken
}

/** What can be said of an entry before it is unpacked. */
function refuseEntry({ encrypted, link, method, packed, unpacked }: ZipEntry, name: string): Finding | undefined {
  if (encrypted) return finding('file-encrypted', { name })
  if (link) return finding('archive-link', { name })
  if (method !== 0 && method !== 8) return finding('archive-method', { name })
  if (unpacked > listingLimits.ratioFrom && unpacked > packed * listingLimits.ratio) return finding('archive-too-dense', { name })
  return checkSize(unpacked, name)
}

/** Unpacks off the main thread, and no further than the directory declares. */
async function unpack(packed: Uint8Array, unpacked: number): Promise<Uint8Array | undefined> {
  try {
    return await inflate(packed, { maxOutputLength: Math.min(unpacked + 1, limits.fileBytes) })
  } catch {
    return undefined
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
