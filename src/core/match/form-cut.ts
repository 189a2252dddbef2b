import type { DocumentContent } from '../grid.ts'

type Grids = Pick<DocumentContent, 'grids'>

/** A place between two rows: before this row of this grid. */
export interface Cut {
  grid: number
  row: number
}

/** Whether a place comes before another. */
export const isBefore = (a: Cut, b: Cut) => a.grid < b.grid || (a.grid === b.grid && a.row < b.row)

/** The document with only the rows from one place to another; every grid stays in its place. */
export function between<Content extends Grids>(content: Content, from: Cut | undefined, to: Cut | undefined): Content {
  const inside = (place: Cut) => (!from || !isBefore(place, from)) && (!to || isBefore(place, to))
  const grids = content.grids.map((grid, index) => ({
    ...grid,
    cells: grid.cells.filter(({ row }) => inside({ grid: index, row })),
  }))
  return { ...content, grids }
}
