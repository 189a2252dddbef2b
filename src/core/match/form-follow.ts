import { type FormCell, isBlank, isValue } from './form-cell.ts'

/** Fields whose label may be a line of its own, with the value in a table after it. */
const simple = new Set(['narratives', 'terms', 'units', 'item', 'grade', 'fiscalYear'])

/**
 * Where a label is the last line before a table that begins without any label, the table is its value: a heading over a box (見出しの下の枠).
 * The label is set beside the table's first rows, so that the same geometry serves.
 */
export function joinFollowing(grids: FormCell[][]): FormCell[][] {
  const joined = grids.map((cells) => [...cells])
  joined.forEach((cells, i) => {
    const next = joined[i + 1]
    const at = cells.findLastIndex((cell) => !isBlank(cell) || cell.label !== undefined)
    const last = cells[at]
    if (!next || !last?.label || !simple.has(last.label.of.field.type) || last.label.of.part !== 'value' || last.inner) return
    const rows = freeRows(next)
    if (rows === 0) return
    const { label: _, ...line } = last
    cells[at] = { ...line, stop: true }
    joined[i + 1] = [{ ...last, grid: next[0]?.grid ?? last.grid, row: 0, col: -1, rowSpan: rows, colSpan: 1 }, ...next]
  })
  return joined
}

/** How many rows a table has before its first label or heading; none where it has but blank cells. */
function freeRows(cells: FormCell[]): number {
  const first = cells.find((cell) => !isValue(cell))
  const free = first ? cells.filter((cell) => cell.row + cell.rowSpan <= first.row) : cells
  return Math.max(0, ...free.map((cell) => cell.row + cell.rowSpan))
}
