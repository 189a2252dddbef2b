import type { Cell } from '#core/grid.ts'

/** A field of a line of plain text (行の欄) as a cell. Its place is `line 41`; that of the second field on `line 41/2`. */
export function textCell(line: number, row: number, col: number, text: string): Cell {
  return { row, col, rowSpan: 1, colSpan: 1, text, locator: col === 0 ? `line ${line}` : `line ${line}/${col + 1}` }
}
