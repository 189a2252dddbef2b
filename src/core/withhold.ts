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
    const covered = Array.from({ length: cell.colSpan }, (_, nth) => cell.col + nth)
    if (isShort(cell) && isHeading(cell.text)) for (const col of covered) from.set(col, cell.row + cell.rowSpan)
    else if (
      cell.text.trim() !== '' &&
      from.size > 0 &&
      covered.some((col) => cell.row >= (from.get(col) ?? Number.POSITIVE_INFINITY))
    ) {
      changed = true
      return { ...cell, text: withheldText }
    }
    return cell
  })
  return changed ? { ...grid, cells } : grid
}

/** A heading is short; this spares the look at every cell of words. */
const isShort = ({ text }: Cell): boolean => text !== '' && text.length <= 60
