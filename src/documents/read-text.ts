import { finding } from '#core/finding.ts'
import type { Cell, DocumentContent, Grid } from '#core/grid.ts'
import { decodeText } from './decode-text.ts'
import { isWithoutGaps, layOutText } from './layout-text.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { partTabs } from './tab-fields.ts'
import { textCell } from './text-cell.ts'
import { pagesOf } from './text-pages.ts'

/**
 * Reads plain text: one row a line, blank lines too. A line with tabs has one cell a field, which may hold line ends in quotes; other
 * white space is left as it is (only a matcher knows where its field ends). The first field's locator is `line 41`, the next `line 41/2`.
 * Where columns are kept by runs of spaces, tables are found by them; text out of a PDF without any is told to have lost them.
 */
export function readText(bytes: Uint8Array, name: string): DocumentContent {
  const pages = pagesOf(decodeText(bytes, name).replace(/^\ufeff/, ''))
  const lines = readLines(pages.flat(), name)
  const content: DocumentContent = { format: 'text', grids: [lines] }
  const found = layOutText(pages)
  if (found) return { ...content, laid: found.grids, copied: found.measure }
  if (pages.length === 1) return content
  return isWithoutGaps(pages)
    ? { ...content, copied: 'lost', findings: [finding('text-columns-lost', {})] }
    : { ...content, copied: 'characters' }
}

function readLines(lines: string[], name: string): Grid {
  if (lines.at(-1) === '') lines.pop()
  const cells: Cell[] = []
  let colCount = 1
  const rows = partTabs(lines)
  for (const [row, { line, fields }] of rows.entries()) {
    colCount = Math.max(colCount, fields.length)
    for (const [col, text] of fields.entries()) cells.push(textCell(line, row, col, text))
    if (cells.length > limits.cells) refuse('cells-too-many', { name, place: `${line}行目`, limit: limits.cells }, `line ${line}`)
  }
  if (cells.every(({ text }) => text.trim() === '')) refuse('nothing-visible', { name })
  return { place: 'text', kind: 'lines', rowCount: rows.length, colCount, cells }
}
