import { crc32, deflateRawSync } from 'node:zlib'

/** One entry as it is written; what is not said is as it should be. */
export interface WrittenEntry {
  path: string
  bytes: Uint8Array
  /** Stored as it is, not packed. */
  stored?: boolean
  crc?: number
  /** Sizes and place as the directory declares them. */
  declared?: number
  packedSize?: number
  at?: number
  method?: number
  flags?: number
  /** Further bytes of the directory entry. */
  extra?: Uint8Array
}

/** Writes a zip by hand, so that it may lie about its entries. `count`: how many the end record declares. */
export function writeZip(entries: readonly WrittenEntry[], count?: number): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.path)
    const packed = entry.stored ? entry.bytes : deflateRawSync(entry.bytes, { level: 1 })
    const method = entry.method ?? (entry.stored ? 0 : 8)
    const sum = entry.crc ?? crc32(entry.bytes)
    const size = entry.declared ?? entry.bytes.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(sum, 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size >>> 0, 22)
    local.writeUInt16LE(name.length & 0xffff, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((entry.flags ?? 0x800) & 0xffff, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(sum, 16)
    central.writeUInt32LE((entry.packedSize ?? packed.length) >>> 0, 20)
    central.writeUInt32LE(size >>> 0, 24)
    central.writeUInt16LE(name.length & 0xffff, 28)
    central.writeUInt16LE(entry.extra?.length ?? 0, 30)
    central.writeUInt32LE((entry.at ?? at) >>> 0, 42)
    parts.push(local, name, packed)
    directory.push(central, name, entry.extra ?? new Uint8Array())
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE((count ?? entries.length) & 0xffff, 8)
  end.writeUInt16LE((count ?? entries.length) & 0xffff, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}
