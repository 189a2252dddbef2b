import { groupBy } from '#core/group-by.ts'
import type { Glyph } from './pdf-glyph.ts'

/** A line of text (行) rebuilt from its characters. */
export interface TextLine {
  text: string
  angle: number
  from: number
  to: number
  mid: number
  size: number
  vertical: boolean
  glyphs: Glyph[]
}

/** Characters whose middles are nearer than this, in ems, stand on one line: raised and small ones included. */
const sameLineEms = 0.45
/** So many times the height of other characters, one stands beside several lines. */
const tallerThanLine = 1.9
/** From so many ems on, the distance of two lines holds empty ones. */
const widePitch = 2
/** Most empty lines that are kept in a row. */
const mostEmpty = 20
/** Two prints of one character nearer than this, in ems, are one in bold. */
const samePlaceEms = 0.2

/** Lines in reading order: upright text first, then turned text, each direction by itself. */
export function readLines(glyphs: Glyph[]): TextLine[] {
  const byDirection = groupBy(glyphs, (glyph) => glyph.angle + (glyph.vertical ? 0.5 : 0))
  return [...byDirection.entries()].sort(([a], [b]) => a - b).flatMap(([, group]) => putTallFirst(linesOf(group)))
}

/** A line in the making: the middle and size of its tallest character. */
interface Drafted {
  mid: number
  size: number
  glyphs: Glyph[]
}

function linesOf(glyphs: Glyph[]): TextLine[] {
  const lines: Drafted[] = []
  for (const glyph of [...glyphs].sort((a, b) => a.mid - b.mid || a.from - b.from)) {
    const line = lines.slice(-3).findLast(({ mid, size }) => sharesLine(glyph, mid, size))
    if (!line) {
      lines.push({ mid: glyph.mid, size: glyph.size, glyphs: [glyph] })
    } else {
      line.glyphs.push(glyph)
      if (glyph.size > line.size) Object.assign(line, { mid: glyph.mid, size: glyph.size })
    }
  }
  lines.forEach((line, i) => {
    const near = lines.slice(Math.max(0, i - 3), i + 4)
    line.glyphs = line.glyphs.filter((glyph) => !movesTo(glyph, line, near))
  })
  return lines.map((line) => lineOf(line.glyphs)).filter((line) => line.text !== '')
}

/** A small character beside a line of larger ones may stand on a line of its own size just above or below: it goes there. */
function movesTo(glyph: Glyph, own: Drafted, lines: Drafted[]): boolean {
  const off = Math.abs(glyph.mid - own.mid)
  if (off < 0.25 * own.size || glyph.size >= own.size * 0.9) return false
  const nearer = lines.find(
    (line) =>
      line !== own && Math.abs(line.size - glyph.size) < 0.1 * glyph.size && Math.abs(line.mid - glyph.mid) < 0.1 * glyph.size,
  )
  nearer?.glyphs.push(glyph)
  return nearer !== undefined
}

/** A character that is much taller than a line belongs to several: a brace. */
function sharesLine(glyph: Glyph, mid: number, size: number): boolean {
  const [small, large] = glyph.size < size ? [glyph.size, size] : [size, glyph.size]
  return large <= small * tallerThanLine && Math.abs(glyph.mid - mid) < sameLineEms * large
}

/** A tall line stands before those at its right. */
function putTallFirst(lines: TextLine[]): TextLine[] {
  const ordered: TextLine[] = []
  for (const line of lines) {
    const top = line.mid - line.size / 2
    const beside = (other: TextLine): boolean =>
      line.size > other.size * tallerThanLine && other.mid > top && other.from >= line.to
    const at = ordered.findIndex(beside)
    ordered.splice(at < 0 ? ordered.length : at, 0, line)
  }
  return ordered
}

function lineOf(glyphs: Glyph[]): TextLine {
  const printed = dropOverprints([...glyphs].sort((a, b) => a.from - b.from))
  const inked = printed.filter((glyph) => glyph.text.trim() !== '')
  const whole = inked.length > 0 ? inked : printed
  const size = -lowest(whole, (glyph) => -glyph.size)
  return {
    text: joinGlyphs(printed),
    angle: glyphs[0]!.angle,
    from: lowest(whole, (glyph) => glyph.from),
    to: -lowest(whole, (glyph) => -glyph.to),
    mid: whole.find((glyph) => glyph.size === size)!.mid,
    size,
    vertical: glyphs[0]!.vertical,
    glyphs: printed,
  }
}

