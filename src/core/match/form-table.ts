import type { FormCell } from './form-cell.ts'

/** The cells of a form's table, found by row and column (帳票の升目): large grids are looked through once, not for every label. */
export interface FormTable {
  cells: FormCell[]
  labels: FormCell[]
  /** Rows in which the heading of a section stands. */
  headingRows: number[]
  /** Cells that stand in a row, those that began above it among them, from left to right. */
  inRow: (row: number) => FormCell[]
  /** Cells that begin beneath a cell in any of its columns, from top to bottom, as far as one asks for them. */
  beneath: (cell: FormCell) => Iterable<FormCell>
  /** Cells that begin above a cell in any of its columns, from the nearest upwards. */
  above: (cell: FormCell) => Iterable<FormCell>
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
  for (const line of columns.values()) line.sort(byPlace)
  const columnsOf = ({ col, colSpan }: FormCell) => Array.from({ length: colSpan }, (_, i) => columns.get(col + i) ?? [])
  return {
    cells,
    labels: cells.filter(({ label }) => label !== undefined),
    headingRows: cells.flatMap(({ heading, row }) => (heading === undefined ? [] : [row])),
    inRow: (row) => rows.get(row) ?? [],
    beneath: (cell) => walk(columnsOf(cell), cell.row + cell.rowSpan, 1),
    above: (cell) => walk(columnsOf(cell), cell.row, -1),
  }
}

/** Goes through the cells of several columns in their common order: down from a row, or up from the row above it. */
function* walk(columns: FormCell[][], row: number, way: 1 | -1): Generator<FormCell> {
  const open = columns.map((cells) => ({ cells, at: firstFrom(cells, row) - (way === 1 ? 0 : 1) }))
  const met = new Set<FormCell>()
  for (;;) {
    let next: { cells: FormCell[]; at: number } | undefined
    let cell: FormCell | undefined
    for (const one of open) {
      const candidate = one.cells[one.at]
      if (candidate && (!cell || byPlace(candidate, cell) * way < 0)) [next, cell] = [one, candidate]
    }
    if (!next || !cell) return
    next.at += way
    if (met.has(cell)) continue
    met.add(cell)
    yield cell
  }
}

/** Index of the first cell that begins in a row or after it. */
function firstFrom(cells: FormCell[], row: number): number {
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cells[middle]?.row ?? row) < row) low = middle + 1
    else high = middle
  }
  return low
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
