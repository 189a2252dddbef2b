import type { Cell, DocumentContent, Grid } from './grid.ts'
import { indexHeadings } from './match/records-heading.ts'
import type { Scheme } from './scheme.ts'

/** What stands in the place of a withheld cell (非公開の列): that something is there, and not what. */
export const withheldText = '（非公開）'

/**
 * The content of a file without what its scheme withholds (officials' names, extensions): every cell below such a heading, in its columns.
 * Everything that shows or exports cells of a kept file takes its content from here.
 */
export function withholdCells<Content extends Pick<DocumentContent, 'grids'>>(scheme: Scheme, content: Content): Content {
  const headings = scheme.records?.withheld ?? []
  if (headings.length === 0) return content
  const index = indexHeadings(headings)
  return { ...content, grids: content.grids.map((grid) => withholdIn(grid, (text) => index.find(text).length > 0)) }
}

function withholdIn(grid: Grid, isHeading: (text: string) => boolean): Grid {
  // By column, the row from which on it is withheld; cells come row by row, so a heading is met before what is below it.
  const from = new Map<number, number>()
  let changed = false
  const cells = grid.cells.map((cell) => {
    if (cell.text === '') return cell
    if (isShort(cell) && isHeading(cell.text)) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) from.set(col, cell.row + cell.rowSpan)
      return cell
    }
    if (from.size === 0 || !isBelow(cell, from) || cell.text.trim() === '') return cell
    changed = true
    return { ...cell, text: withheldText }
  })
  return changed ? { ...grid, cells } : grid
}

function isBelow(cell: Cell, from: Map<number, number>): boolean {
  for (let col = cell.col; col < cell.col + cell.colSpan; col++)
    if (cell.row >= (from.get(col) ?? Number.POSITIVE_INFINITY)) return true
  return false
}

/** A heading is short, and no number: this spares the look at most cells. */
const isShort = ({ text }: Cell): boolean => text.length <= 60 && !/^[\d.,\s-]+$/.test(text)