/** Bold that is printed twice, and spaces that lie under other characters. */
function dropOverprints(glyphs: Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  for (const glyph of glyphs) {
    const before = kept.slice(-4)
    const near = samePlaceEms * glyph.size
    const twice = before.some(
      (other) => other.text === glyph.text && Math.abs(other.from - glyph.from) < near && Math.abs(other.mid - glyph.mid) < near,
    )
    if (!twice) kept.push(glyph)
  }
  return kept.filter((glyph, i) => glyph.text.trim() !== '' || !liesUnder(glyph, kept[i - 1], kept[i + 1]))
}

function liesUnder(space: Glyph, before: Glyph | undefined, after: Glyph | undefined): boolean {
  const free = Math.min(space.to, after?.from ?? space.to) - Math.max(space.from, before?.to ?? space.from)
  return free < (space.to - space.from) * 0.3
}

/** Characters of one line as text; a space stands only where the file has one, or where there is a real gap. */
export function joinGlyphs(glyphs: Glyph[]): string {
  let text = ''
  let last: Glyph | undefined
  for (const glyph of glyphs) {
    const gap = last ? glyph.from - last.to : 0
    // Most characters touch: what they are is asked only where they do not.
    if (last && gap >= least * Math.max(last.size, glyph.size) && gap >= gapBetween(last, glyph)) text += ' '
    text += glyph.text
    last = glyph
  }
  return text.replace(/ +/g, ' ').replace(/^ +|[ \u3000]+$/g, '')
}

/** The least gap between Latin words, in ems. */
const least = 0.2

/** Latin words lie a quarter of an em apart; Japanese and digits are spaced out more freely. */
function gapBetween(before: Glyph, after: Glyph): number {
  const size = Math.max(before.size, after.size)
  if (before.text.trim() === '' || after.text.trim() === '') return Number.POSITIVE_INFINITY
  return size * (/\p{Script=Latin}/u.test(before.text) && /\p{Script=Latin}/u.test(after.text) ? least : 0.5)
}

/** The text of a cell: its lines, or one word where the characters stand one below the other (縦書き). */
export function readCellText(glyphs: Glyph[]): string {
  return stackedText(glyphs) ?? spaceOut(readLines(glyphs))
}

/** Lines with the empty ones between them, which often are all that shows what belongs together. */
function spaceOut(lines: TextLine[]): string {
  const pitches = lines.slice(1).map((line, i) => pitch(lines[i]!, line))
  const usual = Math.max(
    1,
    lowest(
      pitches.filter((ems) => ems > 0.7),
      (ems) => ems,
    ),
  )
  let text = ''
  for (const [i, line] of lines.entries()) {
    const ems = i === 0 ? undefined : pitches[i - 1]
    const empty = ems === undefined || ems < widePitch ? 0 : Math.round(ems / Math.min(usual, widePitch)) - 1
    text += (i === 0 ? '' : '\n'.repeat(1 + Math.min(empty, mostEmpty))) + line.text
  }
  return text
}

/** How far one line stands below another, in ems; 0 where they do not follow one another. */
function pitch(above: TextLine, below: TextLine): number {
  return above.angle === below.angle ? (below.mid - above.mid) / Math.max(above.size, below.size) : 0
}

/** Two or more letters one below the other; columns of them from right to left, where turned brackets show that they are columns. */
function stackedText(glyphs: Glyph[]): string | undefined {
  const stack = dropOverprints([...glyphs].sort((a, b) => a.y - b.y)).filter((glyph) => glyph.text.trim() !== '')
  const letters = stack.filter((glyph) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2e80-\u2fdf]/u.test(glyph.text))
  if (letters.length < 2 || stack.some((glyph) => glyph.angle === 270)) return undefined
  const columns = columnsOf(stack)
  const turned =
    stack.some((glyph) => glyph.angle === 90 && /[\p{Ps}\p{Pe}ー～―…]/u.test(glyph.text)) &&
    stack.some((glyph) => glyph.angle === 0)
  if (columns.length > 1 && !turned) return undefined
  if (columns.some((column) => column.some((glyph, i) => i > 0 && glyph.y - column[i - 1]!.y < glyph.size * 0.45)))
    return undefined
  return columns.map((column) => column.map((glyph) => glyph.text).join('')).join('\n')
}

/** From right to left; `stack` comes from top to bottom. */
function columnsOf(stack: Glyph[]): Glyph[][] {
  const columns: Glyph[][] = []
  for (const glyph of stack) {
    const column = columns.find(([first]) => first && Math.abs(first.x - glyph.x) < glyph.size * 0.6)
    if (column) column.push(glyph)
    else columns.push([glyph])
  }
  return columns.sort(([a], [b]) => b!.x - a!.x)
}

/** The lowest of many values; spreading them into `Math.min` would fail for a hundred thousand. */
export function lowest<Value>(values: readonly Value[], of: (value: Value) => number): number {
  return values.reduce((low, value) => Math.min(low, of(value)), Number.POSITIVE_INFINITY)
}
