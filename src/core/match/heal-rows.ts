import type { Cell, DocumentContent, Grid } from '../grid.ts'
import { pageOf, repeatedRows } from './join-pages.ts'

/** Sides of cells nearer than this are one line, in points. */
const near = 3

/**
 * A document whose rows are whole: a row that the end of a page cut in two (頁でまたがる行) stands where it began, with all its words. What
 * is left of the table on the next page follows there. Only where no line closes the row, which the reader of the PDF has told.
 */
export function healCutRows<Content extends Pick<DocumentContent, 'grids'>>(content: Content): Content {
  if (!content.grids.some(({ cut }) => cut?.bottom)) return content
  const grids = [...content.grids]
  for (let at = 0; at < grids.length; at++) healFrom(grids, at)
  return { ...content, grids }
}

/** The last row of a table with what the following pages hold of it: one that fills pages goes through all of them. */
function healFrom(grids: Grid[], at: number): void {
  for (;;) {
    const table = grids[at] as Grid
    if (!table.cut?.bottom) return
    const next = grids.findIndex(({ kind, cells }, nth) => nth > at && kind === 'table' && cells.length > 0)
    const more = grids[next]
    const healed = more && healRow(table, more)
    if (!healed) return
    grids[at] = healed.table
    grids[next] = healed.more
    if (healed.more.cells.length > 0) return
  }
}

function healRow(table: Grid, more: Grid): { table: Grid; more: Grid } | undefined {
  const page = pageOf(table)
  const repeated = repeatedRows(table, more)
  if (page === undefined || pageOf(more) !== page + 1 || !(more.cut?.top || repeated > 0)) return undefined
  const rest = more.cells.filter(({ row }) => row === repeated)
  const longer = goOn(table, rest)
  if (!longer) return undefined
  const left = more.cells.flatMap((cell) =>
    cell.row < repeated ? [cell] : cell.row === repeated ? [] : [{ ...cell, row: cell.row - 1 }],
  )
  const isAll = left.length === 0
  const { cut: _, ...open } = table
  const bottom = more.cut?.bottom ? { bottom: true as const } : undefined
  return {
    table: {
      ...open,
      ...(isAll ? { place: more.place } : {}),
      cells: table.cells.map((cell) => longer.get(cell) ?? cell),
      ...(isAll && bottom ? { cut: bottom } : {}),
    },
    more: withCut({ ...more, rowCount: more.rowCount - 1, cells: left }, bottom),
  }
}

function withCut({ cut: _, ...grid }: Grid, cut: Grid['cut']): Grid {
  return cut ? { ...grid, cut } : grid
}

/** Each cell of the last row with the words that go on below; `undefined` where some have no cell above, or reach further down. */
function goOn(table: Grid, rest: Cell[]): Map<Cell, Cell> | undefined {
  const last = table.cells.filter(({ row, rowSpan }) => row + rowSpan === table.rowCount)
  const longer = new Map<Cell, Cell>()
  for (const cell of rest) {
    const above = last.find((one) => sharesSides(one, cell))
    if (!above || cell.rowSpan > 1) return undefined
    const text = [above.text, cell.text].filter((words) => words.trim() !== '').join('\n')
    const { row, col, rowSpan, colSpan } = above
    longer.set(above, { ...(above.text.trim() === '' ? cell : above), row, col, rowSpan, colSpan, text })
  }
  return rest.length > 0 ? longer : undefined
}

function sharesSides({ box: one }: Cell, { box: other }: Cell): boolean {
  if (!one || !other) return false
  return Math.abs(one[0] - other[0]) < near && Math.abs(one[0] + one[2] - other[0] - other[2]) < near
}
