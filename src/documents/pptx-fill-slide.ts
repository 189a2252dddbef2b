import type { ComposedRows, Filling } from '#core/filling.ts'
import { render, renderInside, replaceNode } from './docx-edits.ts'
import { composeSlideRows } from './pptx-compose-rows.ts'
import { fitBox } from './pptx-fit-box.ts'
import type { PlacedShape, PptxTableNode } from './pptx-places.ts'
import type { Place } from './pptx-shapes.ts'
import { type RowsOfSlide, splitRows, total } from './pptx-split-rows.ts'
import type { TemplateSlide } from './pptx-template.ts'
import { beginSlideEdits, type SlideEdits, writeSlidePlace } from './pptx-write-place.ts'

/** A slide as it is filled: its XML, and the beginnings of words that do not fit on it. */
export interface FilledSlide {
  xml: string
  spilled: string[]
}

/** Room left at the foot of a slide and above what stands below a table, in points. */
const [footRoom, gapBelow] = [12, 4]

/** A table whose rows are composed, parted to slides. */
interface Stretch {
  table: PptxTableNode
  composed: ComposedRows
  slides: RowsOfSlide[]
  room: number
}

/**
 * Fills a slide (スライドへの記入). A table with more rows than it has room for goes on on copies of the slide, under the same heading; what
 * stands above it is on the first of them, what stands below on the last.
 */
export function fillSlide(slide: TemplateSlide, filling: Pick<Filling, 'writes' | 'rows'>, height: number): FilledSlide[] {
  if (filling.writes.length + filling.rows.length === 0) return [{ xml: slide.xml, spilled: [] }]
  const stretches = filling.rows.map((composed): Stretch => {
    const table = slide.tables.get(composed.place)
    if (table === undefined) throw new Error(`no table ${composed.place} in the template`)
    return { table, composed, ...partRows(slide, table, composed, height) }
  })
  const count = Math.max(1, ...stretches.map(({ slides }) => slides.length))
  const longest = stretches.find(({ slides }) => slides.length === count && count > 1)
  return Array.from({ length: count }, (_, nth) => {
    const edits = beginSlideEdits(slide.xml)
    const spilled = writePlaces(edits, slide, filling.writes)
    for (const stretch of stretches) composeStretch(edits, stretch, nth, spilled)
    if (longest) leaveOut(edits, slide, longest.table, nth, count)
    return { xml: renderInside(edits, slide.root), spilled }
  })
}

function partRows(slide: TemplateSlide, table: PptxTableNode, { top, bottom, rows }: ComposedRows, height: number) {
  const { place } = table
  const heightOfRows = (from: number, to?: number) => table.rows.slice(from, to).reduce((sum, row) => sum + row.height, 0)
  const end = place[1] + Math.max(place[3], heightOfRows(0))
  const below = slide.shapes.filter((shape) => shape.node !== table.frame && isUnder(shape, place, end))
  const limit = Math.min(height - footRoom, ...below.map((shape) => (shape.place as Place)[1] - gapBelow))
  // The template's own rows have their room, whatever stands below them.
  const room = Math.max(limit, end) - place[1] - heightOfRows(0, top)
  return { slides: splitRows(table, slide.xml, rows, room, heightOfRows(bottom + 1)), room }
}

/** Whether a shape stands below a table. */
function isUnder({ place }: PlacedShape, [x, , width]: Place, end: number): boolean {
  return place !== undefined && place[1] >= end - 1 && place[0] < x + width && place[0] + place[2] > x
}

/** Writes values and makes the letters of boxes smaller where they must be; the beginnings of words that do not fit even so. */
function writePlaces(edits: SlideEdits, slide: TemplateSlide, writes: Filling['writes']): string[] {
  const spilled: string[] = []
  const boxes = new Map<PlacedShape, string>()
  for (const { locator, value } of writes) {
    const place = slide.places.get(locator)
    if (place === undefined) throw new Error(`no place ${locator} in the template`)
    writeSlidePlace(edits, place, value)
    const shape = place.kind === 'line' ? slide.shapes.find(({ node }) => node === place.node) : undefined
    if (shape && !boxes.has(shape)) boxes.set(shape, String(value))
  }
  for (const [{ node, place }, said] of boxes) {
    if (place === undefined) continue
    const { xml, spills } = fitBox(render(edits, node), place)
    replaceNode(edits, node, () => xml)
    if (spills) spilled.push(said)
  }
  return spilled
}

function composeStretch(edits: SlideEdits, { table, composed, slides, room }: Stretch, nth: number, spilled: string[]): void {
  const own = slides[nth]
  if (own === undefined) {
    replaceNode(edits, table.frame, () => '')
    return
  }
  const isLast = nth === slides.length - 1
  composeSlideRows(edits, table, { ...composed, rows: own.rows }, own.heights)
  if (!isLast) for (const { node } of table.rows.slice(composed.bottom + 1)) replaceNode(edits, node, () => '')
  const [first] = own.rows
  if (own.rows.length === 1 && first && total(own) > room) spilled.push(String(first.cells.at(-1)?.value ?? ''))
}

/** Of several slides of one table, each has the heading; what else stands above is on the first, what stands below on the last. */
function leaveOut(edits: SlideEdits, slide: TemplateSlide, { frame, place }: PptxTableNode, nth: number, count: number): void {
  const worded = slide.shapes.flatMap(({ node: own, place: at, words, usual }) =>
    at && words && !usual && own !== frame ? [{ node: own, at }] : [],
  )
  const [head] = worded.toSorted((a, b) => a.at[1] - b.at[1])
  for (const { node: own, at } of worded) {
    if (head && middleOf(at) < head.at[1] + head.at[3]) continue
    const isBelow = at[1] >= place[1] + place[3] - 1
    if (isBelow ? nth < count - 1 : nth > 0) replaceNode(edits, own, () => '')
  }
}

const middleOf = ([, y, , height]: Place) => y + height / 2
