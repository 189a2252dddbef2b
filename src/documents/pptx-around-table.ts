import { render, replaceNode } from './docx-edits.ts'
import type { PlacedShape, PptxTableNode } from './pptx-places.ts'
import { withAttribute } from './pptx-rows-xml.ts'
import type { Place } from './pptx-shapes.ts'
import type { TemplateSlide } from './pptx-template.ts'
import type { SlideEdits } from './pptx-write-place.ts'

/** Room below what stands above a table, and how far its own heading may be from it, in points. */
const [gapAbove, farthest] = [8, 40]

/** What stands around a table that goes on on further slides (続きのスライド). */
export interface AroundTable {
  /** How far down the table moves there: it moves up to the slide's heading. */
  down: number
  /** Its own heading, which goes with it. */
  labels: PlacedShape[]
  /** Shapes that are on the first slide alone, and on the last alone. */
  first: PlacedShape[]
  last: PlacedShape[]
}

type Placed = PlacedShape & { place: Place }

/** Tells what stands around a table: every slide has the slide's heading, the table's own, and what says nothing. */
export function lookAround({ shapes }: TemplateSlide, { frame, place }: PptxTableNode): AroundTable {
  const placed = shapes.filter((shape): shape is Placed => shape.place !== undefined && shape.node !== frame)
  const worded = placed.filter(({ words, usual }) => words && !usual)
  const head = worded.toSorted((a, b) => a.place[1] - b.place[1])[0]?.place
  const others = worded.filter((shape) => !(head && middleOf(shape.place) < head[1] + head[3]))
  const labels = others.filter((shape) => isLabel(shape.place, place))
  const last = others.filter((shape) => shape.place[1] >= place[1] + place[3] - 1)
  const first = others.filter((shape) => !labels.includes(shape) && !last.includes(shape))
  const top = Math.min(place[1], ...labels.map((shape) => shape.place[1]))
  const stay = placed.filter((shape) => !others.includes(shape) && endOf(shape.place) <= top)
  const free = Math.max(...stay.map((shape) => endOf(shape.place) + gapAbove))
  return { down: stay.length === 0 ? 0 : Math.min(0, free - top), labels, first, last }
}

const endOf = ([, y, , height]: Place) => y + height
const middleOf = ([, y, , height]: Place) => y + height / 2

/** A bar right above a table and about as wide is its heading. */
function isLabel(at: Place, [x, y, width]: Place): boolean {
  const gap = y - endOf(at)
  const across = Math.min(at[0] + at[2], x + width) - Math.max(at[0], x)
  return gap >= -1 && gap <= farthest && across >= 0.8 * width && at[2] <= 1.25 * width
}

/** Leaves out of one of several slides what the others have, and moves the table's heading along with it. */
export function leaveAround(edits: SlideEdits, { down, labels, first, last }: AroundTable, nth: number, count: number): void {
  const left = [...(nth > 0 ? first : []), ...(nth < count - 1 ? last : [])]
  for (const { node } of left) replaceNode(edits, node, () => '')
  if (nth > 0) for (const { node } of labels) moveShape(edits, node, down)
}

/** Moves a shape down by so many points. */
export function moveShape(edits: SlideEdits, node: PlacedShape['node'], down: number): void {
  const xml = render(edits, node)
  const moved = xml.replace(/<(?:\w+:)?off\b[^>]*>/, (tag) => {
    const y = Number(/\sy="(-?\d+)"/.exec(tag)?.[1] ?? Number.NaN)
    return Number.isNaN(y) ? tag : withAttribute(tag, 'y', y + Math.round(down * 12_700))
  })
  replaceNode(edits, node, () => moved)
}
