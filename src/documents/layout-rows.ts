import type { Placed } from './layout-columns.ts'
import { heightsOf } from './layout-heights.ts'
import type { Region } from './layout-regions.ts'

/** Most lines of a row; a cell of a page has no more. */
const tallest = 80
/** What a row more costs: it must be worth more than one misfit. */
const oneRow = 0.75
/** What it costs to part words that go on from a full line; to hold two figures in a cell; to leave a cell's words apart. */
const cutWords = 3
const cutLines = 1
const twoFigures = 4
const apart = 2
const nearlyApart = 0.5
/** Which of the ends of its words, in order, is taken for the end of a column: the last are words that have slipped. */
const usualEnd = 0.85
const blankWithin = 1
const mostMisfit = 3

/** A figure alone, or a dash: words of a cell of its own. */
export const figureAlone = /^(?:[△▲+\-−－]?[(（]?[\d０-９][\d０-９,，.．]*[)）]?\s?[^\s\d０-９]{0,3}|[—―ー－-])$/
/** With these a paragraph begins: what stands above it has ended. */
export const opensWords = /^(?:[・◆◇●○◎■□▲△※【《＜〈①-⑳⇒★☆〇]|[(（][0-9０-９一-十アイウエオa-z]{1,2}[)）]|[0-9０-９]{1,2}[.．、])/

/** What a column has on each line, by index. */
interface Track {
  texts: (string | undefined)[]
  /** Whether the words fill the column, so that they may go on below. */
  full: boolean[]
  figure: boolean[]
  opens: boolean[]
  /** Letters one below the other (縦書き): says nothing of rows. */
  vertical: boolean
}

/** The words of a column within the row that is being tried, from its last line upwards. */
interface Stretch {
  top: number
  bottom: number
  lines: number
  figures: number
  gaps: number
  /** Words right above a figure: a heading, where several columns have one. */
  headed: boolean
}

/** Words over several columns, and no title: their row has nothing else there. */
type Span = Pick<Placed, 'col' | 'lastCol'>

/** Rows of a region (行): first and last index of their lines, chosen so that the words of each cell stay together and cells lie level. */
export function findRows(region: Region): [first: number, last: number][] {
  const heights = heightsOf(region.lines)
  const tracks = region.columns.map((_, col) => trackOf(region, col))
  const titles = region.lines.map(({ words }) => words.some((one) => isTitle(one, region)))
  const spans = region.lines.map(({ words }) => words.filter((one) => one.lastCol > one.col && !isTitle(one, region)))
  const best: number[] = [0]
  const from: number[] = [0]
  for (let end = 1; end <= region.lines.length; end++) {
    if (region.lines[end - 1]?.words.length === 0) {
      best[end] = best[end - 1] as number
      from[end] = end
      continue
    }
    best[end] = Number.POSITIVE_INFINITY
    const row = tracks.map((): Stretch => ({ top: -1, bottom: -1, lines: 0, figures: 0, gaps: 0, headed: false }))
    const across: Span[] = []
    let blank = 0
    for (let start = end - 1; start >= Math.max(0, end - tallest); start--) {
      if (start < end - 1 && titles[start] !== titles[end - 1]) break
      across.push(...(spans[start] as Span[]))
      if (region.lines[start]?.words.length === 0) {
        blank++
        continue
      }
      for (const [col, track] of tracks.entries()) extend(row[col] as Stretch, track, heights, start)
      let cost = (best[start] as number) + oneRow + blank * blankWithin + acrossCost(across, row) + headedCost(row)
      for (const [col, track] of tracks.entries())
        if (!track.vertical) cost += cellCost(row[col] as Stretch, track, heights, start, end - 1)
      if (cost < (best[end] as number)) [best[end], from[end]] = [cost, start]
    }
  }
  return rowsOf(from)
}

/** The rows by where the best one that ends at each line begins; a blank line ends none. */
function rowsOf(from: number[]): [number, number][] {
  const rows: [number, number][] = []
  for (let end = from.length - 1; end > 0; end = from[end] === end ? end - 1 : (from[end] as number))
    if (from[end] !== end) rows.push([from[end] as number, end - 1])
  return rows.reverse()
}

/** Words over the whole table. */
const isTitle = ({ col, lastCol }: Placed, { columns }: Region) => col === 0 && lastCol === columns.length - 1

/** The columns whose letters stand one below the other. */
export const verticalColumns = (region: Region) =>
  region.columns.flatMap((_, col) => (trackOf(region, col).vertical ? [col] : []))

function trackOf(region: Region, col: number): Track {
  const own = region.lines.map(({ words }) => words.filter((one) => one.col === col && !isTitle(one, region)))
  const ends = own.flatMap((words) => words.filter((one) => one.lastCol === col).map(({ to }) => to)).sort((a, b) => a - b)
  const right = ends[Math.floor(ends.length * usualEnd)] ?? Number.POSITIVE_INFINITY
  const filled = own.filter((words) => words.length > 0)
  const letters = filled.filter((words) => words.length === 1 && /^[\p{L}ー]{1,3}$/u.test(words[0]!.text))
  const texts = own.map((words) => (words.length === 0 ? undefined : words.map(({ text }) => text).join(' ')))
  return {
    texts,
    full: own.map((words) => words.length > 0 && words.at(-1)!.to >= right - 2),
    figure: texts.map((text) => text !== undefined && figureAlone.test(text)),
    opens: texts.map((text) => text !== undefined && opensWords.test(text)),
    vertical: filled.length >= 4 && letters.length === filled.length,
  }
}

/** Takes one line more at the top of a row. */
function extend(stretch: Stretch, { texts, figure }: Track, heights: number[], line: number): void {
  if (texts[line] === undefined) return
  const gap = stretch.top < 0 ? 0 : (heights[stretch.top] as number) - (heights[line] as number)
  if (gap > 1) stretch.gaps += gap > 2 ? apart : nearlyApart
  if (stretch.bottom < 0) stretch.bottom = line
  if (figure[line]) stretch.figures++
  else if (stretch.top >= 0 && figure[stretch.top]) stretch.headed = true
  stretch.top = line
  stretch.lines++
}

const acrossCost = (spans: Span[], row: Stretch[]) =>
  spans.filter(({ col, lastCol }) => row.some(({ lines }, at) => at >= col && at <= lastCol && lines > (at === col ? 1 : 0)))
    .length * cutWords

/** A row of headings right above a row of figures. */
const headedCost = (row: Stretch[]) => (row.filter(({ headed }) => headed).length > 1 ? twoFigures * 2 : 0)

/** What it costs to take the words of a column between two lines as one cell. */
function cellCost({ top, bottom, figures, gaps }: Stretch, track: Track, heights: number[], first: number, last: number): number {
  if (top < 0) return 0
  const at = (i: number) => heights[i] as number
  let cost = gaps + Math.max(0, figures - 1) * twoFigures
  const before = lineAbove(track.texts, first)
  // The row above would cut words that go on here.
  if (before >= 0 && at(top) - at(before) <= 1 && !track.figure[top])
    cost += track.full[before] && !track.opens[top] ? cutWords : cutLines
  const [above, below] = [at(top) - at(first), at(last) - at(bottom)]
  return cost + Math.min(mostMisfit, above, Math.abs(above - below) / 2)
}

/** The line with words above a line, of the two next. */
function lineAbove(texts: Track['texts'], first: number): number {
  return texts[first - 1] !== undefined ? first - 1 : texts[first - 2] !== undefined ? first - 2 : -1
}
