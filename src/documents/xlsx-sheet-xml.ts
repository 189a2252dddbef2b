import { attributeOf } from './scan-xml.ts'
import { formatAddress, parseAddress } from './xlsx-address.ts'

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

/** A worksheet's XML, opened at its rows so that they can be changed; all else is kept as it is written. */
export interface SheetXml {
  /** Namespace prefix with its colon; most often empty. */
  prefix: string
  before: string
  rows: RowNode[]
  after: string
}

const rowPattern = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g
const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g

/** Opens a worksheet's XML. Throws where it has no rows part: templates are ours. */
export function openSheetXml(xml: string): SheetXml {
  const data = /<((?:\w+:)?)sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1sheetData>)/.exec(xml)
  if (data === null) throw new Error('worksheet without sheetData')
  const rows: RowNode[] = []
  for (const [, attributes = '', inner = ''] of (data[2] ?? '').matchAll(rowPattern)) {
    const row = Number(attributeOf(attributes, 'r') ?? (rows.at(-1)?.row ?? -1) + 2) - 1
    rows.push({ row, attributes: withoutAttribute(attributes, 'r'), cells: openCells(inner) })
  }
  return { prefix: data[1] ?? '', before: xml.slice(0, data.index), rows, after: xml.slice(data.index + data[0].length) }
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
export function closeSheetXml({ prefix, before, rows, after }: SheetXml): string {
  const written = rows.map(({ row, attributes, cells }) => {
    const nodes = cells.map((cell) => {
      const open = `<${prefix}c r="${formatAddress(row, cell.col)}"${cell.attributes}`
      return cell.inner === '' ? `${open}/>` : `${open}>${cell.inner}</${prefix}c>`
    })
    const open = `<${prefix}row r="${row + 1}"${withoutAttribute(attributes, 'spans')}`
    return nodes.length === 0 ? `${open}/>` : `${open}>${nodes.join('')}</${prefix}row>`
  })
  return `${before}<${prefix}sheetData>${written.join('')}</${prefix}sheetData>${after}`
}

/** The row with this number, made where there is none. */
export function rowAt(sheet: SheetXml, row: number): RowNode {
  const index = sheet.rows.findIndex((node) => node.row >= row)
  const found = sheet.rows[index]
  if (found?.row === row) return found
  const made: RowNode = { row, attributes: '', cells: [] }
  sheet.rows.splice(index < 0 ? sheet.rows.length : index, 0, made)
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
