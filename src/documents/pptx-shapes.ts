import { limits } from './limits.ts'
import { begunTable, closePptxCell, openPptxCell, openPptxRow, type PptxTable, tableWidth } from './pptx-table.ts'
import { refuse } from './refuse.ts'
import { attributeOf, type XmlListener } from './scan-xml.ts'

/** Left, top, width, height in points. */
export type Place = [x: number, y: number, width: number, height: number]

/** One paragraph of a shape, with the size of its letters in points and where it stands in its shape. */
export interface PptxParagraph {
  text: string
  size?: number
  align: 'left' | 'centre' | 'right'
}

/** A text box, a placeholder or a table of a slide. */
export interface PptxShape {
  place?: Place
  /** 枠 of the slide's layout that it fills: `title`, `body:1` … */
  placeholder?: string
  anchor: 'top' | 'middle' | 'bottom'
  paragraphs: PptxParagraph[]
  table?: PptxTable
  /** Id of the part that holds a drawing (SmartArt) in place of words. */
  drawing?: string
}

/** How the coordinates inside a group lie on the slide. */
interface Frame {
  off?: [number, number]
  ext?: [number, number]
  inner?: [number, number]
  innerExt?: [number, number]
}

interface Reading {
  name: string
  part: string
  shapes: PptxShape[]
  open: PptxShape | undefined
  groups: Frame[]
  inGroupHead: boolean
  paragraph: (PptxParagraph & { level: number; bullet: string; counts?: boolean }) | undefined
  counters: number[]
  inText: boolean
  unseen: number
  cells: number
}

const pointsOf = (attributes: string, name: string) => Number(attributeOf(attributes, name) ?? Number.NaN) / 12_700
const unseen = new Set(['Fallback', 'extLst'])

/** Listens to a slide, a layout or a drawing, and gathers its shapes in the order in which they lie one over the other. */
export function listenToShapes(name: string, part: string): { listener: XmlListener; shapes: PptxShape[] } {
  const reading: Reading = {
    ...{ name, part, shapes: [], open: undefined, groups: [], inGroupHead: false },
    ...{ paragraph: undefined, counters: [], inText: false, unseen: 0, cells: 0 },
  }
  const listener: XmlListener = {
    open(element, attributes) {
      if (reading.unseen > 0 || isUnseen(element, attributes)) reading.unseen++
      else if (!openShape(reading, element, attributes)) openWords(reading, element, attributes)
    },
    close(element) {
      if (reading.unseen > 0) reading.unseen--
      else closeElement(reading, element)
    },
    text(text) {
      if (reading.inText && reading.unseen === 0 && reading.paragraph) reading.paragraph.text += text
    },
  }
  return { listener, shapes: reading.shapes }
}

/** The slide's own number and the other version of a shape are not its words. */
const isUnseen = (element: string, attributes: string) =>
  unseen.has(element) || (element === 'fld' && attributeOf(attributes, 'type') === 'slidenum')

function openShape(reading: Reading, element: string, attributes: string): boolean {
  const { open, groups } = reading
  if (element === 'grpSp') groups.push({})
  else if (element === 'grpSpPr') reading.inGroupHead = true
  else if (element === 'sp' || element === 'graphicFrame') beginShape(reading)
  else if (reading.inGroupHead && groups.length > 0) placeGroup(groups.at(-1) as Frame, element, attributes)
  else if (!open) return false
  else if (element === 'ph')
    open.placeholder = `${attributeOf(attributes, 'type') ?? 'body'}:${attributeOf(attributes, 'idx') ?? ''}`
  else if (element === 'off' && !open.place) open.place = [pointsOf(attributes, 'x'), pointsOf(attributes, 'y'), 0, 0]
  else if (element === 'ext' && open.place && attributeOf(attributes, 'cx') !== undefined && open.place[2] === 0)
    open.place = [open.place[0], open.place[1], pointsOf(attributes, 'cx'), pointsOf(attributes, 'cy')]
  else if (element === 'bodyPr') open.anchor = anchorOf(attributes)
  else if (element === 'relIds') open.drawing = attributeOf(attributes, 'r:dm') ?? ''
  else return openTable(reading, open, element, attributes)
  return true
}

function beginShape(reading: Reading): void {
  reading.open = { anchor: 'top', paragraphs: [] }
  reading.counters = []
  reading.cells++
  if (reading.cells > limits.cells) refuse('cells-too-many', { name: reading.name, place: reading.part, limit: limits.cells })
}

