import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

const deflate = promisify(deflateRaw)
/** Names are UTF-8. */
const utf8Names = 0x0800
const deflated = 8
const version = 20

interface Packed {
  name: Buffer
  bytes: Buffer
  crc: number
  length: number
}

/**
 * Files as one zip (ZIP), dated as given (ISO 8601, UTC). They are packed outside this thread, one after the other: a server goes on
 * answering. Equal files and date give equal bytes.
 */
export async function zipFiles(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  created: string,
): Promise<Uint8Array> {
  const stamp = stampOf(new Date(created))
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, bytes] of files) {
    const packed = { name: Buffer.from(name), bytes: await deflate(bytes), crc: crc32(bytes), length: bytes.length }
    const local = localHeader(packed, stamp)
    parts.push(local, packed.name, packed.bytes)
    directory.push(centralHeader(packed, stamp, at), packed.name)
    at += local.length + packed.name.length + packed.bytes.length
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([...parts, listed, endOf(files.length, listed.length, at)])
}

/** Date and time as a zip has them: two seconds are the least. */
const stampOf = (at: Date): number =>
  (((Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()) << 16) |
  ((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1))

function localHeader({ name, bytes, crc, length }: Packed, stamp: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  for (const [nth, value] of [version, utf8Names, deflated].entries()) header.writeUInt16LE(value, 4 + nth * 2)
  for (const [nth, value] of [stamp >>> 0, crc, bytes.length, length].entries()) header.writeUInt32LE(value, 10 + nth * 4)
  header.writeUInt16LE(name.length, 26)
  return header
}

function centralHeader({ name, bytes, crc, length }: Packed, stamp: number, at: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  for (const [nth, value] of [version, version, utf8Names, deflated].entries()) header.writeUInt16LE(value, 4 + nth * 2)
  for (const [nth, value] of [stamp >>> 0, crc, bytes.length, length].entries()) header.writeUInt32LE(value, 12 + nth * 4)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(at, 42)
  return header
}

function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}
