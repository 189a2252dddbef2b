import type { Cell, Grid } from '../grid.ts'
import { matchFolded } from '../label.ts'
import { type CompiledLabel, foldLabelText } from '../label-pattern.ts'

/**
 * Whether a cell stands within the rows of a heading (見出しの範囲): the heading is merged over its row to the left, stands in its own column
 * above, or is the last words in a column to the left of it. A grid is looked through once for each heading.
 */
export function groupsOf(grid: Grid): (cell: Cell, group: CompiledLabel) => boolean {
  const heads = new Map<string, Cell[]>()
  let places: Map<string, Cell> | undefined
  return (cell, group) => {
    const known =
      heads.get(group.pattern) ?? grid.cells.filter(({ text }) => text !== '' && matchFolded(group, foldLabelText(text)))
    heads.set(group.pattern, known)
    places ??= new Map(grid.cells.map((one) => [`${one.row},${one.col}`, one]))
    return known.some((head) => covers(head, cell) || goesOnTo(head, cell, places as Map<string, Cell>))
  }
}

const covers = (head: Cell, cell: Cell) =>
  head.row <= cell.row && head.row + head.rowSpan > cell.row && head.col + head.colSpan <= cell.col

/** 内訳 alone heads the same rows as what it divides. */
const divides = /^[(（]?(?:主な|うち)?内訳?[)）]?$/

/** Whether nothing but blanks and 内訳 stands in the heading's column from the heading down to the cell's row. */
function goesOnTo(head: Cell, cell: Cell, places: Map<string, Cell>): boolean {
  const start = head.row + head.rowSpan
  if (start > cell.row || head.col > cell.col) return false
  if (head.col === cell.col) return true
  for (let row = start; row <= cell.row; row++) {
    const text = places.get(`${row},${head.col}`)?.text ?? ''
    if (text.trim() !== '' && !divides.test(text.replace(/\s+/g, ''))) return false
  }
  return true
}
