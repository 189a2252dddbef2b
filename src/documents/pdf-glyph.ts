import { type Matrix, place } from './pdf-matrix.ts'
import type { Box } from './pdf-path.ts'

/** One character as it stands on a page (文字), in points from the page's top left. */
export interface Glyph {
  text: string
  /** Direction in which its line runs, in degrees clockwise: 0 to the right, 90 downwards (縦書き, or turned text). */
  angle: number
  /** Start and end along its line. */
  from: number
  to: number
  /** Middle of the line it stands on, measured across the line; later lines have greater ones. */
  mid: number
  size: number
  /** Its centre. */
  x: number
  y: number
  /** Upright characters one below the other. */
  vertical: boolean
  /** Number of the stroke of text in which it was written: the file's own piece of a line. */
  piece: number
}

/** Height of a line's middle above its baseline, in ems; the same for all sizes, so that sizes on one line compare. */
const middle = 0.36

/**
 * A full-width character that PDF printers of browsers name by a narrow one which its font draws with the same glyph: ‧ for ・.
 * And the dash, which Adobe's own table of Japanese characters names by a stroke through another letter.
 */
const fullWidth: Record<string, string> = { '\u2027': '・', '\u2215': '／', '\u0336': '—' }

/** The character that is seen: what the file calls a narrow one, a whole em wide, is its full-width twin (全角). */
export function seenCharacter(named: string, advance: number): string {
  return advance > 0.9 ? (fullWidth[named] ?? named) : named
}

/** Where a character lies: `advance` and `rise` in ems of the text space that `matrix` carries to the page. */
export function placeGlyph(text: string, matrix: Matrix, advance: number, vertical: boolean, piece: number): Glyph | undefined {
  const size = Math.hypot(matrix[2], matrix[3])
  const across = vertical ? 0 : middle
  const [x0, y0] = place(matrix, 0, across)
  const [x1, y1] = vertical ? place(matrix, 0, -advance) : place(matrix, advance, across)
  if (![x0, y0, x1, y1, size].every(Number.isFinite) || size < 0.5) return undefined
  const angle = vertical ? turn(-matrix[2], -matrix[3]) : turn(matrix[0], matrix[1])
  const [from, to] = [along(angle, x0, y0), along(angle, x1, y1)]
  const centre: [number, number] = [(x0 + x1) / 2, (y0 + y1) / 2]
  return {
    text,
    angle,
    from: Math.min(from, to),
    to: Math.max(from, to),
    mid: along(angle + 90, ...centre),
    size,
    x: centre[0],
    y: centre[1],
    vertical,
    piece,
  }
}

/** Whether a character's centre lies within a box. */
export function liesOn({ x, y }: Glyph, [left, top, right, bottom]: Box): boolean {
  return x >= left && y >= top && x <= right && y <= bottom
}

/** Degrees clockwise on the page, in whole right angles where the text is nearly straight. */
function turn(dx: number, dy: number): number {
  const degrees = (Math.round((Math.atan2(dy, dx) * 180) / Math.PI) + 360) % 360
  const straight = Math.round(degrees / 90) * 90
  return Math.abs(degrees - straight) <= 8 ? straight % 360 : degrees
}

/** How far a point lies in a direction. */
function along(angle: number, x: number, y: number): number {
  const radians = (angle * Math.PI) / 180
  return x * Math.cos(radians) + y * Math.sin(radians)
}
