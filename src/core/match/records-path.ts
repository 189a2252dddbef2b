import type { RecordGrid } from './records-grid.ts'

/** A heading stands over no more columns than these. */
const widestGroup = 200

/** What stands over a column, from the top; a merged heading counts once, one that a row leaves blank goes on to the right. */
export function pathOf(table: RecordGrid, top: number, bottom: number, col: number): string[] {
  const path: string[] = []
  for (let row = top; row <= bottom; row++) {
    const cell = table.at(row, col)
    const text = cell?.text.trim() ?? ''
    const words = text !== '' ? (cell === table.at(row - 1, col) && row > top ? '' : text) : groupWords(table, row, bottom, col)
    if (words !== '') path.push(words)
  }
  return path
}

/** A heading over several columns without a merge: the next one to the left, where both have headings of their own below. */
function groupWords(table: RecordGrid, row: number, bottom: number, col: number): string {
  if (!hasBelow(table, row, bottom, col)) return ''
  for (let left = col - 1; left >= Math.max(0, col - widestGroup); left--) {
    if (!hasBelow(table, row, bottom, left)) return ''
    const text = table.textAt(row, left)
    if (text !== '') return text
  }
  return ''
}

function hasBelow(table: RecordGrid, row: number, bottom: number, col: number): boolean {
  for (let below = row + 1; below <= bottom; below++) if (table.textAt(below, col) !== '') return true
  return false
}
