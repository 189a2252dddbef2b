import { limits } from './limits.ts'

/** A stretch of a long CSV file that can be read as a file of its own: its heading again, then some of its rows. */
export interface CsvSlice {
  bytes: Uint8Array
  /** How many rows of the whole file lie between its heading and this slice's first row. */
  skipped: number
  /** Rows of the heading, which every slice repeats. */
  headRows: number
}

const quote = 0x22
const lineFeed = 0x0a
const comma = 0x2c
const tab = 0x09
/** Cells of a slice: enough that starting a reader costs little, few enough that its memory is small. */
const sliceCells = 150_000

/**
 * Cuts a long CSV file at the ends of its rows (長い表の分割), so that a ledger of any length is read within the memory of one slice. Its first
 * row is its heading. `undefined` where the file is short enough to be read as it is, or is no CSV. A line feed within quotes ends no
 * row. Neither quotes nor line feeds occur as the second byte of a character in UTF-8, Shift_JIS or EUC-JP.
 */
export function sliceCsv(bytes: Uint8Array, name: string): CsvSlice[] | undefined {
  if (!/\.(?:csv|tsv)$/i.test(name) || bytes.length < limits.cells || isUtf16(bytes)) return undefined
  const ends = rowEnds(bytes)
  const [head] = ends
  if (head === undefined) return undefined
  const columns = 1 + countSeparators(bytes.subarray(0, head))
  if (ends.length * columns <= limits.cells) return undefined
  const rows = Math.max(1, Math.floor(sliceCells / columns))
  const slices: CsvSlice[] = []
  for (let first = 1; first < ends.length; first += rows) {
    const body = bytes.subarray(ends[first - 1], ends[Math.min(first + rows, ends.length) - 1])
    if (isEmpty(body)) continue
    const own = new Uint8Array(head + body.length)
    own.set(bytes.subarray(0, head))
    own.set(body, head)
    slices.push({ bytes: own, skipped: first - 1, headRows: 1 })
  }
  return slices
}

/** Line ends, separators and spaces: what a sheet leaves behind where nothing was written, some hundred thousand rows of it. */
const blanks = new Set([lineFeed, 0x0d, comma, tab, 0x20])
const isEmpty = (rows: Uint8Array): boolean => rows.every((byte) => blanks.has(byte))

const isUtf16 = ([first, second]: Uint8Array) => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** Where each row ends, past its line feed. */
function rowEnds(bytes: Uint8Array): number[] {
  const ends: number[] = []
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) quoted = !quoted
    else if (byte === lineFeed && !quoted) ends.push(at + 1)
  }
  if (bytes.at(-1) !== lineFeed) ends.push(bytes.length)
  return ends
}

function countSeparators(head: Uint8Array): number {
  let commas = 0
  let tabs = 0
  for (const byte of head) {
    if (byte === comma) commas++
    else if (byte === tab) tabs++
  }
  return Math.max(commas, tabs)
}
