import type { Cell, Grid } from '../grid.ts'
import type { ListColumn, ListHeader } from './slides-list-header.ts'

/** One row of a list: what stands in each column, merged cells in every row that they cover. */
export interface ListRow {
  cells: Map<ListColumn, Cell>
}

/** The rows under the header of a list, from the top. */
export function listRows(grid: Grid, header: ListHeader): ListRow[] {
  const byRow = new Map<number, Cell[]>()
  for (const cell of grid.cells)
    for (let row = Math.max(cell.row, header.to); row < cell.row + cell.rowSpan; row++)
      byRow.set(row, [...(byRow.get(row) ?? []), cell])
  return [...byRow.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, cells]) => ({
      cells: new Map(
        header.columns.flatMap((column) => {
          const cell = cells.find(({ col, colSpan }) => col < column.to && col + colSpan > column.from)
          return cell ? [[column, cell] as const] : []
        }),
      ),
    }))
}
