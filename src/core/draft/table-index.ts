import type { Cell, DocumentContent, Grid } from '../grid.ts'

/** A cell of a table with its neighbours, so that what it heads can be seen. */
export interface TableCell {
  cell: Cell
  /** Index of its grid in the document. */
  grid: number
}

/** The table's cells by row and by column: nobody looks through all of them twice. */
export interface TableIndex {
  grid: Grid
  number: number
  /** The cell that covers a place. */
  at: (row: number, col: number) => Cell | undefined
}

/** No table of a form is larger; what is, is a ledger and drafted by its header alone. */
export const mostPlaces = 200_000

/** Indexes every table of a document that is small enough to be a form. */
export function indexTables({ grids }: DocumentContent): TableIndex[] {
  return grids.flatMap((grid, number) => {
    if (grid.kind !== 'table' || grid.rowCount * grid.colCount > mostPlaces) return []
    const places = new Map<number, Cell>()
    for (const cell of grid.cells)
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
        for (let col = cell.col; col < cell.col + cell.colSpan; col++) places.set(row * grid.colCount + col, cell)
    return [
      {
        grid,
        number,
        at: (row, col) => (col < 0 || row < 0 || col >= grid.colCount ? undefined : places.get(row * grid.colCount + col)),
      },
    ]
  })
}

/** The next cell to the right in the cell's first row. */
export const rightOf = (table: TableIndex, { row, col, colSpan }: Cell): Cell | undefined => table.at(row, col + colSpan)

/** The next cell below in the cell's first column. */
export const belowOf = (table: TableIndex, { row, rowSpan, col }: Cell): Cell | undefined => table.at(row + rowSpan, col)
