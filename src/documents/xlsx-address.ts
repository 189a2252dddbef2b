export { formatAddress, formatColumn } from '#core/cell-address.ts'

/** `C5` → its 0-based row and column; `undefined` where it is no address of a worksheet (`$` is passed over). */
export function parseAddress(address: string): { row: number; col: number } | undefined {
  let col = 0
  let row = 0
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at)
    if (code === 36) continue
    if (code >= 48 && code <= 57) row = row * 10 + code - 48
    else if (row === 0 && code >= 65 && code <= 90) col = col * 26 + code - 64
    else if (row === 0 && code >= 97 && code <= 122) col = col * 26 + code - 96
    else return undefined
  }
  return row >= 1 && row <= 1_048_576 && col >= 1 && col <= 16_384 ? { row: row - 1, col: col - 1 } : undefined
}

/** A range of cells (結合セル), all bounds 0-based and inclusive. */
export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

/** `A1:C5`, or one address alone. */
export function parseRange(reference: string): Range | undefined {
  const [first = '', second = first] = reference.split(':')
  const start = parseAddress(first)
  const end = parseAddress(second)
  if (start === undefined || end === undefined) return undefined
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.col, end.col),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.col, end.col),
  }
}
