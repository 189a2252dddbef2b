import type { Cell, Grid } from '#core/grid.ts'
import type { Placed } from './layout-columns.ts'
import { heightsOf } from './layout-heights.ts'
import type { Region } from './layout-regions.ts'
import { findRows, opensWords, verticalColumns } from './layout-rows.ts'

/** Where a word stands in the file: the first of a line by the line alone. */
const locatorOf = ({ line, nth }: Placed) => (nth === 1 ? `line ${line}` : `line ${line}/${nth}`)

/** Most line ends in a row. */
const mostEmpty = 20

interface Drafted {
  col: number
  rowSpan: number
  words: Placed[]
  upright?: string
}

/** A region with its rows as a table. */
export function tableOf(region: Region, place: string): Grid {
  const rows = findRows(region)
  const heights = heightsOf(region.lines)
  const heightAt = new Map(region.lines.map(({ line }, i) => [line, heights[i] as number]))
  const drafts = draftCells(region, rows)
  const covered = setUpright(region, drafts)
  const used = new Set<string>()
  const cells: Cell[] = []
  for (let row = 0; row < rows.length; row++)
    for (let col = 0; col < region.columns.length; col++) {
      if (covered.has(`${row} ${col}`)) continue
      const draft = drafts[row]?.get(col)
      const [first] = draft?.words ?? []
      let locator = first ? locatorOf(first) : `${place}/r${row + 1}c${col + 1}`
      if (used.has(locator)) locator = `${locator}:${first?.from}`
      used.add(locator)
      const colSpan = draft ? freeSpan(draft, drafts[row] as Map<number, Drafted>) : 1
      const text = draft?.upright ?? textOf(draft?.words ?? [], heightAt)
      cells.push({ row, col, rowSpan: draft?.rowSpan ?? 1, colSpan, text, locator })
      col += colSpan - 1
    }
  return { place, kind: 'table', rowCount: rows.length, colCount: region.columns.length, cells }
}

function draftCells(region: Region, rows: [number, number][]): Map<number, Drafted>[] {
  return rows.map(([first, last]) => {
    const drafts = new Map<number, Drafted>()
    for (const { words } of region.lines.slice(first, last + 1))
      for (const word of words) {
        const open = drafts.get(word.col)
        if (open) open.words.push(word)
        else drafts.set(word.col, { col: word.col, rowSpan: 1, words: [word] })
      }
    return drafts
  })
}

/** How many columns a cell covers: those its one line lies across, as far as nothing else stands there. */
function freeSpan({ col, words }: Drafted, row: Map<number, Drafted>): number {
  const [only, more] = words
  if (!only || more) return 1
  let lastCol = col
  while (lastCol < only.lastCol && !row.has(lastCol + 1)) lastCol++
  return lastCol - col + 1
}

/** Letters one below the other (縦書き) are one word beside the rows from the first that the column after it opens with a mark. */
function setUpright(region: Region, drafts: Map<number, Drafted>[]): Set<string> {
  const covered = new Set<string>()
  for (const col of verticalColumns(region)) {
    const words = drafts.flatMap((row) => row.get(col)?.words ?? [])
    const own = drafts.findIndex((row) => row.has(col))
    const marked = drafts.findIndex((row) => opensWords.test(row.get(col + 1)?.words[0]?.text ?? ''))
    const from = marked >= 0 && marked < own ? marked : own
    for (const row of drafts) row.delete(col)
    drafts[from]?.set(col, { col, rowSpan: drafts.length - from, words, upright: words.map(({ text }) => text).join('') })
    for (let row = from + 1; row < drafts.length; row++) covered.add(`${row} ${col}`)
  }
  return covered
}

function textOf(words: readonly Placed[], heightAt: Map<number, number>): string {
  let text = ''
  let last: Placed | undefined
  for (const word of words) {
    const down = last ? Math.round((heightAt.get(word.line) as number) - (heightAt.get(last.line) as number)) : 0
    if (last) text += word.line === last.line ? ' ' : '\n'.repeat(Math.min(Math.max(1, down), mostEmpty))
    text += word.text
    last = word
  }
  return text
}
