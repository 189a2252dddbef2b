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

/** A formula copied to another row: what is not fixed by `$` and names no other sheet moves along. */
export function copyFormula(formula: string, by: number): string {
  return mapReferences(formula, ({ sheet, rows, fixed }) =>
    sheet === undefined ? rows.map((row, index) => (fixed[index] ? row : Math.max(0, row + by))) : rows,
  )
}
