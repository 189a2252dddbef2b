import type { Cell } from '../grid.ts'
import { cleanLine } from '../text-fold.ts'
import { belowOf, rightOf, type TableIndex } from './table-index.ts'

const longestSample = 80
/** □高い, ■普通: one of several choices, each in a cell of its own. */
const boxed = /^\s*[□☐■☑☒✔✓]\s*[^\s□☐■☑☒✔✓]/

/**
 * What a label leads to on this paper: the cell beside it, else the one below; other labels are no values. Choices in cells side by side are
 * one answer.
 */
export function sampleOf(table: TableIndex, cell: Cell, isLabel: (cell: Cell | undefined) => boolean): string | undefined {
  const value = [wordRightOf(table, cell), belowOf(table, cell)].find((one) => one && !isLabel(one) && one.text.trim() !== '')
  const text = value && cleanLine(boxed.test(value.text) ? choicesFrom(table, value) : value.text)
  return text && cutSample(text)
}

/** The next cell to the right in which something stands. */
function wordRightOf(table: TableIndex, cell: Cell): Cell | undefined {
  let next = rightOf(table, cell)
  while (next && next.text.trim() === '') next = rightOf(table, next)
  return next
}

/** A sample as the page of a draft shows it. */
export const cutSample = (text: string): string => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text)

/** The choices from one on, each in the cell to the right of the one before. */
function choicesFrom(table: TableIndex, first: Cell): string {
  const words = [first.text]
  for (let next = rightOf(table, first); next && boxed.test(next.text); next = rightOf(table, next)) words.push(next.text)
  return words.join(' ')
}
