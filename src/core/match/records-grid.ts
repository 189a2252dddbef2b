import type { Cell, Grid } from '../grid.ts'

/** A table of records with every place of it, merged cells at each place they cover. */
export interface RecordGrid {
  grid: Grid
  rowCount: number
  colCount: number
  /** The cell that covers a place. */
  at(row: number, col: number): Cell | undefined
  /** The words at a place, trimmed; empty where there is nothing. */
  textAt(row: number, col: number): string
  /** Whether anything but white space stands in the row. */
  isBlank(row: number): boolean
}

/** Lays a table out by place. */
export function layOutGrid(grid: Grid): RecordGrid {
  const rows: (Cell | undefined)[][] = []
  const written: boolean[] = []
  for (const cell of grid.cells) {
    const blank = cell.text.trim() === ''
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      let places = rows[row]
      if (!places) {
        places = []
        rows[row] = places
      }
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) places[col] = cell
      if (!blank && row === cell.row) written[row] = true
    }
  }
  return {
    grid,
    rowCount: rows.length,
    colCount: grid.colCount,
    at: (row, col) => rows[row]?.[col],
    textAt: (row, col) => rows[row]?.[col]?.text.trim() ?? '',
    isBlank: (row) => written[row] !== true,
  }
}
