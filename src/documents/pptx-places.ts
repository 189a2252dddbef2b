import { childOf, type DocxNode, growTree } from './docx-tree.ts'
import { orderShapes } from './pptx-order.ts'
import { listenToShapes, type Place, type PptxParagraph, type PptxShape } from './pptx-shapes.ts'
import { hidesSlide, readSlide } from './read-pptx.ts'
import { attributeOf, decodeEntities, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** A place of a slide that can be written (記入欄): a cell with its paragraphs, or one paragraph of a box. */
export interface PptxPlace {
  kind: 'cell' | 'line'
  /** The cell, or the shape that holds the paragraph. */
  node: DocxNode
  paragraphs: { node: DocxNode; text: string }[]
}

/** A cell of a row as the file has it: also one that a merge covers. */
export interface PptxCell extends PptxPlace {
  col: number
  /** Column of the cell that reaches over it from the left, or its own. */
  owner: number
  colSpan: number
  rowSpan: number
}

/** A table of a slide: its frame, where it stands, and its rows; widths and heights in points. */
export interface PptxTableNode {
  frame: DocxNode
  place: Place
  widths: number[]
  rows: { node: DocxNode; height: number; cells: PptxCell[] }[]
}

/** A shape of a slide (図形) at its place; `words`: whether it says anything. */
export interface PlacedShape {
  node: DocxNode
  place: Place | undefined
  words: boolean
  /** Slide numbers, dates and footers, which every slide has. */
  usual: boolean
}

/** Where everything of a slide stands, by the reader's own locators. */
export interface SlidePlaces {
  root: DocxNode
  places: Map<string, PptxPlace>
  /** By the reader's `place`: `p3/table1`. */
  tables: Map<string, PptxTableNode>
  shapes: PlacedShape[]
}

/** Finds the places of a slide: its XML goes through the reader itself, which alone knows in which order a slide is read. */
export function findPptxPlaces(
  container: Container,
  where: { name: string; part: string },
  xml: string,
  nth: number,
): SlidePlaces {
  const { listener, shapes } = listenToShapes(where.name, where.part)
  const nodes = new Map<PptxParagraph[], DocxNode>()
  let hidden = false
  const grown = growTree(xml, {
    open(node) {
      if (hidesSlide(node.name, node.attributes)) hidden = true
      listener.open(node.name, node.attributes)
    },
    close(node) {
      const count = shapes.length
      listener.close(node.name)
      const closed = shapes.length > count ? shapes.at(-1) : undefined
      if (closed) nodes.set(closed.paragraphs, node)
    },
    text: (text) => listener.text(text),
  })
  scanXml(xml, grown.listener, where)
  const found: SlidePlaces = { root: grown.root, places: new Map(), tables: new Map(), shapes: [] }
  const placed = readSlide(container, where.part, where.name, { shapes, hidden })
  orderShapes(placed, nth, (locator, shape, paragraph) => {
    const node = nodes.get(shape.paragraphs)
    if (node === undefined) return
    if (shape.table) addTable(found, xml, locator, node, shape.place)
    else addLine(found, locator, node, shape, paragraph)
  })
  for (const shape of placed) {
    const node = nodes.get(shape.paragraphs)
    if (node) found.shapes.push(placedShape(node, shape))
  }
  return found
}

function placedShape(node: DocxNode, { place, paragraphs, table, placeholder }: PptxShape): PlacedShape {
  const words = table !== undefined || node.name === 'graphicFrame' || paragraphs.some(({ text }) => text.trim() !== '')
  return { node, place, words, usual: /^(?:sldNum|ftr|dt):/.test(placeholder ?? '') }
}

/** The paragraphs of a shape or cell. */
export const paragraphsIn = (node: DocxNode): DocxNode[] =>
  childOf(node, 'txBody')?.children.filter(({ name }) => name === 'p') ?? []

function addLine({ places }: SlidePlaces, locator: string, node: DocxNode, shape: PptxShape, nth = 0): void {
  const own = paragraphsIn(node)[nth]
  const text = shape.paragraphs[nth]?.text ?? ''
  if (own) places.set(locator, { kind: 'line', node, paragraphs: [{ node: own, text }] })
}

function addTable(
  { tables, places }: SlidePlaces,
  xml: string,
  name: string,
  frame: DocxNode,
  place: Place = [0, 0, 0, 0],
): void {
  const table = descend(frame, ['graphic', 'graphicData', 'tbl'])
  const grid = childOf(table, 'tblGrid')?.children.filter((one) => one.name === 'gridCol') ?? []
  const rows = (table?.children ?? []).filter((one) => one.name === 'tr').map((row) => rowOf(row, xml))
  tables.set(name, { frame, place, widths: grid.map((one) => pointsOf(one, 'w', 1)), rows })
  for (const [row, { cells }] of rows.entries())
    for (const cell of cells) if (!isCovered(cell.node)) places.set(`${name}/r${row + 1}c${cell.col + 1}`, cell)
}

const descend = (node: DocxNode, names: string[]): DocxNode | undefined =>
  names.reduce<DocxNode | undefined>((at, name) => childOf(at, name), node)

const isTrue = (node: DocxNode, name: string) => /^(?:1|true)$/.test(attributeOf(node.attributes, name) ?? '')
const isCovered = (node: DocxNode) => isTrue(node, 'hMerge') || isTrue(node, 'vMerge')

/** An attribute in points; what is no length is what is given instead. */
export function pointsOf(node: DocxNode | undefined, name: string, otherwise: number): number {
  const points = Number(attributeOf(node?.attributes ?? '', name) ?? Number.NaN) / 12_700
  return Number.isNaN(points) ? otherwise : points
}

function rowOf(node: DocxNode, xml: string): PptxTableNode['rows'][number] {
  const cells: PptxCell[] = []
  for (const [col, cell] of node.children.filter(({ name }) => name === 'tc').entries()) {
    const owner = isTrue(cell, 'hMerge') ? (cells.at(-1)?.owner ?? col) : col
    const span = (name: string) => Math.max(1, Number(attributeOf(cell.attributes, name) ?? '1') || 1)
    const paragraphs = paragraphsIn(cell).map((paragraph) => ({ node: paragraph, text: wordsIn(paragraph, xml) }))
    cells.push({ kind: 'cell', node: cell, paragraphs, col, owner, colSpan: span('gridSpan'), rowSpan: span('rowSpan') })
  }
  return { node, height: pointsOf(node, 'h', 1), cells }
}

/** The words of a paragraph, without its bullet: all that writing must know of a specimen. */
export const wordsIn = ({ children }: DocxNode, xml: string): string =>
  children
    .map((node) => {
      const text = childOf(node, 't')
      return node.name === 'br' ? '\n' : text ? decodeEntities(xml.slice(text.inner, text.innerEnd)) : ''
    })
    .join('')
