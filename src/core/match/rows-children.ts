import type { Cell, Grid } from '../grid.ts'
import type { TableHeader } from './rows-header.ts'
import { inColumn, isTotal } from './rows-titles.ts'

/**
 * Keys of the columns that speak of the item, in a table that lists the items below it (下位の事業) in a column of its own: those to the
 * left of that column, those of which a cell covers several of them, and, where nothing is merged, those that are filled only in the
 * first row of every item with several. All others speak of the item below in whose row they stand.
 */
export function itemsOwnColumns(grid: Grid, header: TableHeader): Set<string> {
  const child = header.columns.find((column) => column.child === 'title')
  if (!child) return new Set()
  const title = header.columns.find(({ field, to }) => field.type === 'item' && to < child.from)
  const cells = grid.cells.filter(({ text }) => text.trim() !== '')
  const children = cells.filter((cell) => inColumn(cell, child) && !isTotal(cell.text)).map(({ row }) => row)
  const starts = title ? cells.filter((cell) => inColumn(cell, title) && !isTotal(cell.text)).map(({ row }) => row) : []
  const firsts = firstsOfSeveral(starts, children)
  const before = countsBefore(grid.rowCount, children)
  const coversSeveral = ({ row, rowSpan }: Cell) =>
    rowSpan > 1 && (before[Math.min(grid.rowCount, row + rowSpan)] as number) - (before[row] as number) > 1
  const own = header.columns.filter((column) => {
    if (column === child) return false
    if (column.to < child.from) return true
    const held = cells.filter((cell) => inColumn(cell, column))
    if (held.some(coversSeveral)) return true
    const rows = new Set(held.map(({ row }) => row))
    return firsts.size > 0 && [...firsts].every(([first, rest]) => rows.has(first) && !rest.some((row) => rows.has(row)))
  })
  return new Set(own.map(({ key }) => key))
}

/** How many of some rows stand above each row. */
function countsBefore(rowCount: number, rows: number[]): number[] {
  const at = new Set(rows)
  const counts = [0]
  for (let row = 0; row < rowCount; row++) counts.push((counts[row] as number) + (at.has(row) ? 1 : 0))
  return counts
}

/** First row of each item that has several below it, with the rows of the rest of them. */
function firstsOfSeveral(starts: number[], children: number[]): Map<number, number[]> {
  const firsts = new Map<number, number[]>()
  let at = 0
  for (const [nth, start] of starts.entries()) {
    const end = starts[nth + 1]
    const own: number[] = []
    for (; at < children.length && (end === undefined || (children[at] as number) < end); at++)
      if ((children[at] as number) >= start) own.push(children[at] as number)
    if (own.length > 1) firsts.set(start, own.slice(1))
  }
  return firsts
}
