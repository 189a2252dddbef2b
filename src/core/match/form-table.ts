import type { FormCell } from './form-cell.ts'

/** The cells of a form's table, found by row and column (帳票の升目): large grids are looked through once, not for every label. */
export interface FormTable {
  cells: FormCell[]
  labels: FormCell[]
  /** Rows in which the heading of a section stands. */
  headingRows: number[]
  /** Cells that stand in a row, those that began above it among them, from left to right. */
  inRow: (row: number) => FormCell[]
  /** Cells that stand in any of a cell's columns, from top to bottom. */
  inColumnsOf: (cell: FormCell) => FormCell[]
}

/** Makes a table ready to be looked through. */
export function indexCells(cells: FormCell[]): FormTable {
  const rows = new Map<number, FormCell[]>()
  const columns = new Map<number, FormCell[]>()
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) put(rows, row, cell)
    for (let col = cell.col; col < cell.col + cell.colSpan; col++) put(columns, col, cell)
  }
  for (const line of rows.values()) line.sort((a, b) => a.col - b.col)
  return {
    cells,
    labels: cells.filter(({ label }) => label !== undefined),
    headingRows: cells.flatMap(({ heading, row }) => (heading === undefined ? [] : [row])),
    inRow: (row) => rows.get(row) ?? [],
    inColumnsOf: ({ col, colSpan }) => {
      const found = new Set(Array.from({ length: colSpan }, (_, i) => columns.get(col + i) ?? []).flat())
      return [...found].sort(byPlace)
    },
  }
}

function put(lists: Map<number, FormCell[]>, key: number, cell: FormCell): void {
  const list = lists.get(key)
  if (list) list.push(cell)
  else lists.set(key, [cell])
}

/** Reading order within a table. */
export function byPlace(a: FormCell, b: FormCell): number {
  return a.row - b.row || a.col - b.col
}
