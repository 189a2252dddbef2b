import type { Cell, Grid } from '../grid.ts'
import { cleanLine } from '../text-fold.ts'

/** Left, top, right, bottom. */
export type Rect = [left: number, top: number, right: number, bottom: number]

/** Words that stand together: a box, a cell, or lines right below each other. */
export interface Block {
  text: string
  rect: Rect
  cells: Cell[]
  grid: Grid
  /** Places are drawn ones, in points; else they are numbers of rows and columns. */
  drawn: boolean
}

/** The blocks of a slide in reading order. Where nothing is drawn, grids lie one below the other. */
export function slideBlocks(grids: Grid[]): Block[] {
  let base = 0
  return grids.flatMap((grid) => {
    const top = base
    base += grid.rowCount
    const groups = grid.kind === 'table' || grid.rowCount === 1 ? grid.cells.map((cell) => [cell]) : columnsOf(grid)
    return groups.flatMap((cells): Block[] => {
      const text = cells.map((cell) => cell.text).join('\n')
      const [first] = cells
      if (!first || text.trim() === '') return []
      return [
        { text, rect: cells.map((cell) => rectOf(cell, grid, top)).reduce(around), cells, grid, drawn: first.box !== undefined },
      ]
    })
  })
}

/** Lines of one size make one block; other letters begin another. */
function columnsOf(grid: Grid): Cell[][] {
  const groups: Cell[][] = []
  for (const cell of grid.cells) {
    const open = groups.find((group) => group.at(-1)?.col === cell.col && isNext(group.at(-1) as Cell, cell))
    if (open) open.push(cell)
    else groups.unshift([cell])
  }
  return groups.reverse()
}

function isNext(last: Cell, cell: Cell): boolean {
  if (cell.row !== last.row + 1 || !cell.box || !last.box) return false
  const [, top, , height] = cell.box
  const gap = top - (last.box[1] + last.box[3])
  return gap < 0.5 || (gap < height && Math.abs(height - last.box[3]) < 0.8)
}

function rectOf({ box, row, col, rowSpan, colSpan }: Cell, { kind }: Grid, base: number): Rect {
  if (box) return [box[0], box[1], box[0] + box[2], box[1] + box[3]]
  return kind === 'table' ? [col, base + row, col + colSpan, base + row + rowSpan] : [0, base + row, 1, base + row + 1]
}

export const around = (a: Rect, b: Rect): Rect => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** How far two rectangles overlap, across (axis 0) or down (axis 1); negative: the gap between them. */
export const overlap = (a: Rect, b: Rect, axis: 0 | 1): number =>
  Math.min(a[axis + 2] as number, b[axis + 2] as number) - Math.max(a[axis] as number, b[axis] as number)

export const middle = (rect: Rect, axis: 0 | 1): number => ((rect[axis] as number) + (rect[axis + 2] as number)) / 2

/** Without the cells of some blocks. */
export function withoutBlocks(grids: Grid[], taken: Block[]): Grid[] {
  const cells = new Set(taken.flatMap((block) => block.cells))
  return grids.map((grid) => ({ ...grid, cells: grid.cells.filter((cell) => !cells.has(cell)) }))
}

/** The words of a block as one line. */
export const lineOf = ({ text }: Block) => cleanLine(text).replace(/[ \t\u3000]+/g, ' ')
