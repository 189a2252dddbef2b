/** One entry as a zip container's directory lists it; nothing is unpacked yet. */
export interface ZipEntry {
  /** With `/` between folders; a folder's own entry ends with one. */
  path: string
  encrypted: boolean
  /** A symbolic link of a Unix file system. */
  link: boolean
  /** 0 stored, 8 deflated; others are not read. */
  method: number
  crc: number
  /** Bytes as they lie in the container, and unpacked as the directory declares. */
  packed: number
  unpacked: number
  /** Where the entry's own header begins. */
  at: number
}

/** Where the directory lies: how many entries it lists, where it begins and how long it is (bytes). */
export interface ZipEnd {
  count: number
  at: number
  size: number
}

const endSignature = 0x06054b50
const wideEndSignature = 0x06064b50
const wideLocatorSignature = 0x07064b50
const centralSignature = 0x02014b50
const unknown32 = 0xffffffff
const unicodePathField = 0x7075

/** The end of a container in which the directory's place stands: record, comment, and the wide (zip64) record before them. */
export const zipTailBytes = 22 + 65_535 + 20 + 56

/** Finds the directory's place in the last bytes of a container; `undefined` where no end record is there. `tailAt`: where they begin. */
export function findZipEnd(tail: DataView, tailAt: number): ZipEnd | undefined {
  for (let at = tail.byteLength - 22; at >= Math.max(0, tail.byteLength - 22 - 65_535); at--) {
    if (tail.getUint32(at, true) !== endSignature) continue
    const [count, size, start] = [tail.getUint16(at + 10, true), tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)]
    return (count === 0xffff || start === unknown32 ? findWideEnd(tail, tailAt, at) : undefined) ?? { count, size, at: start }
  }
  return undefined
}

function findWideEnd(tail: DataView, tailAt: number, end: number): ZipEnd | undefined {
  const locator = end - 20
  if (locator < 0 || tail.getUint32(locator, true) !== wideLocatorSignature) return undefined
  const at = Number(tail.getBigUint64(locator + 8, true)) - tailAt
  if (!(at >= 0 && at + 56 <= tail.byteLength) || tail.getUint32(at, true) !== wideEndSignature) return undefined
  return {
    count: Number(tail.getBigUint64(at + 32, true)),
    size: Number(tail.getBigUint64(at + 40, true)),
    at: Number(tail.getBigUint64(at + 48, true)),
  }
}

/** Reads the entries of a directory that begins at the view's start; `undefined` where it is broken. */
export function readZipEntries(view: DataView, count: number): ZipEntry[] | undefined {
  const entries: (ZipEntry & { name: Uint8Array; isUtf8: boolean })[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralSignature) return undefined
    const [pathLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)]
    if (at + 46 + pathLength + extraLength > view.byteLength) return undefined
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const mode = view.getUint8(at + 5) === 3 ? view.getUint16(at + 40, true) : 0
    const given = new Uint8Array(view.buffer, view.byteOffset + at + 46, pathLength)
    const unicode = unicodePath(view, at + 46 + pathLength, extraLength)
    entries.push({
      path: '',
      name: unicode ?? given,
      isUtf8: unicode !== undefined || (flags & 0x800) !== 0,
      encrypted: (flags & 1) === 1 || method === 99,
      link: (mode & 0xf000) === 0xa000,
      method,
      crc: view.getUint32(at + 16, true),
      ...placeOf(view, at, at + 46 + pathLength, extraLength),
    })
    at += 46 + pathLength + extraLength + view.getUint16(at + 32, true)
  }
  const decode = decoderOf(entries.filter(({ isUtf8 }) => !isUtf8).map(({ name }) => name))
  return entries.map(({ name, isUtf8, ...entry }) => ({
    ...entry,
    path: (isUtf8 ? new TextDecoder().decode(name) : decode(name)).replaceAll('\\', '/').normalize('NFC'),
  }))
}

/**
 * How names without the UTF-8 flag are written: as UTF-8 where every one of them is (some programs leave the flag out), else in
 * Shift_JIS (CP932), as Windows in Japanese does. Half-width kana in Shift_JIS may pass for UTF-8 of two bytes, which no Japanese name is.
 */
function decoderOf(names: Uint8Array[]): (name: Uint8Array) => string {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const japanese = new TextDecoder('shift_jis')
  try {
    const joined = names.map((name) => strict.decode(name)).join('/')
    const isKana = () => names.every((name) => /^[\u0020-\u007e\uff61-\uff9f]*$/.test(japanese.decode(name)))
    if (!/[\u0080-\u07ff]/.test(joined) || /[\u0800-\uffff]/.test(joined) || !isKana()) return (name) => strict.decode(name)
  } catch {
    // not UTF-8
  }
  return (name) => japanese.decode(name)
}

/** The name in UTF-8 that some programs add beside one in the machine's own encoding. */
function unicodePath(view: DataView, extraAt: number, extraLength: number): Uint8Array | undefined {
  for (const { kind, at, end } of extraFields(view, extraAt, extraLength))
    if (kind === unicodePathField && end - at > 5) return new Uint8Array(view.buffer, view.byteOffset + at + 5, end - at - 5)
  return undefined
}

function* extraFields(view: DataView, extraAt: number, extraLength: number) {
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    const end = Math.min(field + 4 + view.getUint16(field + 2, true), extraAt + extraLength)
    yield { kind: view.getUint16(field, true), at: field + 4, end }
  }
}

/** Sizes and offset of an entry; what does not fit in 32 bits stands in the zip64 extra field. */
function placeOf(view: DataView, at: number, extraAt: number, extraLength: number): Pick<ZipEntry, 'packed' | 'unpacked' | 'at'> {
  const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  for (const { kind, at: fieldAt, end } of extraFields(view, extraAt, extraLength)) {
    if (kind !== 1) continue
    let wide = fieldAt
    for (const [index, size] of sizes.entries()) {
      if (size !== unknown32 || wide + 8 > end) continue
      sizes[index] = Number(view.getBigUint64(wide, true))
      wide += 8
    }
  }
  const [unpacked = unknown32, packed = unknown32, offset = unknown32] = sizes
  return { packed, unpacked, at: offset }
}
