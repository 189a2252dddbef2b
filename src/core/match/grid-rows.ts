import type { Cell, Grid } from '../grid.ts'

/** A row of a grid with the cells that begin in it. */
export interface GridRow {
  row: number
  cells: Cell[]
}

/** The rows of a grid that hold cells, from the top down. */
export function gridRows(grid: Grid): GridRow[] {
  const rows = new Map<number, Cell[]>()
  for (const cell of grid.cells) {
    const row = rows.get(cell.row)
    if (row) row.push(cell)
    else rows.set(cell.row, [cell])
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells: cells.sort((a, b) => a.col - b.col) }))
}

/** Whether nothing but white space stands in the row. */
export function isBlankRow(row: GridRow): boolean {
  return row.cells.every(({ text }) => text.trim() === '')
}
