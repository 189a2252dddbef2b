import type { ComposedRows } from '#core/filling.ts'
import { replaceNode } from './docx-edits.ts'
import { composeSlideRows } from './pptx-compose-rows.ts'
import type { PptxTableNode } from './pptx-places.ts'
import type { Place } from './pptx-shapes.ts'
import { type RowsOfSlide, splitRows, total } from './pptx-split-rows.ts'
import type { TemplateSlide } from './pptx-template.ts'
import type { SlideEdits } from './pptx-write-place.ts'

/** Room left at the foot of a slide and above what stands below a table, in points. */
const [footRoom, gapBelow] = [12, 4]

/** A table whose rows are composed, parted to slides. */
export interface PartedTable {
  table: PptxTableNode
  composed: ComposedRows
  slides: RowsOfSlide[]
  /** Heights of the rows that stay, above and below the composed ones, and the room between them, in points. */
  above: number[]
  below: number[]
  room: number
}

/** Lengths together. */
export const sum = (all: readonly number[]): number => all.reduce((whole, one) => whole + one, 0)

/** How far down a table may reach (表の下端): to the slide's foot, or to what stands below it. */
export function limitOf({ shapes }: TemplateSlide, table: PptxTableNode, foot: number): number {
  const { place, rows, frame } = table
  const end = place[1] + Math.max(place[3], sum(rows.map(({ height }) => height)))
  const below = shapes.flatMap(({ node, place: at }) =>
    at && node !== frame && isUnder(at, place, end) ? [at[1] - gapBelow] : [],
  )
  // The template's own rows have their room, whatever stands below them.
  return Math.max(end, Math.min(foot - footRoom, ...below))
}

const isUnder = ([left, top, wide]: Place, [x, , width]: Place, end: number) =>
  top >= end - 1 && left < x + width && left + wide > x

/** Parts the rows of a table to slides. `heights`: of the template's rows, grown for what is written into them; `foot`: height of a slide. */
export function partTable(
  slide: TemplateSlide,
  table: PptxTableNode,
  composed: ComposedRows,
  { heights, foot }: { heights: readonly number[]; foot: number },
): PartedTable {
  const [above, below] = [heights.slice(0, composed.top), heights.slice(composed.bottom + 1)]
  const room = limitOf(slide, table, foot) - table.place[1] - sum(above)
  return { table, composed, above, below, room, slides: splitRows(table, slide.xml, composed.rows, room, sum(below)) }
}

/** Puts the rows of one slide into a table; the rows after them are on the last. Returns the words of a row that is too tall for any slide. */
export function composePart(edits: SlideEdits, parted: PartedTable, nth: number): string[] {
  const { table, composed, slides, above, below, room } = parted
  const own = slides[nth]
  if (own === undefined) {
    replaceNode(edits, table.frame, () => '')
    return []
  }
  const isLast = nth === slides.length - 1
  const kept = [...above, ...(isLast ? below : [])]
  composeSlideRows(edits, table, { ...composed, rows: own.rows }, { composed: own.heights, kept })
  if (!isLast) for (const { node } of table.rows.slice(composed.bottom + 1)) replaceNode(edits, node, () => '')
  const [first] = own.rows
  const longest = first?.cells.map(({ value }) => String(value)).sort((a, b) => b.length - a.length)[0]
  return own.rows.length === 1 && total(own) > room + 0.5 && longest !== undefined ? [longest] : []
}

/** Of several slides of one table, each has the heading; what else stands above is on the first, what stands below on the last. */
export function leaveOut(
  edits: SlideEdits,
  { shapes }: TemplateSlide,
  { frame, place }: PptxTableNode,
  [nth, count]: [nth: number, count: number],
): void {
  const worded = shapes.flatMap(({ node, place: at, words, usual }) =>
    at && words && !usual && node !== frame ? [{ node, at }] : [],
  )
  const [head] = worded.toSorted((a, b) => a.at[1] - b.at[1])
  for (const { node, at } of worded) {
    if (head && at[1] + at[3] / 2 < head.at[1] + head.at[3]) continue
    const isBelow = at[1] >= place[1] + place[3] - 1
    if (isBelow ? nth < count - 1 : nth > 0) replaceNode(edits, node, () => '')
  }
}
