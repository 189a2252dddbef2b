import type { FiscalYear } from '../fiscal-year.ts'
import type { RecordGrid } from './records-grid.ts'
import type { HeadingHit, HeadingIndex } from './records-heading.ts'
import { yearOfHeading } from './records-heading.ts'
import { pathOf } from './records-path.ts'

/** A column (列) with what stands over it. */
export interface RecordColumn {
  col: number
  /** Its headings from the top, one a row, as written. */
  path: string[]
  /** Headings of the scheme that it answers. */
  hits: HeadingHit[]
  /** The year in any of its headings. */
  fiscalYear?: FiscalYear
  locator: string
}

/** Where the headings of a table stand, and its columns. */
export interface RecordHeader {
  /** First and last row of headings. */
  top: number
  bottom: number
  columns: RecordColumn[]
  /** How many columns answer a heading of the scheme. */
  score: number
}

/** Headings stand within this many rows from the top, in at most so many rows. */
const rowsLookedAt = 40
const deepest = 3
/** So many rows are tried together with those around them. */
const likelyRows = 3

/**
 * Finds the rows of headings: those under which most columns answer the scheme. `near`: year by which 5年度 is understood.
 * `undefined` where fewer than two columns do.
 */
export function findHeader(table: RecordGrid, index: HeadingIndex, near: FiscalYear | undefined): RecordHeader | undefined {
  let best: { top: number; bottom: number; score: number } | undefined
  for (const [top, bottom] of likelyRuns(table, index)) {
    const score = reachesBelow(table, top, bottom) ? 0 : scoreOf(table, index, top, bottom)
    if (score > (best?.score ?? 1)) best = { top, bottom, score }
  }
  return best && { ...best, columns: readColumns(table, index, { ...best, near }) }
}

/** Runs of rows around those that alone answer most headings; where none does, every run near the top. */
function likelyRuns(table: RecordGrid, index: HeadingIndex): [top: number, bottom: number][] {
  const rows = Array.from({ length: Math.min(table.rowCount, rowsLookedAt) }, (_, row) => row).filter(
    (row) => !table.isBlank(row),
  )
  const alone = rows.map((row) => ({ row, score: scoreAlone(table, index, row) })).filter(({ score }) => score > 0)
  const likely = alone.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, likelyRows)
  const around = likely.length > 0 ? likely.map(({ row }) => row) : rows.slice(0, likelyRows * deepest)
  const runs: [number, number][] = []
  for (const bottom of rows) {
    for (let top = bottom; top > bottom - deepest && top >= 0 && !table.isBlank(top); top--)
      if (around.some((row) => top <= row && row <= bottom)) runs.push([top, bottom])
  }
  return runs
}

function scoreAlone(table: RecordGrid, index: HeadingIndex, row: number): number {
  let score = 0
  for (let col = 0; col < table.colCount; col++) {
    const cell = table.at(row, col)
    if (cell && cell.text !== '' && index.find(cell.text.trim()).length > 0) score++
  }
  return score
}

/** Whether a heading that begins in these rows is merged with rows below them: then those hold headings too. */
function reachesBelow(table: RecordGrid, top: number, bottom: number): boolean {
  for (let col = 0; col < table.colCount; col++) {
    const cell = table.at(bottom, col)
    if (cell && cell.row >= top && cell.row + cell.rowSpan - 1 > bottom && cell.text.trim() !== '') return true
  }
  return false
}

/** Columns that answer a heading; one that does so only by what stands above (令和4年度決算 over 事業費) counts nearly as much. */
function scoreOf(table: RecordGrid, index: HeadingIndex, top: number, bottom: number): number {
  let score = 0
  for (let col = 0; col < table.colCount; col++) {
    const path = pathOf(table, top, bottom, col)
    if (path.length === 0) continue
    if (hitsOf(index, path).length > 0) score++
    else if (path.slice(0, -1).some((_, end) => index.find(path.slice(0, end + 1).join('')).length > 0)) score += 0.9
  }
  return score
}

function readColumns(
  table: RecordGrid,
  index: HeadingIndex,
  { top, bottom, near }: { top: number; bottom: number; near: FiscalYear | undefined },
): RecordColumn[] {
  return Array.from({ length: table.colCount }, (_, col) => {
    const path = pathOf(table, top, bottom, col)
    const hits = hitsOf(index, path)
    const fiscalYear = hits.find((hit) => hit.fiscalYear !== undefined)?.fiscalYear ?? yearOfHeading(path.join(' '), near)
    return {
      col,
      path,
      hits,
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      locator: (table.at(bottom, col) ?? table.at(top, col))?.locator ?? '',
    }
  })
}

/** The lowest heading, or several joined down to it, or up from it (決算額 over 令和4年度): the longest run that the scheme knows. */
function hitsOf(index: HeadingIndex, path: string[]): HeadingHit[] {
  for (let from = 0; from < path.length; from++) {
    const run = path.slice(from)
    const hits = index.find(run.join(''))
    if (hits.length > 0) return hits
    const upward = run.length > 1 ? index.find(run.toReversed().join('')) : []
    if (upward.length > 0) return upward
  }
  return []
}
