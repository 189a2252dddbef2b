import type { Placed } from './layout-columns.ts'
import type { Region } from './layout-regions.ts'
import { opensWords } from './layout-rows.ts'

/** A title may stand so far from where others begin. */
const near = 1
/** So many titles over the whole table show that there are some. */
const enough = 2

/**
 * Titles over the rows of a table (見出し行) lie across its columns; a short one does not reach the second column and looks like words
 * of the first. Where a paper has titles, a line of nothing but such words right above a row is one too.
 */
export function markTitles(regions: readonly Region[]): void {
  const tables = regions.filter(({ columns }) => columns.length > 1)
  const places = tables.flatMap((region) => region.lines.flatMap((_, i) => titleAt(region, i)?.from ?? []))
  if (places.length < enough) return
  const begins = new Set(places.flatMap((from) => [from - near, from, from + near]))
  for (const region of tables)
    for (let i = 0; i < region.lines.length; i++) {
      const word = shortTitle(region, i)
      if (word && begins.has(word.from)) word.lastCol = region.columns.length - 1
    }
}

/** Words across the table right above a line with several. */
function titleAt({ columns, lines }: Region, i: number): Placed | undefined {
  const [only, more] = lines[i]?.words ?? []
  return only && !more && only.col === 0 && only.lastCol === columns.length - 1 && isAboveRow(lines, i) ? only : undefined
}

function shortTitle({ lines, columns }: Region, i: number): Placed | undefined {
  const [only, more] = lines[i]?.words ?? []
  if (!only || more || only.col !== 0 || only.lastCol !== 0 || opensWords.test(only.text)) return undefined
  const above = lines[i - 1]?.words[0]
  const goesOn = above && above.col === 0 && above.lastCol === 0 && above.to >= (columns[0] as { to: number }).to - 2
  return !goesOn && isAboveRow(lines, i) ? only : undefined
}

/** Whether the next two lines begin a row: words in the first column and in others. */
function isAboveRow(lines: Region['lines'], i: number): boolean {
  const below = lines.slice(i + 1, i + 3).flatMap(({ words }) => words.filter(({ col, lastCol }) => col === lastCol))
  return lines[i + 1]?.words[0]?.col === 0 && new Set(below.map(({ col }) => col)).size > 1
}
