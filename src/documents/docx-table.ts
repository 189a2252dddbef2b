import type { Cell, Grid } from '#core/grid.ts'

/** A cell of a Word table that is being read. */
export interface OpenCell {
  paragraphs: string[]
  colSpan: number
  /** `restart` begins a vertical merge, `continue` goes on with the one above. */
  merge: 'none' | 'restart' | 'continue'
  /** Twentieths of a point. */
  width?: number
}

/** Margins of a cell and size of a letter where a file says neither, in twentieths of a point. */
const usualMargins = 216
const usualLetter = 210

/** A table (表) of a Word file that is being read: rows and cells come one after the other. */
export interface OpenTable {
  place: string
  row: number
  col: number
  cells: Cell[]
  cell: OpenCell | undefined
  /** The cell whose vertical merge reaches down to here, by its first column. */
  merged: Map<number, Cell>
  colCount: number
  /** Tables found inside its cells: they follow it. */
  nested: Grid[]
}

export function openTable(place: string): OpenTable {
  return { place, row: -1, col: 0, cells: [], cell: undefined, merged: new Map(), colCount: 0, nested: [] }
}

export function openRow(table: OpenTable): void {
  table.row++
  table.col = 0
}

/** Begins a cell; in a broken file one may come before any row, and is in the first. */
export function openCell(table: OpenTable): void {
  if (table.row < 0) openRow(table)
  table.cell = { paragraphs: [], colSpan: 1, merge: 'none' }
}

/** Ends a cell: lays it down, or lets the cell above reach further. Its words are hidden in the second case, as in Word. */
export function closeCell(table: OpenTable): void {
  const { cell, row, col } = table
  if (cell === undefined) return
  table.cell = undefined
  table.col += cell.colSpan
  table.colCount = Math.max(table.colCount, table.col)
  const above = table.merged.get(col)
  if (cell.merge === 'continue' && above !== undefined && above.row + above.rowSpan === row) {
    above.rowSpan++
    return
  }
  const text = cell.paragraphs.join('\n')
  const locator = `${table.place}/r${row + 1}c${col + 1}`
  const room = (cell.width ?? usualMargins) - usualMargins
  const ems = room < usualLetter ? {} : { ems: Math.round((room * 10) / usualLetter) / 10 }
  const laid: Cell = { row, col, rowSpan: 1, colSpan: cell.colSpan, text: text.trim() === '' ? '' : text, locator, ...ems }
  if (cell.merge === 'none') table.merged.delete(col)
  else table.merged.set(col, laid)
  table.cells.push(laid)
}

/** The finished table, and those found inside it. */
export function closeTable(table: OpenTable): Grid[] {
  const own: Grid = { place: table.place, kind: 'table', rowCount: table.row + 1, colCount: table.colCount, cells: table.cells }
  return [...(own.cells.length > 0 ? [own] : []), ...table.nested]
}
