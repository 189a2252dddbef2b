import { formatColumn, parseAddress } from './xlsx-address.ts'

/** A reference (参照) in a formula: the sheet it names, and its row, or the first and last row of a range; 0-based. */
export interface Reference {
  sheet?: string
  rows: [number] | [number, number]
  /** Whether each row is fixed by `$`. */
  fixed: boolean[]
}

/** Texts in quotes are passed over; a sheet's name may be quoted; a letter or bracket after the digits makes it a name or a function. */
const pattern =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?[A-Z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_(.])/gu

/** Rewrites the rows of every reference in a formula or a list of ranges; all else stays as it is written. */
export function mapReferences(text: string, change: (reference: Reference) => number[]): string {
  return text.replace(pattern, (whole, named, col, fix, row, endCol, endFix, endRow) => {
    if (row === undefined) return whole
    const sheet = named === undefined ? {} : { sheet: plainName(named.slice(0, -1)) }
    const rows: Reference['rows'] = endRow === undefined ? [Number(row) - 1] : [Number(row) - 1, Number(endRow) - 1]
    const [first, last] = change({ ...sheet, rows, fixed: [fix === '$', endFix === '$'] })
    const head = `${named ?? ''}${col}${fix}${(first as number) + 1}`
    return last === undefined ? head : `${head}:${endCol}${endFix}${last + 1}`
  })
}

function plainName(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** Rewrites whole rows (`'票'!$3:$4`, as print titles are named) of a text. */
export function mapWholeRows(text: string, change: (sheet: string, rows: [number, number]) => [number, number]): string {
  return text.replace(
    /('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!(\$?)(\d{1,7}):(\$?)(\d{1,7})(?!\d)/gu,
    (_, sheet, fix, first, endFix, last) => {
      const [from, to] = change(plainName(sheet), [Number(first) - 1, Number(last) - 1])
      return `${sheet}!${fix}${from + 1}:${endFix}${to + 1}`
    },
  )
}

/**
 * A formula of a specimen (見本の行) in a row so many below it: what it says of the rows that are copied goes along, unless `$` holds it; what it
 * says of others follows them to where they moved.
 */
export function copyFormula(
  formula: string,
  by: number,
  isCopied: (row: number) => boolean,
  moved: (row: number) => number,
): string {
  const place = (row: number, isFixed: boolean | undefined) => (isFixed ? row : Math.max(0, row + by))
  return mapReferences(formula, ({ sheet, rows, fixed }) =>
    sheet === undefined ? rows.map((row, index) => (isCopied(row) ? place(row, fixed[index]) : moved(row))) : rows,
  )
}

/** A formula as it reads in a cell so many rows below and columns beside the one that it stands in (数式のコピー): what is not fixed by `$` moves along. */
export function shiftFormula(formula: string, down: number, right: number): string {
  const place = (col: string, fix: string, row: string) =>
    `${shiftColumn(col, right)}${fix}${fix === '$' ? row : Math.max(1, Number(row) + down)}`
  const moved = formula.replace(pattern, (whole, named, col, fix, row, endCol, endFix, endRow) => {
    if (row === undefined) return whole
    const first = `${named ?? ''}${place(col, fix, row)}`
    return endRow === undefined ? first : `${first}:${place(endCol, endFix, endRow)}`
  })
  return moved.replace(wholeColumns, (whole, from, to) =>
    from === undefined ? whole : `${shiftColumn(from, right)}:${shiftColumn(to, right)}`,
  )
}

/** Whole columns (`C:C`). */
const wholeColumns = /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$:])(\$?[A-Z]{1,3}):(\$?[A-Z]{1,3})(?![\p{L}\p{N}_(.:])/gu

function shiftColumn(col: string, by: number): string {
  const place = by === 0 || col.startsWith('$') ? undefined : parseAddress(`${col}1`)
  return place === undefined ? col : formatColumn(Math.max(0, place.col + by))
}
