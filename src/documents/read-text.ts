import type { Cell, DocumentContent } from '#core/grid.ts'
import { decodeText } from './decode-text.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'

/**
 * Reads plain text: one row a line, blank lines too. A line with tabs has one cell a field; other white space is left
 * as it is (only a matcher knows where its field ends). The first field's locator is `line 41`, the next `line 41/2`.
 */
export function readText(bytes: Uint8Array, name: string): DocumentContent {
  const lines = decodeText(bytes, name)
    .replace(/^\ufeff/, '')
    .replace(/\f/g, '\n')
    .split(/\r\n?|\n/)
  if (lines.at(-1) === '') lines.pop()
  const cells: Cell[] = []
  let colCount = 1
  for (const [row, line] of lines.entries()) {
    const fields = line.split('\t')
    colCount = Math.max(colCount, fields.length)
    for (const [col, text] of fields.entries()) {
      cells.push({
        row,
        col,
        rowSpan: 1,
        colSpan: 1,
        text,
        locator: col === 0 ? `line ${row + 1}` : `line ${row + 1}/${col + 1}`,
      })
    }
    if (cells.length > limits.cells)
      refuse('cells-too-many', { name, place: `${row + 1}行目`, limit: limits.cells }, `line ${row + 1}`)
  }
  if (cells.every(({ text }) => text.trim() === '')) refuse('nothing-visible', { name })
  return { format: 'text', grids: [{ place: 'text', kind: 'lines', rowCount: lines.length, colCount, cells }] }
}
