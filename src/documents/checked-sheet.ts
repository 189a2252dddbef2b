import { type CellRange, type CheckedTable, cellKey } from '#core/machine-readable/checked-table.ts'
import { readObjects } from './checked-objects.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import { parseAddress, parseRange } from './xlsx-address.ts'
import { cleanBreaks, collectString } from './xlsx-strings.ts'
import type { SheetPart } from './xlsx-workbook.ts'

/** What the sheets of a workbook share, for a check. */
export interface CheckedBook {
  container: Container
  name: string
  strings: readonly string[]
  looks: readonly string[]
}

interface Found {
  rows: string[][]
  numbers: Set<number>
  looks: Map<number, string>
  merges: CellRange[]
  formulas: [number, number][]
  hiddenRows: number[]
  /** From and to, as the file gives them. */
  hiddenColumns: [number, number][]
  hidesZeros: boolean
}

/** The cell that is being read. */
interface Current {
  row: number
  col: number
  type: string
  style: number
  value: string
  within: 'nothing' | 'value' | 'inline'
  isFormula: boolean
}

const isOn = (attributes: string, attribute: string): boolean => /^(?:1|true)$/.test(attributeOf(attributes, attribute) ?? '')

/** Reads a sheet to be checked (機械可読性の点検): the stored values, and what lies over and behind them. Refuses more cells than `limits.cells`. */
export function readCheckedSheet(book: CheckedBook, sheet: SheetPart, hidden: boolean): CheckedTable {
  const { container, name } = book
  const where = { name, part: sheet.part }
  const bytes = container.part(sheet.part)
  if (bytes === undefined) refuse('file-broken', where, sheet.part)
  const found = scanSheet(decodeXml(bytes, where), book, sheet)
  const objects = readObjects(container, sheet.part, name)
  const width = found.rows.reduce((most, row) => Math.max(most, row?.length ?? -1), -1)
  const rows = Array.from(found.rows, (row) => Array.from(row ?? [], (words) => words ?? ''))
  const hiddenColumns = found.hiddenColumns.flatMap(([from, to]) => range(from, Math.min(to, width - 1)))
  const { numbers, looks, merges, formulas, hidesZeros } = found
  const hiddenRows = found.hiddenRows.filter((row) => row < rows.length)
  const marks = { numbers, looks, merges, formulas, objects, hiddenRows, hiddenColumns, hidden, hidesZeros }
  return { sheet: sheet.name, format: 'xlsx', rows, marks }
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, nth) => from + nth)

function scanSheet(xml: string, book: CheckedBook, sheet: SheetPart): Found {
  const found: Found = {
    ...{ rows: [], numbers: new Set(), looks: new Map(), merges: [], formulas: [] },
    ...{ hiddenRows: [], hiddenColumns: [], hidesZeros: false },
  }
  const at: Current = { row: -1, col: -1, type: 'n', style: 0, value: '', within: 'nothing', isFormula: false }
  const inline = collectString()
  let cells = 0
  const open = (element: string, attributes: string) => {
    if (at.within === 'inline') inline.open(element)
    else begin(found, at, element, attributes)
    if (element === 'c' && ++cells > limits.cells)
      refuse('cells-too-many', { name: book.name, place: sheet.name, limit: limits.cells }, sheet.name)
  }
  const close = (element: string) => {
    if (element === 'c') addCell(found, at, book)
    else if (element === 'v') at.within = 'nothing'
    else if (element === 'is') {
      at.within = 'nothing'
      at.value = inline.take()
    } else if (at.within === 'inline') inline.close(element)
  }
  const text = (chunk: string) => {
    if (at.within === 'value') at.value += chunk
    else if (at.within === 'inline') inline.text(chunk)
  }
  scanXml(xml, { open, close, text }, { name: book.name, part: sheet.part })
  return found
}

/** Rows and cells may leave out their address: they then follow the one before. */
function begin(found: Found, at: Current, element: string, attributes: string): void {
  if (element === 'c') {
    const address = parseAddress(attributeOf(attributes, 'r') ?? '')
    at.row = address?.row ?? at.row
    at.col = address?.col ?? at.col + 1
    at.type = attributeOf(attributes, 't') ?? 'n'
    at.style = Number(attributeOf(attributes, 's') ?? '0')
    at.value = ''
    at.isFormula = false
  } else if (element === 'v') at.within = 'value'
  else if (element === 'is') at.within = 'inline'
  else if (element === 'f') at.isFormula = true
  else if (element === 'row') {
    at.row = parseAddress(`A${attributeOf(attributes, 'r') ?? ''}`)?.row ?? at.row + 1
    at.col = -1
    if (isOn(attributes, 'hidden')) found.hiddenRows.push(at.row)
  } else if (element === 'col' && isOn(attributes, 'hidden'))
    found.hiddenColumns.push([Number(attributeOf(attributes, 'min')) - 1, Number(attributeOf(attributes, 'max')) - 1])
  else if (element === 'mergeCell') {
    const merge = parseRange(attributeOf(attributes, 'ref') ?? '')
    if (merge && found.merges.length < limits.cells) found.merges.push(merge)
  } else if (element === 'sheetView' && /^(?:0|false)$/.test(attributeOf(attributes, 'showZeros') ?? '')) found.hidesZeros = true
}

function addCell(
  found: Found,
  { row, col, type, style, value, isFormula }: Current,
  { name, strings, looks }: CheckedBook,
): void {
  // A broken part may close a cell that it never opened.
  if (row < 0 || col < 0) return
  if (isFormula || type === 'e') found.formulas.push([row, col])
  if (value === '') return
  if (row * col > limits.places) refuse('cells-too-far-apart', { name, place: `${row + 1}行目`, cell: `${row + 1}行目` })
  const words = type === 's' ? (strings[Number(value)] ?? '') : type === 'inlineStr' ? value : cleanBreaks(value)
  const cells = found.rows[row] ?? []
  found.rows[row] = cells
  cells[col] = type === 'b' ? (words.trim() === '1' ? 'TRUE' : 'FALSE') : words
  if (type === 'n') found.numbers.add(cellKey(row, col))
  const look = looks[style] ?? ''
  if (look !== '') found.looks.set(cellKey(row, col), look)
}
