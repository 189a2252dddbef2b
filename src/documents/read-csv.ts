import type { Cell, DocumentContent } from '#core/grid.ts'
import { decodeText } from './decode-text.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { splitFields } from './split-fields.ts'

/**
 * Reads comma- or tab-separated values as one table. Ragged rows are kept as they are: a row has the cells that it has.
 * A quote that never closes is refused with its line.
 */
export function readCsv(bytes: Uint8Array, name: string): DocumentContent {
  const text = decodeText(bytes, name).replace(/^\ufeff/, '')
  const rows = parseRows(text, name)
  const cells: Cell[] = []
  let colCount = 0
  for (const [row, fields] of rows.entries()) {
    if (fields.length > limits.columns)
      refuse('table-too-wide', { name, place: `${row + 1}行目`, limit: limits.columns }, `table1/r${row + 1}`)
    colCount = Math.max(colCount, fields.length)
    for (const [col, field] of fields.entries()) {
      cells.push({
        row,
        col,
        rowSpan: 1,
        colSpan: 1,
        text: field.replace(/\r\n?/g, '\n'),
        locator: `table1/r${row + 1}c${col + 1}`,
      })
    }
    if (cells.length > limits.cells)
      refuse('cells-too-many', { name, place: `${row + 1}行目`, limit: limits.cells }, `table1/r${row + 1}`)
  }
  if (cells.every((cell) => cell.text.trim() === '')) refuse('nothing-visible', { name })
  return { format: 'csv', grids: [{ place: 'table1', kind: 'table', rowCount: rows.length, colCount, cells }] }
}

function parseRows(text: string, name: string): string[][] {
  const split = splitFields(text, delimiterOf(text))
  if ('unclosed' in split) return refuse('csv-broken', { name, line: split.unclosed }, `line ${split.unclosed}`)
  return split.rows
}

/** A tab where the first line has more tabs than commas. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const first = end < 0 ? text : text.slice(0, end)
  return first.split('\t').length > first.split(',').length ? '\t' : ','
}
