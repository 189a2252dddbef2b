import type { ComposedRows } from '#core/filling.ts'
import { replaceNode } from './docx-edits.ts'
import { type AroundTable, lookAround, moveShape } from './pptx-around-table.ts'
import { composeSlideRows } from './pptx-compose-rows.ts'
import type { PptxTableNode } from './pptx-places.ts'
import type { Place } from './pptx-shapes.ts'
import { type RoomsOfRows, type RowsOfSlide, splitRows, total } from './pptx-split-rows.ts'
import type { TemplateSlide } from './pptx-template.ts'
import type { SlideEdits } from './pptx-write-place.ts'

/** Room left at the foot of a slide and above what stands below a table, in points. */
const [footRoom, gapBelow] = [12, 4]

/** A table whose rows are composed, parted to slides. */
export interface PartedTable {
  table: PptxTableNode
  composed: ComposedRows
  slides: RowsOfSlide[]
  /** Heights of the rows that stay, above and below the composed ones, in points. */
  above: number[]
  below: number[]
  around: AroundTable
  rooms: RoomsOfRows
}

/** Lengths together. */
export const sum = (all: readonly number[]): number => all.reduce((whole, one) => whole + one, 0)

/** How far down a table may reach (表の下端): to the slide's foot, or to what stands below it. `goesOn`: on slides that are not the last. */
export function limitOf({ shapes }: TemplateSlide, table: PptxTableNode, foot: number, goesOn = false): number {
  const end = endOf(table)
  const below = shapes.flatMap(({ node, place: at, words, usual }) =>
    at && node !== table.frame && isUnder(at, table.place, end) && !(goesOn && words && !usual) ? [at[1] - gapBelow] : [],
  )
  // The template's own rows have their room, whatever stands below them.
  return Math.max(end, Math.min(foot - footRoom, ...below))
}

const endOf = ({ place, rows }: PptxTableNode) => place[1] + Math.max(place[3], sum(rows.map(({ height }) => height)))

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
  const around = lookAround(slide, table)
  const laterTop = table.place[1] + around.down
  const taken = sum(above)
  const rooms: RoomsOfRows = {
    only: limitOf(slide, table, foot) - table.place[1] - taken,
    first: limitOf(slide, table, foot, true) - table.place[1] - taken,
    middle: limitOf(slide, table, foot, true) - laterTop - taken,
    last: limitOf(slide, table, foot) - laterTop - taken,
  }
  const slides = splitRows(table, slide.xml, composed.rows, rooms, sum(below))
  return { table, composed, above, below, around, rooms, slides }
}

/** Puts the rows of one slide into a table; the rows after them are on the last. Returns the words of a row that is too tall for any slide. */
export function composePart(edits: SlideEdits, parted: PartedTable, nth: number): string[] {
  const { table, composed, slides, above, below, rooms, around } = parted
  const own = slides[nth]
  if (own === undefined) {
    replaceNode(edits, table.frame, () => '')
    return []
  }
  const isLast = nth === slides.length - 1
  const kept = [...above, ...(isLast ? below : [])]
  composeSlideRows(edits, table, { ...composed, rows: own.rows }, { composed: own.heights, kept })
  if (!isLast) for (const { node } of table.rows.slice(composed.bottom + 1)) replaceNode(edits, node, () => '')
  if (nth > 0 && around.down !== 0) moveShape(edits, table.frame, around.down)
  const room = slides.length === 1 ? rooms.only : isLast ? rooms.last : nth === 0 ? rooms.first : rooms.middle
  const [first] = own.rows
  const longest = first?.cells.map(({ value }) => String(value)).sort((a, b) => b.length - a.length)[0]
  return own.rows.length === 1 && total(own) > room + 0.5 && longest !== undefined ? [longest] : []
}
