import type { Cell, Grid } from './grid.ts'

/** Left, top, right, bottom. */
type Rect = [left: number, top: number, right: number, bottom: number]

/** Farther apart than this, in points, a line and a table have nothing to do with each other. */
const farthest = 40

/** The table to which a line leads (見出しの下の表): right below it where places are drawn, else the next. */
export function tableUnder(grids: Grid[], line: Cell | undefined): Grid | undefined {
  if (line?.box) return nearest(grids.filter(isTable), (table) => gapBetween([line], table.cells))
  const at = grids.findIndex(({ cells }) => line !== undefined && cells.at(-1) === line)
  const next = at < 0 ? undefined : grids[at + 1]
  return next && isTable(next) ? next : undefined
}

/** The line that leads to a table: right above it where places are drawn, else the one before. */
export function lineOver(grids: Grid[], table: Grid): Cell | undefined {
  const lines = grids.flatMap((grid) => (isTable(grid) ? [] : grid.cells))
  if (table.cells[0]?.box) return nearest(lines, (line) => gapBetween([line], table.cells))
  return grids[grids.indexOf(table) - 1]?.cells.at(-1)
}

const isTable = ({ kind }: Grid) => kind === 'table'

function nearest<One>(all: One[], gapOf: (one: One) => number | undefined): One | undefined {
  const near = all.flatMap((one) => {
    const gap = gapOf(one)
    return gap === undefined || gap > farthest ? [] : [{ one, gap }]
  })
  return near.sort((a, b) => a.gap - b.gap)[0]?.one
}

/** How far the second stands below the first, in points; `undefined` where it does not. */
function gapBetween(upper: Cell[], lower: Cell[]): number | undefined {
  const [a, b] = [rectOf(upper), rectOf(lower)]
  if (!a || !b || a[0] >= b[2] || b[0] >= a[2]) return undefined
  const gap = b[1] - a[3]
  return gap < -2 ? undefined : gap
}

function rectOf(cells: Cell[]): Rect | undefined {
  const boxes = cells.flatMap(({ box }) => (box ? [box] : []))
  if (boxes.length === 0) return undefined
  return [
    Math.min(...boxes.map(([x]) => x)),
    Math.min(...boxes.map(([, y]) => y)),
    Math.max(...boxes.map(([x, , width]) => x + width)),
    Math.max(...boxes.map(([, y, , height]) => y + height)),
  ]
}
