import type { Cell } from '../grid.ts'
import type { GridRow } from './grid-rows.ts'
import type { HeaderColumn, TableHeader } from './rows-header.ts'
import type { HeadingCell } from './rows-heading-cell.ts'

/** For each grid column the lowest heading over it that names a field; the item's label counts only where no other stands below or above. */
export function readColumns(rows: GridRow[], from: number, to: number, named: (HeadingCell | undefined)[][]): TableHeader {
  const spots = rows
    .slice(from, to + 1)
    .flatMap((row, nth) => row.cells.map((cell, at) => ({ cell, heading: named[from + nth]?.[at] })))
  const width = Math.max(...spots.map(({ cell }) => cell.col + cell.colSpan))
  const columns: HeaderColumn[] = []
  for (let col = 0; col < width; col++) {
    const over = spots.filter(({ cell, heading }) => heading && cell.col <= col && col < cell.col + cell.colSpan)
    const found = over.filter(({ heading }) => heading?.exact).at(-1) ?? over.at(-1)
    if (!found?.heading) continue
    const last = columns.at(-1)
    if (last && last.cell === found.cell && last.to === col - 1) last.to = col
    else if (!columns.some(({ field }) => field === found.heading?.field)) columns.push(columnOf(found.heading, found.cell, col))
  }
  const used = new Set(columns.map(({ cell }) => cell))
  const unknown = spots
    .filter(({ cell, heading }) => cell.text.trim() !== '' && !heading && !used.has(cell) && !isGroup(cell, columns))
    .map(({ cell }) => cell)
  const cells = spots.map(({ cell }) => cell).filter(({ text }) => text.trim() !== '')
  return { from, to, columns, cells, unknown }
}

/** A group heading stands over columns that have headings of their own. */
const isGroup = (cell: Cell, columns: HeaderColumn[]) =>
  columns.some(({ from, to }) => from < cell.col + cell.colSpan && to >= cell.col)

function columnOf({ field, match }: HeadingCell, cell: Cell, col: number): HeaderColumn {
  const column: HeaderColumn = { field, from: col, to: col, cell }
  if (match.fiscalYear !== undefined) column.fiscalYear = match.fiscalYear
  if (match.asOf !== undefined) column.asOf = match.asOf
  return column
}
