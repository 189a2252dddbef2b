import type { Cell, Grid } from '../grid.ts'

/** Rules drawn closer than this are one, in points. */
const near = 3

/**
 * Two tables that stand in the same place on two pages, with common columns (列の突合せ): a page that shows only some rows of a table shows
 * only some of its rules. `undefined` where a cell was not drawn, so that nobody knows its place.
 */
export function shareColumnsOf(a: Grid, b: Grid): [Grid, Grid] | undefined {
  const edges = edgesOf([...a.cells, ...b.cells])
  if (!edges) return undefined
  const colCount = edges.length - 1
  return [
    { ...a, colCount, cells: a.cells.map((cell) => placed(cell, edges)) },
    { ...b, colCount, cells: b.cells.map((cell) => placed(cell, edges)) },
  ]
}

/** Where columns begin and end, from left to right. */
function edgesOf(cells: Cell[]): number[] | undefined {
  const all: number[] = []
  for (const { box } of cells) {
    if (!box) return undefined
    all.push(box[0], box[0] + box[2])
  }
  const edges: number[] = []
  for (const x of all.sort((a, b) => a - b)) if (edges.length === 0 || x - (edges.at(-1) as number) > near) edges.push(x)
  return edges
}

function placed(cell: Cell, edges: number[]): Cell {
  const [x, , width] = cell.box as [number, number, number, number]
  const at = (edge: number) => {
    const found = edges.findLastIndex((one) => one <= edge + 0.01)
    return Math.max(0, found)
  }
  const col = at(x)
  return { ...cell, col, colSpan: Math.max(1, at(x + width) - col) }
}
