/** A stretch of a line (断片) with no wide gap in it. `from` and `to` (exclusive) count columns of the text. */
export interface Fragment {
  text: string
  from: number
  to: number
  /** 1-based number of its line in the file */
  line: number
  /** 1-based, from the left of its line */
  nth: number
}

/** A line of text (行) as it stands in the file; without fragments where it is blank. */
export interface LayoutLine {
  line: number
  fragments: Fragment[]
}

/** How many columns a character takes: one each, or two where it is a full-width one. */
export type Measure = 'characters' | 'width'

/** Runs of white space that part columns: two half-width spaces, or one full-width space beside another space. */
const gap = / {2,}|[ \u3000]*\u3000[ \u3000]+|[ \u3000]+\u3000[ \u3000]*/g
const wide =
  /[\u1100-\u115f\u2010-\u2027\u2030-\u205e\u2460-\u24ff\u2500-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/

/** Parts a line at its gaps. */
export function partLine(text: string, line: number, measure: Measure): LayoutLine {
  const fragments: Fragment[] = []
  let column = 0
  let at = 0
  const add = (end: number): void => {
    const words = text.slice(at, end)
    const width = columnsOf(words, measure)
    const inked = words.trim()
    if (inked !== '') {
      const from = column + columnsOf(words.slice(0, words.length - words.trimStart().length), measure)
      fragments.push({ text: inked, from, to: from + columnsOf(inked, measure), line, nth: fragments.length + 1 })
    }
    column += width
    at = end
  }
  for (const { index, 0: space } of text.matchAll(gap)) {
    add(index)
    column += columnsOf(space, measure)
    at = index + space.length
  }
  add(text.length)
  return { line, fragments }
}

/** Where the longest of some lines ends. */
export const widthOfLines = (lines: readonly LayoutLine[]): number =>
  lines.reduce((most, { fragments }) => Math.max(most, ...fragments.slice(-1).map(({ to }) => to)), 0)

/** How many columns words take. */
export function columnsOf(words: string, measure: Measure): number {
  let columns = 0
  for (const c of words) columns += measure === 'width' && wide.test(c) ? 2 : 1
  return columns
}

/**
 * The measure by which more fragments begin right below another: `pdftotext` counts every character as one column, an editor's
 * copy full-width ones as two. Returned with how many such pairs there are, and how many lines have an inner gap.
 */
export function tellMeasure(lines: readonly string[]): { measure: Measure; aligned: number; parted: number } {
  const [characters, width] = (['characters', 'width'] as const).map((measure) => alignedPairs(lines, measure))
  return width!.aligned > characters!.aligned ? { measure: 'width', ...width! } : { measure: 'characters', ...characters! }
}

function alignedPairs(lines: readonly string[], measure: Measure): { aligned: number; parted: number } {
  let [aligned, parted] = [0, 0]
  let before = new Set<number>()
  for (const text of lines) {
    const { fragments } = partLine(text, 1, measure)
    if (fragments.length === 0) continue
    const inner = fragments.slice(1)
    if (inner.length > 0) parted++
    for (const { from, to } of inner) if (before.has(from) || before.has(-to)) aligned++
    // A figure ends where the one above ends: ends are kept as negative numbers.
    before = new Set(fragments.flatMap(({ from, to }) => [from, -to]))
  }
  return { aligned, parted }
}
