import type { Cell, Grid } from '#core/grid.ts'

/** A run of paragraphs as a grid. Its place: its first paragraph, and its last where there are more. */
export function linesGrid(cells: Cell[]): Grid {
  const [first, last] = [cells[0]?.locator ?? '', cells.at(-1)?.locator ?? '']
  const place = first === last ? first : `${first}–${last.replace('para ', '')}`
  return { place, kind: 'lines', rowCount: cells.length, colCount: 1, cells }
}
