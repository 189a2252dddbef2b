import type { Cell, Grid } from '#core/grid.ts'
import type { ListPlace, Numbering } from './docx-numbering.ts'
import { showSymbol } from './docx-symbols.ts'
import { closeCell, closeTable, type OpenTable, openCell, openRow, openTable } from './docx-table.ts'
import { limits } from './limits.ts'
import { linesGrid } from './lines-grid.ts'
import { refuse } from './refuse.ts'
import { attributeOf, type XmlListener } from './scan-xml.ts'

/** A paragraph that is being read; one inside a text box interrupts the one that holds the box. */
interface Paragraph {
  text: string
  list?: ListPlace
  style?: string
}

/** What a Word part has told so far. */
export interface DocxFlow {
  name: string
  numbering: Numbering
  grids: Grid[]
  lines: Cell[]
  paragraphCount: number
  tableCount: number
  cellCount: number
  tables: OpenTable[]
  paragraphs: Paragraph[]
  /** Depth inside what is not seen: deleted text, field codes, the second version of a text box, ふりがな. */
  unseen: number
  inRun: boolean
  inText: boolean
  hidden: boolean
  /** Notes in the order of their marks. */
  notes: string[]
}

const unseen = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rt',
  'instrText',
  'delText',
  'tblPrChange',
  'rPrChange',
  'pPrChange',
  'tcPrChange',
  'trPrChange',
])

export function beginFlow(name: string, numbering: Numbering): DocxFlow {
  const counts = { paragraphCount: 0, tableCount: 0, cellCount: 0, unseen: 0 }
  return {
    name,
    numbering,
    grids: [],
    lines: [],
    tables: [],
    paragraphs: [],
    inRun: false,
    inText: false,
    hidden: false,
    notes: [],
    ...counts,
  }
}

/** Listens to a Word part and lays its paragraphs and tables out in reading order. */
export function listenToDocx(flow: DocxFlow): XmlListener {
  return {
    open(element, attributes) {
      if (flow.unseen > 0 || unseen.has(element)) flow.unseen++
      else if (!openBlock(flow, element, attributes)) openInline(flow, element, attributes)
    },
    close(element) {
      if (flow.unseen > 0) flow.unseen--
      else closeElement(flow, element)
    },
    text(text) {
      if (flow.inText && flow.unseen === 0 && !flow.hidden) write(flow, text)
    },
  }
}

function write(flow: DocxFlow, text: string): void {
  const paragraph = flow.paragraphs.at(-1)
  if (paragraph !== undefined) paragraph.text += text
}

function openBlock(flow: DocxFlow, element: string, attributes: string): boolean {
  const table = flow.tables.at(-1)
  const paragraph = flow.paragraphs.at(-1)
  const value = () => attributeOf(attributes, 'w:val') ?? ''
  if (element === 'p') flow.paragraphs.push({ text: '' })
  else if (element === 'pStyle' && paragraph !== undefined) paragraph.style = value()
  else if (element === 'ilvl' && paragraph !== undefined)
    paragraph.list = { list: paragraph.list?.list ?? '', level: Number(value()) }
  else if (element === 'numId' && paragraph !== undefined)
    paragraph.list = { list: value(), level: paragraph.list?.level ?? Number('0') }
  else if (element === 'tbl') beginTable(flow)
  else if (table === undefined) return false
  else if (element === 'tr') openRow(table)
  else if (element === 'gridBefore') table.col += spanOf(value())
  else if (element === 'tc') openCell(table)
  else if (table.cell === undefined) return false
  else if (element === 'tcW' && attributeOf(attributes, 'w:type') === 'dxa') setWidth(table, attributeOf(attributes, 'w:w'))
  else if (element === 'gridSpan') table.cell.colSpan = spanOf(value())
  else if (element === 'vMerge') table.cell.merge = value() === 'restart' ? 'restart' : 'continue'
  else return false
  return true
}

function setWidth({ cell }: OpenTable, value: string | undefined): void {
  const width = Number.parseInt(value ?? '', 10)
  if (cell !== undefined && !Number.isNaN(width)) cell.width = width
}

function spanOf(value: string): number {
  const span = Number.parseInt(value, 10)
  return Number.isNaN(span) ? 1 : Math.max(1, Math.min(span, 1000))
}

function beginTable(flow: DocxFlow): void {
  if (flow.tables.length === 0) endLines(flow)
  flow.tableCount++
  flow.tables.push(openTable(`table${flow.tableCount}`))
}

function openInline(flow: DocxFlow, element: string, attributes: string): void {
  if (element === 'r') {
    flow.inRun = true
    flow.hidden = false
  } else if (!flow.inRun) return
  else if (element === 't') flow.inText = true
  else if (element === 'vanish') flow.hidden = !/^(?:0|false)$/.test(attributeOf(attributes, 'w:val') ?? '1')
  else if (flow.hidden) return
  else if (element === 'tab') write(flow, '\t')
  else if (element === 'cr' || (element === 'br' && !/^(?:page|column)$/.test(attributeOf(attributes, 'w:type') ?? '')))
    write(flow, '\n')
  else if (element === 'noBreakHyphen') write(flow, '-')
  else if (element === 'sym') write(flow, showSymbol(Number.parseInt(attributeOf(attributes, 'w:char') ?? '0020', 16)))
  else if (element === 'footnoteReference' || element === 'endnoteReference') {
    flow.notes.push(`${element.replace('Reference', '')}/${attributeOf(attributes, 'w:id')}`)
    write(flow, `[${flow.notes.length}]`)
  }
}

function closeElement(flow: DocxFlow, element: string): void {
  const table = flow.tables.at(-1)
  if (element === 't') flow.inText = false
  else if (element === 'r') flow.inRun = false
  else if (element === 'p') endParagraph(flow)
  else if (element === 'tc' && table !== undefined) {
    closeCell(table)
    countCell(flow, table.place)
  } else if (element === 'tbl' && table !== undefined) {
    flow.tables.pop()
    const outer = flow.tables.at(-1)
    ;(outer === undefined ? flow.grids : outer.nested).push(...closeTable(table))
  }
}

function endParagraph(flow: DocxFlow): void {
  const paragraph = flow.paragraphs.pop()
  if (paragraph === undefined) return
  const number = paragraph.text.trim() === '' ? '' : flow.numbering.next(paragraph.list, paragraph.style)
  const cell = flow.tables.at(-1)?.cell
  if (cell !== undefined) cell.paragraphs.push(number + paragraph.text)
  else addLine(flow, number + paragraph.text)
}

/** Empty paragraphs between others are counted, not kept: a locator says which paragraph of the file it is. */
export function addLine(flow: DocxFlow, text: string): void {
  flow.paragraphCount++
  countCell(flow, `para ${flow.paragraphCount}`)
  if (text.trim() === '') return
  flow.lines.push({ row: flow.lines.length, col: 0, rowSpan: 1, colSpan: 1, text, locator: `para ${flow.paragraphCount}` })
}

function countCell(flow: DocxFlow, place: string): void {
  flow.cellCount++
  if (flow.cellCount > limits.cells) refuse('cells-too-many', { name: flow.name, place, limit: limits.cells }, place)
}

/** Ends a run of paragraphs. */
export function endLines(flow: DocxFlow): void {
  if (flow.lines.length > 0) flow.grids.push(linesGrid(flow.lines))
  flow.lines = []
}
