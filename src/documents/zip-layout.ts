/** A part as it lies in a zip: deflated, with the checksum and length of what it was. */
export interface PackedPart {
  name: string
  bytes: Uint8Array
  crc: number
  length: number
}

const utf8Names = 0x0800
const deflated = 8
const version = 20

/** Date and time as a zip has them: two seconds are the least. */
const stampOf = (at: Date): number =>
  (((Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()) << 16) |
  ((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1))

/** Lays packed parts out as a zip (ZIPの形), in their order, all of one date: equal parts and date give equal bytes. */
export function layZip(parts: readonly PackedPart[], created: Date): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const fields = fieldsOf(part, stampOf(created), name.length)
    directory.push(entryHead(fields, at), name)
    pieces.push(localHead(fields), name, part.bytes)
    at += 30 + name.length + part.bytes.length
  }
  const listed = directory.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([...pieces, ...directory, endOf(parts.length, listed, at)])
}

/** What a part's two headers both say. */
function fieldsOf({ bytes, crc, length }: PackedPart, stamp: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  for (const [nth, value] of [version, utf8Names, deflated].entries()) fields.writeUInt16LE(value, nth * 2)
  for (const [nth, value] of [stamp >>> 0, crc, bytes.length, length].entries()) fields.writeUInt32LE(value, 6 + nth * 4)
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
  head.writeUInt16LE(version, 4)
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
