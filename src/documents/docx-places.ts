import { beginFlow, type DocxFlow, listenToDocx } from './docx-flow.ts'
import type { Numbering } from './docx-numbering.ts'
import { type DocxNode, growTree, isWithin } from './docx-tree.ts'
import { scanXml } from './scan-xml.ts'

/** A paragraph as it stands in a place of a template. */
export interface PlaceParagraph {
  node: DocxNode
  /** What the reader reads of it, without its automatic number. */
  text: string
  /** The automatic number that the reader sets before it. */
  number: string
}

/** A place that can be written: a cell with its paragraphs, or one paragraph of the body. */
export interface DocxPlace {
  kind: 'cell' | 'line'
  node: DocxNode
  /** Those of tables and text boxes inside the cell are not among them. */
  paragraphs: PlaceParagraph[]
}

/** A cell of a row as the file has it: also one that a vertical merge covers. */
export interface DocxCell extends DocxPlace {
  col: number
  covered: boolean
}

/** A table of a template: its rows with their cells. */
export interface DocxTable {
  node: DocxNode
  rows: { node: DocxNode; cells: DocxCell[] }[]
}

/** Where everything of a Word part stands, by the reader's own locators. */
export interface DocxPlaces {
  root: DocxNode
  places: Map<string, DocxPlace>
  /** By the reader's `place`: `table1`. */
  tables: Map<string, DocxTable>
}

/** Finds the places of a Word part: its XML goes through the reader itself, which alone counts paragraphs, tables, rows and columns. */
export function findDocxPlaces(xml: string, numbering: Numbering, name: string, part: string): DocxPlaces {
  const flow = beginFlow(name, numbering)
  const reader = listenToDocx(flow)
  const places: DocxPlaces['places'] = new Map()
  const tables: DocxPlaces['tables'] = new Map()
  const open: DocxCell[] = []
  const { root, listener } = growTree(xml, {
    open(node) {
      const heard = flow.unseen
      reader.open(node.name, node.attributes)
      if (heard === 0 && flow.unseen === 0) openPlace(flow, node, tables, open)
    },
    close(node) {
      if (flow.unseen > 0) return reader.close(node.name)
      if (node.name === 'p') closeParagraph(flow, node, places, open.at(-1), () => reader.close('p'))
      else {
        if (node.name === 'tc') closeCell(flow, tables, places, open.pop())
        reader.close(node.name)
      }
    },
    text: (text) => reader.text(text),
  })
  scanXml(xml, listener, { name, part })
  return { root, places, tables }
}

function openPlace(flow: DocxFlow, node: DocxNode, tables: DocxPlaces['tables'], open: DocxCell[]): void {
  const table = flow.tables.at(-1)
  if (table === undefined) return
  if (node.name === 'tbl') tables.set(table.place, { node, rows: [] })
  else if (node.name === 'tr') {
    const rows = tables.get(table.place)?.rows
    if (rows !== undefined) rows[table.row] = { node, cells: [] }
  } else if (node.name === 'tc') open.push({ kind: 'cell', node, paragraphs: [], col: table.col, covered: false })
}

/** The reader lays a cell down when it ends: only then does it know whether the cell goes on with the one above. */
function closeCell(flow: DocxFlow, tables: DocxPlaces['tables'], places: DocxPlaces['places'], cell: DocxCell | undefined): void {
  const table = flow.tables.at(-1)
  if (cell === undefined || table?.cell === undefined) return
  const above = table.merged.get(table.col)
  cell.covered = table.cell.merge === 'continue' && above !== undefined && above.row + above.rowSpan === table.row
  tables.get(table.place)?.rows[table.row]?.cells.push(cell)
  if (!cell.covered) places.set(`${table.place}/r${table.row + 1}c${table.col + 1}`, cell)
}

function closeParagraph(
  flow: DocxFlow,
  node: DocxNode,
  places: DocxPlaces['places'],
  cell: DocxCell | undefined,
  close: () => void,
): void {
  const text = flow.paragraphs.at(-1)?.text ?? ''
  const inCell = flow.tables.at(-1)?.cell
  close()
  const line = flow.lines.at(-1)
  const locator = `para ${flow.paragraphCount}`
  const shown = inCell ? inCell.paragraphs.at(-1) : line?.locator === locator ? line.text : text
  const paragraph: PlaceParagraph = { node, text, number: shown?.slice(0, shown.length - text.length) ?? '' }
  if (inCell === undefined) places.set(locator, { kind: 'line', node, paragraphs: [paragraph] })
  else if (cell !== undefined && !isBoxed(node, cell.node)) cell.paragraphs.push(paragraph)
}

/** Whether a paragraph of a cell stands in a text box, hence within another paragraph. */
function isBoxed(node: DocxNode, cell: DocxNode): boolean {
  for (let at = node.parent; at !== undefined && at !== cell; at = at.parent)
    if (at.name === 'p' && isWithin(at, cell)) return true
  return false
}
