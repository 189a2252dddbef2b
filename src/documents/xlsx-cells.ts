import { limits } from './limits.ts'
import { formatGeneral } from './number-format.ts'
import { refuse } from './refuse.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import { parseAddress, parseRange, type Range } from './xlsx-address.ts'
import { cleanBreaks, collectString, type StringCollector } from './xlsx-strings.ts'
import type { SheetPart, Workbook } from './xlsx-workbook.ts'

/** A cell of a worksheet that says something or is drawn. */
export interface SheetCell {
  row: number
  col: number
  text: string
  bordered: boolean
}

/** What a worksheet holds for a reader: its cells in the file's order, as Excel shows them, and its merged ranges. */
export interface SheetCells {
  cells: SheetCell[]
  merges: Range[]
}

/** The cell that is being read. */
interface Current {
  row: number
  col: number
  type: string
  style: number
  value: string
  within: 'nothing' | 'value' | 'inline'
  inline: StringCollector
}

/** Reads a worksheet. `limit`: how many cells may still come. */
export function readSheetCells(
  container: Container,
  sheet: SheetPart,
  workbook: Workbook,
  name: string,
  limit: number,
): SheetCells {
  const where = { name, part: sheet.part }
  const bytes = container.part(sheet.part)
  if (bytes === undefined) refuse('file-broken', where, sheet.part)
  const found: SheetCells = { cells: [], merges: [] }
  const at: Current = { row: -1, col: -1, type: 'n', style: 0, value: '', within: 'nothing', inline: collectString() }
  const open = (element: string, attributes: string) => {
    if (at.within === 'inline') at.inline.open(element)
    else if (element === 'mergeCell') addMerge(found.merges, attributes)
    else begin(at, element, attributes)
    if (found.cells.length + found.merges.length > limit)
      refuse('cells-too-many', { name, place: sheet.name, limit: limits.cells }, sheet.name)
  }
  const close = (element: string) => {
    if (element === 'c') addCell(found.cells, at, workbook)
    else if (element === 'v') at.within = 'nothing'
    else if (element === 'is') {
      at.within = 'nothing'
      at.value = at.inline.take()
    } else if (at.within === 'inline') at.inline.close(element)
  }
  const text = (chunk: string) => {
    if (at.within === 'value') at.value += chunk
    else if (at.within === 'inline') at.inline.text(chunk)
  }
  scanXml(decodeXml(bytes, where), { open, close, text }, where)
  return found
}

/** Rows and cells may leave out their address: they then follow the one before. */
function begin(at: Current, element: string, attributes: string): void {
  if (element === 'c') {
    const address = parseAddress(attributeOf(attributes, 'r') ?? '')
    if (address !== undefined) at.row = address.row
    at.col = address?.col ?? at.col + 1
    at.type = attributeOf(attributes, 't') ?? 'n'
    at.style = Number(attributeOf(attributes, 's') ?? '0')
    at.value = ''
  } else if (element === 'v') at.within = 'value'
  else if (element === 'is') at.within = 'inline'
  else if (element === 'row') {
    at.row = parseAddress(`A${attributeOf(attributes, 'r') ?? ''}`)?.row ?? at.row + 1
    at.col = -1
  }
}

function addMerge(merges: Range[], attributes: string): void {
  const range = parseRange(attributeOf(attributes, 'ref') ?? '')
  if (range !== undefined) merges.push(range)
}

function addCell(cells: SheetCell[], { row, col, type, style, value }: Current, { styles, strings }: Workbook): void {
  const { format = formatGeneral, bordered = false } = styles[style] ?? {}
  const text = value === '' ? '' : showValue(value, type, format, strings)
  // A broken part may close a cell that it never opened.
  if (row >= 0 && col >= 0 && (text !== '' || bordered)) cells.push({ row, col, text, bordered })
}

/** A stored value as the cell shows it. Formulas come with the value that was calculated last. */
export function showValue(value: string, type: string, format: (value: number) => string, strings: string[]): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'd') return value
  if (type === 'str' || type === 'e') return cleanBreaks(value)
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  const number = Number(value)
  return Number.isFinite(number) ? format(number) : value
}
