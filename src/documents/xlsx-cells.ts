import { limits } from './limits.ts'
import { formatGeneral } from './number-format.ts'
import { refuse } from './refuse.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import { parseAddress, parseRange, type Range } from './xlsx-address.ts'
import { cleanBreaks, collectString } from './xlsx-strings.ts'
import type { SheetPart, Workbook } from './xlsx-workbook.ts'

/** A cell of a worksheet that says something or is drawn. */
export interface SheetCell {
  row: number
  col: number
  text: string
  bordered: boolean
}

/** Reads a worksheet: its cells in the file's order, as Excel shows them, and its merged ranges. */
export function readSheetCells(
  container: Container,
  sheet: SheetPart,
  workbook: Workbook,
  name: string,
): { cells: SheetCell[]; merges: Range[] } {
  const where = { name, part: sheet.part }
  const bytes = container.part(sheet.part)
  if (bytes === undefined) refuse('file-broken', where, sheet.part)
  const cells: SheetCell[] = []
  const merges: Range[] = []
  const inline = collectString()
  let row = -1
  let col = -1
  let type = ''
  let style = ''
  let value = ''
  let inValue = false
  let inInline = false
  const open = (element: string, attributes: string) => {
    if (element === 'c') {
      const address = parseAddress(attributeOf(attributes, 'r') ?? '')
      if (address !== undefined) row = address.row
      col = address?.col ?? col + 1
      type = attributeOf(attributes, 't') ?? 'n'
      style = attributeOf(attributes, 's') ?? '0'
      value = ''
    } else if (element === 'v') inValue = true
    else if (element === 'row') {
      row = Number(attributeOf(attributes, 'r') ?? row + 2) - 1
      col = -1
    } else if (element === 'is') inInline = true
    else if (inInline) inline.open(element)
    else if (element === 'mergeCell') {
      const range = parseRange(attributeOf(attributes, 'ref') ?? '')
      if (range !== undefined) merges.push(range)
    }
  }
  const close = (element: string) => {
    if (element === 'v') inValue = false
    else if (element === 'is') {
      inInline = false
      value = inline.take()
    } else if (inInline) inline.close(element)
    else if (element === 'c') {
      const { format = formatGeneral, bordered = false } = workbook.styles[Number(style)] ?? {}
      const text = value === '' ? '' : showValue(value, type, format, workbook.strings)
      if (text !== '' || bordered) cells.push({ row, col, text, bordered })
      if (cells.length > limits.cells) refuse('cells-too-many', { name, place: sheet.name, limit: limits.cells }, sheet.name)
    }
  }
  const text = (chunk: string) => {
    if (inValue) value += chunk
    else if (inInline) inline.text(chunk)
  }
  scanXml(decodeXml(bytes, where), { open, close, text }, where)
  return { cells, merges }
}

/** A stored value as the cell shows it. Formulas come with the value that was calculated last. */
function showValue(value: string, type: string, format: (value: number) => string, strings: string[]): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'inlineStr') return value
  if (type === 'str' || type === 'e') return cleanBreaks(value)
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value
  const number = Number(value)
  return Number.isFinite(number) ? format(number) : value
}
