import { crc32, deflateRawSync } from 'node:zlib'

/** A part as it lies in a zip. */
interface Packed {
  bytes: Uint8Array
  crc: number
}

/** Parts of a template that no sheet changes are the same bytes for each: they are packed once, and forgotten with the template. */
const packedBefore = new WeakMap<Uint8Array, Packed>()

const utf8Names = 0x0800
const deflated = 8
/** 2000-01-01 00:00, as a zip writes it: the same parts are the same file. */
const date = (20 << 9) | (1 << 5) | 1

/** Writes parts as a zip container (Officeファイルの入れ物), in their order. */
export function writeZip(parts: Record<string, Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [path, bytes] of Object.entries(parts)) {
    const name = Buffer.from(path)
    const packed = packedBefore.get(bytes) ?? pack(bytes)
    packedBefore.set(bytes, packed)
    const fields = fieldsOf(packed, bytes.length, name.length)
    directory.push(entryHead(fields, at), name)
    pieces.push(localHead(fields), name, packed.bytes)
    at += 30 + name.length + packed.bytes.length
  }
  const listed = directory.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([...pieces, ...directory, endOf(directory.length / 2, listed, at)])
}

function pack(bytes: Uint8Array): Packed {
  return { bytes: deflateRawSync(bytes), crc: crc32(bytes) }
}

/** What a part's two headers both say. */
function fieldsOf({ bytes, crc }: Packed, length: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Names, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(length, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

function localHead(fields: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  fields.copy(head, 4)
  return head
}

function entryHead(fields: Buffer, at: number): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  fields.copy(head, 6)
  head.writeUInt32LE(at, 42)
  return head
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
