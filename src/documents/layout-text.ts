import type { Grid } from '#core/grid.ts'
import { type LayoutLine, type Measure, partLine, tellMeasure } from './layout-lines.ts'
import { partRegions, type Region } from './layout-regions.ts'
import { tableOf } from './layout-table.ts'
import { markTitles } from './layout-titles.ts'
import { textCell } from './text-cell.ts'

/** No line of a page is longer, in characters; no text of pages has more lines, no table more columns. */
const longestLine = 500
const mostLines = 10_000
const mostColumns = 60
/** Text with fewer gaps than this share of its lines keeps no columns. */
const leastGaps = 0.01
/** Share of the lines that must have a gap in them, and how many gaps must lie below one another. */
const leastParted = 0.1
const leastAligned = 4

/**
 * Lays out text whose columns are kept by runs of spaces (`pdftotext -layout`, a copy out of an editor): tables from the places where
 * words begin and end over neighbouring lines, and the lines between them. `undefined`: ordinary text.
 */
export function layOutText(pages: string[][]): { grids: Grid[]; measure: Measure } | undefined {
  const all = pages.flat()
  if (all.length > mostLines || all.some((line) => line.length > longestLine || line.includes('\t'))) return undefined
  const { measure, aligned, parted } = tellMeasure(all)
  const written = all.filter((line) => line.trim() !== '').length
  if (parted < written * leastParted || aligned < leastAligned) return undefined
  let number = 1
  const laid = pages.map((page) => {
    const lines = page.map((line): LayoutLine => partLine(line, number++, measure))
    return partRegions(lines, measure)
  })
  markTitles(laid.flat())
  return { grids: laid.flatMap((regions, i) => pageGrids(regions, `p${i + 1}`, i > 0)), measure }
}

/** Whether pages of a text hold hardly a gap: what a PDF's words in the order of writing are. */
export function isWithoutGaps(pages: string[][]): boolean {
  const written = pages.flat().filter((line) => line.trim() !== '')
  return written.filter((line) => /\S {2,}\S/.test(line)).length <= written.length * leastGaps
}

function pageGrids(regions: Region[], page: string, goesOn: boolean): Grid[] {
  const counts = { table: 0, lines: 0 }
  return regions.flatMap((region) => {
    const head = isTable(region) ? headLines(region, goesOn && region === regions[0]) : region.lines.length
    const grids: Grid[] = []
    const [before, table] = [region.lines.slice(0, head), region.lines.slice(head)]
    if (before.some(({ words }) => words.length > 0)) grids.push(linesOf(before, `${page}/lines${++counts.lines}`))
    if (table.length > 0) grids.push(tableOf({ ...region, lines: table }, `${page}/table${++counts.table}`))
    return grids
  })
}

const isTable = ({ columns }: Region) => columns.length > 1 && columns.length <= mostColumns

/** How many lines stand above a table: words in one place only; on a page that goes on, words that do not begin where a column does. */
function headLines(region: Region, goesOn: boolean): number {
  const { lines, columns } = region
  const first = lines.findIndex(({ words }) => words.length > 1)
  const begins = columns.map((_, col) => leftOf(region, col))
  const isHead = ({ words: [only] }: Region['lines'][number]) =>
    !goesOn || only === undefined || only.lastCol > only.col || Math.abs(only.from - (begins[only.col] as number)) > 2
  const table = lines.findIndex((line) => !isHead(line))
  const head = table >= 0 && table < first ? table : first
  const above = lines[head - 1]?.words
  const [only] = above ?? []
  const heads = only && only.col === only.lastCol && !lines[head]?.words.some(({ col }) => col === only.col)
  return head < 0 ? lines.length : heads ? head - 1 : head
}

/** Where most words of a column begin. */
function leftOf({ lines }: Region, col: number): number {
  const counts = new Map<number, number>()
  for (const { words } of lines)
    for (const { col: own, from } of words) {
      const count = counts.get(from)
      if (own === col) counts.set(from, count === undefined ? 1 : count + 1)
    }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}

function linesOf(lines: Region['lines'], place: string): Grid {
  const cells = lines
    .filter(({ words }) => words.length > 0)
    .flatMap(({ line, words }, row) => words.map(({ text }, col) => textCell(line, row, col, text)))
  const colCount = cells.reduce((most, { col }) => Math.max(most, col + 1), 1)
  return { place, kind: 'lines', rowCount: lines.length, colCount, cells }
}
