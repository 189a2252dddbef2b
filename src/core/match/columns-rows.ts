import type { Cell } from '../grid.ts'
import type { ColumnHeading } from './columns-heading.ts'
import { type ColumnLine, layLines } from './columns-line.ts'
import { readLineMark } from './line-mark.ts'

/** A column of a group with everything that stands in it. */
export interface PaperColumn {
  heading: ColumnHeading
  lines: ColumnLine[]
}

/** What stands under one title: columns of prose side by side. */
export interface ColumnsGroup {
  title?: Cell
  columns: PaperColumn[]
  /** Where the next row begins, in lines. */
  end: number
  /** Tops of rows that a writer drew: nothing belongs together across them. */
  rows: number[]
  /** Whether undertakings before this group had rows of their own. */
  rowed: boolean
  /** Number of the last row, and the page on which it stands. */
  row: number
  page?: string
}

/**
 * Lays a row under the ones before it; the longest cell says how high it is. A row that a page's end cut goes on with the one before; where
 * each undertaking has a row of its own, one that opens another is not cut.
 */
export function addRow(group: ColumnsGroup, cells: Cell[], wrapped: boolean): void {
  const from = group.end
  const page = pageOf(cells[0])
  const placed = cells.flatMap((cell) => {
    const column = cell.text.trim() === '' ? undefined : columnOf(group, cell)
    return column ? [{ column, cell }] : []
  })
  const opens = placed.some(({ column, cell }) => column.heading.use.kind === 'plan' && readLineMark(cell.text) !== undefined)
  const cut = wrapped && group.row > 0 && page !== group.page && !(opens && hasRows(group))
  if (!cut) group.row++
  for (const { column, cell } of placed) {
    const { lines, end } = layLines(cell, group.row, from, wrapped)
    column.lines.push(...lines)
    group.end = Math.max(group.end, end)
  }
  // Of an undertaking of which nothing else is said, a row of its own is a row too.
  if ((placed.length > 1 || opens) && !cut) group.rows.push(from)
  if (page !== undefined) group.page = page
}

/** Whether each undertaking has a row of its own here. */
export const hasRows = ({ rowed, rows }: ColumnsGroup) => rowed || rows.length > 1

const pageOf = (cell: Cell | undefined) => /^p\d+/.exec(cell?.locator ?? '')?.[0]

/** The column under whose heading a cell stands. */
export function columnOf(group: ColumnsGroup, cell: Cell): PaperColumn | undefined {
  return group.columns.find(({ heading }) => {
    const head = heading.cell
    if (head.box && cell.box)
      return Math.min(head.box[0] + head.box[2], cell.box[0] + cell.box[2]) - Math.max(head.box[0], cell.box[0]) > head.box[2] / 2
    return cell.col < head.col + head.colSpan && head.col < cell.col + cell.colSpan
  })
}
