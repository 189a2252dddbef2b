import { groupBy } from '#core/group-by.ts'
import type { Box, Fill, Rule } from './pdf-path.ts'

/** More areas than this on a page are a picture. */
const mostShades = 1500
/** Areas of one colour that lie nearer than this are one area: a cell's ground is often painted in strips. */
const seam = 0.6

/**
 * Outlines of shaded areas (網かけ), which border cells where no line is drawn.
 * Between areas of one colour that touch there is no border to be seen.
 */
export function outlineShades(fills: Fill[]): { horizontal: Rule[]; vertical: Rule[] } {
  const shades = fills.filter((fill) => fill.colour !== '#ffffff')
  const outline = { horizontal: [] as Rule[], vertical: [] as Rule[] }
  if (shades.length > mostShades) return outline
  for (const group of groupBy(shades, (fill) => fill.colour).values()) {
    const boxes = group.map((fill) => fill.box)
    for (const box of boxes) {
      outline.horizontal.push(...edges(box, boxes, 1))
      outline.vertical.push(...edges(box, boxes, 0))
    }
  }
  return outline
}

/** The parts of a box's two edges across an axis (0: left and right, 1: top and bottom) beyond which its colour ends. */
function edges(box: Box, others: Box[], axis: 0 | 1): Rule[] {
  const along = axis === 0 ? 1 : 0
  return [axis, axis + 2].flatMap((edge) => {
    const at = box[edge]!
    const beyond = at + (edge === axis ? -seam : seam)
    const covering = others.filter((other) => other[axis] <= beyond && other[axis + 2]! >= beyond)
    const covers = covering.map((other): [number, number] => [other[along], other[along + 2]!])
    return uncovered(box[along], box[along + 2]!, covers).map(([from, to]) => ({ at, from, to, width: 0 }))
  })
}

function uncovered(from: number, to: number, covers: [number, number][]): [number, number][] {
  const free: [number, number][] = []
  let at = from
  for (const [start, end] of covers.sort((a, b) => a[0] - b[0])) {
    if (start > at) free.push([at, Math.min(start, to)])
    at = Math.max(at, end)
    if (at >= to) break
  }
  if (at < to) free.push([at, to])
  return free.filter(([a, b]) => b - a > seam)
}
