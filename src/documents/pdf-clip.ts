import type { Glyph } from './pdf-glyph.ts'
import { type Matrix, place } from './pdf-matrix.ts'
import type { Box } from './pdf-path.ts'

/** A part of the page smaller than this, in points, shows nothing of a text; what is written there is read where it stands. */
const smallest = 4

/** What is left of the part of the page that shows (切り抜き) when a path cuts it: the path's `extent` in the space of `ctm`. */
export function clipBy(clip: Box | undefined, extent: unknown, ctm: Matrix): Box | undefined {
  if (!(extent instanceof Float32Array) || extent.length < 4 || !extent.every(Number.isFinite)) return clip
  const [x0, y0, x1, y1] = extent as unknown as Box
  const corners = [place(ctm, x0, y0), place(ctm, x1, y0), place(ctm, x0, y1), place(ctm, x1, y1)]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  if (!clip) return box
  return [Math.max(clip[0], box[0]), Math.max(clip[1], box[1]), Math.min(clip[2], box[2]), Math.min(clip[3], box[3])]
}

/**
 * Where a character belongs that reaches out of what shows: words too many for their cell stand over its neighbours, unseen, and are
 * its own words all the same.
 */
export function holdWithin(glyph: Glyph, clip: Box): Glyph {
  if (clip[2] - clip[0] < smallest || clip[3] - clip[1] < smallest) return glyph
  const x = Math.min(Math.max(glyph.x, clip[0] + 1), clip[2] - 1)
  const y = Math.min(Math.max(glyph.y, clip[1] + 1), clip[3] - 1)
  return x === glyph.x && y === glyph.y ? glyph : { ...glyph, x, y }
}