function placeGroup(group: Frame, element: string, attributes: string): void {
  const pair = (x: string, y: string): [number, number] => [pointsOf(attributes, x), pointsOf(attributes, y)]
  if (element === 'off') group.off = pair('x', 'y')
  else if (element === 'ext') group.ext = pair('cx', 'cy')
  else if (element === 'chOff') group.inner = pair('x', 'y')
  else if (element === 'chExt') group.innerExt = pair('cx', 'cy')
}

const anchorOf = (attributes: string): PptxShape['anchor'] => {
  const anchor = attributeOf(attributes, 'anchor')
  return anchor === 'ctr' ? 'middle' : anchor === 'b' ? 'bottom' : 'top'
}

function openTable(reading: Reading, open: PptxShape, element: string, attributes: string): boolean {
  if (element === 'tbl') open.table = begunTable()
  else if (!open.table) return false
  else if (element === 'gridCol') tableWidth(open.table, pointsOf(attributes, 'w'))
  else if (element === 'tr') openPptxRow(open.table, pointsOf(attributes, 'h'))
  else if (element === 'tc') {
    openPptxCell(open.table, attributes)
    reading.cells++
    if (reading.cells > limits.cells) refuse('cells-too-many', { name: reading.name, place: reading.part, limit: limits.cells })
  } else return false
  return true
}

function openWords(reading: Reading, element: string, attributes: string): void {
  const { open, paragraph } = reading
  if (!open) return
  if (element === 'p') reading.paragraph = { text: '', align: 'left', level: 0, bullet: '' }
  else if (!paragraph) return
  else if (element === 'pPr') {
    paragraph.level = Number(attributeOf(attributes, 'lvl') ?? '0')
    const align = attributeOf(attributes, 'algn')
    paragraph.align = align === 'ctr' ? 'centre' : align === 'r' ? 'right' : 'left'
  } else if (element === 'buChar') paragraph.bullet = attributeOf(attributes, 'char') ?? ''
  else if (element === 'buAutoNum') {
    paragraph.counts = true
    paragraph.bullet = attributeOf(attributes, 'type') ?? ''
  } else if (element === 'rPr' && paragraph.size === undefined) {
    const size = Number(attributeOf(attributes, 'sz') ?? Number.NaN) / 100
    if (size > 0) paragraph.size = size
  } else if (element === 't') reading.inText = true
  else if (element === 'br') paragraph.text += '\n'
}

function closeElement(reading: Reading, element: string): void {
  const { open } = reading
  if (element === 't') reading.inText = false
  else if (element === 'p') endParagraph(reading)
  else if (element === 'grpSpPr') reading.inGroupHead = false
  else if (element === 'grpSp') reading.groups.pop()
  else if (element === 'tc' && open?.table) closePptxCell(open.table)
  else if ((element === 'sp' || element === 'graphicFrame') && open) {
    if (open.place) open.place = onSlide(open.place, reading.groups)
    reading.shapes.push(open)
    reading.open = undefined
  }
}

function endParagraph(reading: Reading): void {
  const { open, paragraph } = reading
  reading.paragraph = undefined
  if (!open || !paragraph) return
  const text = `${bulletOf(reading, paragraph)}${paragraph.text.replaceAll('\v', '\n')}`
  if (open.table) open.table.cell?.paragraphs.push(text)
  else open.paragraphs.push({ text, align: paragraph.align, ...(paragraph.size === undefined ? {} : { size: paragraph.size }) })
}

/** The bullet or number that stands before a paragraph without being typed: ・, 1., (2), ③. */
function bulletOf({ counters }: Reading, { text, bullet, level, counts }: NonNullable<Reading['paragraph']>): string {
  if (text.trim() === '') return ''
  counters.length = Math.min(counters.length, level + 1)
  if (!counts) {
    counters[level] = 0
    return bullet === '' ? '' : `${bullet} `
  }
  const before = counters[level]
  const number = before === undefined ? 1 : before + 1
  counters[level] = number
  if (/^circle/.test(bullet) && number <= 20) return String.fromCodePoint(0x245f + number)
  return /ParenBoth$/.test(bullet) ? `(${number})` : /ParenR$/.test(bullet) ? `${number})` : `${number}. `
}

/** A place inside groups as it lies on the slide. */
function onSlide(place: Place, groups: Frame[]): Place {
  return groups.reduceRight((inner, { off, ext, inner: from, innerExt }) => {
    if (!off || !ext || !from || !innerExt || innerExt[0] <= 0 || innerExt[1] <= 0) return inner
    const [x, y, width, height] = inner
    const [across, down] = [ext[0] / innerExt[0], ext[1] / innerExt[1]]
    return [off[0] + (x - from[0]) * across, off[1] + (y - from[1]) * down, width * across, height * down]
  }, place)
}
