import type { Range } from './xlsx-address.ts'
import { mapReferences } from './xlsx-formula.ts'

/**
 * Rows put in or taken out (行の増減) below a row, 0-based: what lies beneath moves by so many, and ranges that end in this row, or span
 * it, reach as far as the last row put in.
 */
export interface RowMove {
  below: number
  by: number
}

/** Where rows come to lie after moves; `moves` are of one sheet, by the rows it had before any of them. */
export interface RowMoves {
  /** The row's new number. */
  row(row: number): number
  /** The last row of what ended in this row: rows put in right under it belong to it. */
  end(row: number): number
}

/** Sums moves up once, so that each row is found by halves. */
export function rowMoves(moves: RowMove[]): RowMoves {
  const sorted = [...moves].sort((one, other) => one.below - other.below)
  const sums: number[] = []
  let total = 0
  for (const { by } of sorted) {
    total += by
    sums.push(total)
  }
  const sumBefore = (row: number, isBefore: (below: number) => boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore((sorted[middle] as RowMove).below)) low = middle + 1
      else high = middle
    }
    return row + (low === 0 ? 0 : (sums[low - 1] as number))
  }
  return { row: (row) => sumBefore(row, (below) => below < row), end: (row) => sumBefore(row, (below) => below <= row) }
}

/** A range after rows were moved. */
export function moveRange({ row, end }: RowMoves, range: Range): Range {
  return { ...range, top: row(range.top), bottom: Math.max(row(range.top), end(range.bottom)) }
}

/** References within a text (`A1:B5 D1`, `$A$1:$D$6`), or within a formula, after rows of a sheet were moved. */
export function moveReferences(text: string, moves: RowMoves, isOwn: (sheet: string | undefined) => boolean): string {
  return mapReferences(text, ({ sheet, rows }) => {
    if (!isOwn(sheet)) return rows
    const [first, last] = rows
    if (last === undefined) return [moves.row(first)]
    return [moves.row(first), Math.max(moves.row(first), moves.end(last))]
  })
}
