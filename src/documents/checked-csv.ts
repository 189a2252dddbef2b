import type { CheckedTable } from '#core/machine-readable/checked-table.ts'
import { decodeText } from './decode-text.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { splitFields, type WrittenField } from './split-fields.ts'

/**
 * Reads comma- or tab-separated values to be checked (機械可読性の点検): the words as they stand, on which line, and how they are quoted.
 * Refused are a quote that never closes, and more fields than `limits.checkedCells`.
 */
export function readCheckedCsv(bytes: Uint8Array, name: string): CheckedTable {
  const text = decodeText(bytes, name).replace(/^\ufeff/, '')
  const format = isTabbed(text) ? 'tsv' : 'csv'
  const lines: number[] = []
  const broken: [number, number][] = []
  const bareQuotes: [number, number][] = []
  let [counted, line, fields] = [0, 1, 0]
  const tell = ({ row, col, start, stop, isQuoted }: WrittenField) => {
    if (++fields > limits.checkedCells)
      refuse('cells-too-many', { name, place: `${row + 1}行目`, limit: limits.checkedCells }, `line ${line}`)
    if (col === 0) {
      line += countBreaks(text, counted, start)
      counted = start
      lines.push(line)
    }
    if (isQuoted && countBreaks(text, start, stop) > 0) broken.push([row, col])
    else if (!isQuoted && hasQuote(text, start, stop)) bareQuotes.push([row, col])
  }
  const split = splitFields(text, format === 'tsv' ? '\t' : ',', tell)
  if ('unclosed' in split) return refuse('csv-broken', { name, line: split.unclosed }, `line ${split.unclosed}`)
  return { sheet: '', format, rows: split.rows, csv: { lines, broken, bareQuotes } }
}

/** The first line has more tabs than commas. */
function isTabbed(text: string): boolean {
  const end = text.search(/[\r\n]/)
  const first = end < 0 ? text : text.slice(0, end)
  return first.split('\t').length > first.split(',').length
}

/** Line ends (CRLF, LF or CR) of a stretch of text. */
function countBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

function hasQuote(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 34) return true
  return false
}
