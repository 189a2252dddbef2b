import type { DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'

/** Fewest rows that make a whole table. */
const leastRows = 3

/**
 * A text as its layout reads it: the tables that were found by where its words stand; a form (帳票) its lines, where a label leads to its
 * value though no cell is closed, or one table where every row has all its fields, as a spreadsheet copies them.
 */
export function chooseGrids({ layout }: Scheme, { laid, ...content }: DocumentContent): DocumentContent {
  if (content.format !== 'text') return content
  if (layout !== 'form') return laid ? { ...content, grids: laid, broken: true } : content
  return { ...content, grids: content.grids.map((grid) => (isWhole(grid) ? { ...grid, kind: 'table' } : grid)) }
}

function isWhole({ kind, rowCount, colCount, cells }: Grid): boolean {
  return kind === 'lines' && rowCount >= leastRows && colCount > 1 && cells.length === rowCount * colCount
}
