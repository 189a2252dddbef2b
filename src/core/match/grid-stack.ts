import type { Cell } from '../grid.ts'
import type { GridRow } from './grid-rows.ts'

/** The cells over a grid column, from the top down; a blank beside a group heading, where there are no merges, belongs to that group. */
export function stackOver(rows: GridRow[], col: number): Cell[] {
  const stack: Cell[] = []
  rows.forEach(({ cells }, nth) => {
    const over = cells.find((cell) => cell.col <= col && col < cell.col + cell.colSpan)
    const named = over?.text.trim() ? over : undefined
    const lower = rows.slice(nth + 1).some((row) => row.cells.some((cell) => cell.col === col && cell.text.trim() !== ''))
    const group =
      named || !lower || reachesFromAbove(rows, nth, col)
        ? undefined
        : cells.findLast((cell) => cell.col < col && cell.text.trim() !== '')
    const found = named ?? (group && isGroup(rows, nth, group) ? group : undefined)
    if (found && !stack.includes(found)) stack.push(found)
  })
  return stack
}

const reachesFromAbove = (rows: GridRow[], nth: number, col: number) =>
  rows
    .slice(0, nth)
    .some(({ cells }) =>
      cells.some(
        (cell) => cell.col <= col && col < cell.col + cell.colSpan && cell.row + cell.rowSpan > (rows[nth] as GridRow).row,
      ),
    )

/** A heading with a heading right below it. */
const isGroup = (rows: GridRow[], nth: number, group: Cell) =>
  rows.slice(nth + 1).some(({ cells }) => cells.some((cell) => cell.col === group.col && cell.text.trim() !== ''))
