import type { Glyph } from './pdf-glyph.ts'
import { groupBy } from './pdf-group.ts'

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
/** Two prints of one character nearer than this, in ems, are one in bold. */
const samePlaceEms = 0.2

/** Lines in reading order: upright text first, then turned text, each direction by itself. */
export function readLines(glyphs: Glyph[]): TextLine[] {
  const byDirection = groupBy(glyphs, (glyph) => glyph.angle + (glyph.vertical ? 0.5 : 0))
  return [...byDirection.entries()].sort(([a], [b]) => a - b).flatMap(([, group]) => linesOf(group))
}

function linesOf(glyphs: Glyph[]): TextLine[] {
  const lines: Glyph[][] = []
  const middles: { mid: number; size: number }[] = []
  for (const glyph of [...glyphs].sort((a, b) => a.mid - b.mid || a.from - b.from)) {
    const found = middles.findLastIndex(({ mid, size }) => Math.abs(glyph.mid - mid) < sameLineEms * Math.max(size, glyph.size))
    if (found >= 0 && found >= middles.length - 3) {
      lines[found]!.push(glyph)
      if (glyph.size > middles[found]!.size) middles[found] = { mid: glyph.mid, size: glyph.size }
    } else {
      lines.push([glyph])
      middles.push({ mid: glyph.mid, size: glyph.size })
    }
  }
  return lines.map(lineOf).filter((line) => line.text !== '')
}

function lineOf(glyphs: Glyph[]): TextLine {
  const printed = dropOverprints([...glyphs].sort((a, b) => a.from - b.from))
  const inked = printed.filter((glyph) => glyph.text.trim() !== '')
  const whole = inked.length > 0 ? inked : printed
  const size = Math.max(...whole.map((glyph) => glyph.size))
  return {
    text: joinGlyphs(printed),
    angle: glyphs[0]!.angle,
    from: Math.min(...whole.map((glyph) => glyph.from)),
    to: Math.max(...whole.map((glyph) => glyph.to)),
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
    if (last && glyph.from - last.to >= gapBetween(last, glyph)) text += ' '
    text += glyph.text
    last = glyph
  }
  return text.replace(/ +/g, ' ').replace(/^ +|[ \u3000]+$/g, '')
}

/** Latin words lie a quarter of an em apart; Japanese and digits are spaced out more freely. */
function gapBetween(before: Glyph, after: Glyph): number {
  const size = Math.max(before.size, after.size)
  if (before.text.trim() === '' || after.text.trim() === '') return Number.POSITIVE_INFINITY
  return size * (/\p{Script=Latin}/u.test(before.text) && /\p{Script=Latin}/u.test(after.text) ? 0.2 : 0.5)
}

/** Lines of one cell as its text. Characters one below the other are a word, not lines. */
export function joinLines(lines: TextLine[]): string {
  const stacked = lines.length > 1 && lines.every((line) => [...line.text].length === 1 && isOver(line, lines[0]!))
  return lines.map((line) => line.text).join(stacked ? '' : '\n')
}

function isOver(line: TextLine, other: TextLine): boolean {
  return !line.vertical && Math.abs((line.from + line.to) / 2 - (other.from + other.to) / 2) < other.size * 0.5
}
