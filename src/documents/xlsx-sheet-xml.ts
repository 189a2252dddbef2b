import { attributeOf } from './scan-xml.ts'
import { formatAddress, parseAddress, parseRange, type Range } from './xlsx-address.ts'

/** A `<c>` node: what stands in its tag beside the address, and what stands inside it. */
export interface CellNode {
  col: number
  attributes: string
  inner: string
}

/** A `<row>` node. */
export interface RowNode {
  row: number
  attributes: string
  cells: CellNode[]
}

/** A worksheet's XML, opened at its rows and merges so that they can be changed; all else is kept as it is written. */
export interface SheetXml {
  /** Namespace prefix with its colon; most often empty. */
  prefix: string
  before: string
  /** In the order of their numbers. */
  rows: RowNode[]
  /** What stands between the rows and the merges, and what comes after them. */
  between: string
  merges: Range[]
  after: string
  /** The merges as they are written, while nobody changed them. */
  written?: { merges: Range[]; xml: string }
}

const rowPattern = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g
const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const mergesPattern = /<((?:\w+:)?)mergeCells\b[^>]*?(?:\/>|>[\s\S]*?<\/\1mergeCells>)/

/** Opens a worksheet's XML. Throws where it has no rows part: templates are ours. */
export function openSheetXml(xml: string): SheetXml {
  const data = /<((?:\w+:)?)sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1sheetData>)/.exec(xml)
  if (data === null) throw new Error('worksheet without sheetData')
  const rows: RowNode[] = []
  for (const [, attributes = '', inner = ''] of (data[2] ?? '').matchAll(rowPattern)) {
    const row = Number(attributeOf(attributes, 'r') ?? (rows.at(-1)?.row ?? -1) + 2) - 1
    rows.push({ row, attributes: withoutAttribute(attributes, 'r'), cells: openCells(inner) })
  }
  const rest = xml.slice(data.index + data[0].length)
  const merges = mergesPattern.exec(rest)
  const split = merges?.index ?? placeOfMerges(rest)
  const found = merges === null ? [] : readMerges(merges[0])
  return {
    prefix: data[1] ?? '',
    before: xml.slice(0, data.index),
    rows: rows.sort((one, other) => one.row - other.row),
    between: rest.slice(0, split),
    merges: found,
    after: merges === null ? rest.slice(split) : rest.slice(split + merges[0].length),
    ...(merges === null ? {} : { written: { merges: found, xml: merges[0] } }),
  }
}

/** Where merges would stand in what follows the rows: before the first element that comes after them. */
function placeOfMerges(rest: string): number {
  const views = /<\/(?:\w+:)?customSheetViews>/.exec(rest)
  const from = views === null ? 0 : views.index + views[0].length
  const next =
    /<(?:\w+:)?(?!sheetCalcPr|sheetProtection|protectedRange|scenario|inputCells|autoFilter|filter|sortState|sortCondition|dataConsolidate|dataRef)\w/.exec(
      rest.slice(from),
    )
  const end = rest.search(/<\/(?:\w+:)?worksheet>/)
  return next === null ? end : from + next.index
}

function readMerges(xml: string): Range[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\b([^>]*)\/>/g)].flatMap(([, attributes = '']) => {
    const range = parseRange(attributeOf(attributes, 'ref') ?? '')
    return range === undefined ? [] : [range]
  })
}

function writeMerges({ prefix, merges, written }: SheetXml): string {
  if (merges === written?.merges) return written.xml
  if (merges.length === 0) return ''
  const nodes = merges.map(
    ({ top, left, bottom, right }) => `<${prefix}mergeCell ref="${formatAddress(top, left)}:${formatAddress(bottom, right)}"/>`,
  )
  return `<${prefix}mergeCells count="${merges.length}">${nodes.join('')}</${prefix}mergeCells>`
}

/** A copy whose rows and cells can be changed without touching the first: a template is opened once and filled many times. */
export function copySheetXml(sheet: SheetXml): SheetXml {
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell })) })) }
}

function openCells(xml: string): CellNode[] {
  const cells: CellNode[] = []
  for (const [, attributes = '', inner = ''] of xml.matchAll(cellPattern)) {
    const col = parseAddress(attributeOf(attributes, 'r') ?? '')?.col ?? (cells.at(-1)?.col ?? -1) + 1
    cells.push({ col, attributes: withoutAttribute(attributes, 'r'), inner })
  }
  return cells
}

/** The XML again, rows and cells in order. */
export function closeSheetXml(sheet: SheetXml): string {
  const { prefix, before, rows, between, after } = sheet
  const written = rows.map(({ row, attributes, cells }) => {
    const nodes = cells.map((cell) => {
      const open = `<${prefix}c r="${formatAddress(row, cell.col)}"${cell.attributes}`
      return cell.inner === '' ? `${open}/>` : `${open}>${cell.inner}</${prefix}c>`
    })
    const open = `<${prefix}row r="${row + 1}"${withoutAttribute(attributes, 'spans')}`
    return nodes.length === 0 ? `${open}/>` : `${open}>${nodes.join('')}</${prefix}row>`
  })
  return `${before}<${prefix}sheetData>${written.join('')}</${prefix}sheetData>${between}${writeMerges(sheet)}${after}`
}

/** The row with this number; `undefined` where there is none. */
export function findRow({ rows }: SheetXml, row: number): RowNode | undefined {
  const found = rows[indexOfRow(rows, row)]
  return found?.row === row ? found : undefined
}

/** Index of the first row that has this number or a greater one: rows are in order. */
function indexOfRow(rows: RowNode[], row: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as RowNode).row < row) low = middle + 1
    else high = middle
  }
  return low
}

/** The row with this number, made where there is none. */
export function rowAt(sheet: SheetXml, row: number): RowNode {
  const index = indexOfRow(sheet.rows, row)
  const found = sheet.rows[index]
  if (found?.row === row) return found
  const made: RowNode = { row, attributes: '', cells: [] }
  sheet.rows.splice(index, 0, made)
  return made
}

/** The cell at a place, made where there is none. */
export function cellAt(sheet: SheetXml, row: number, col: number): CellNode {
  const { cells } = rowAt(sheet, row)
  const index = cells.findIndex((node) => node.col >= col)
  const found = cells[index]
  if (found?.col === col) return found
  const made: CellNode = { col, attributes: '', inner: '' }
  cells.splice(index < 0 ? cells.length : index, 0, made)
  return made
}

/** The attributes of a tag without one of them; always with a space before each. */
export function withoutAttribute(attributes: string, attribute: string): string {
  const rest = attributes.replace(new RegExp(`\\s${attribute}=(?:"[^"]*"|'[^']*')`), '').trim()
  return rest === '' ? '' : ` ${rest}`
}

/** The attributes of a tag with one of them set. */
export function withAttribute(attributes: string, attribute: string, value: string): string {
  return `${withoutAttribute(attributes, attribute)} ${attribute}="${value}"`
}
