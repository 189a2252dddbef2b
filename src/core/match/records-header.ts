import type { FiscalYear } from '../fiscal-year.ts'
import type { RecordGrid } from './records-grid.ts'
import type { HeadingHit, HeadingIndex } from './records-heading.ts'
import { yearOfHeading } from './records-heading.ts'

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

/**
 * Finds the rows of headings: those under which most columns answer the scheme. `near`: year by which 5年度 is understood.
 * `undefined` where fewer than two columns do.
 */
export function findHeader(table: RecordGrid, index: HeadingIndex, near: FiscalYear | undefined): RecordHeader | undefined {
  let best: { top: number; bottom: number; score: number } | undefined
  for (let bottom = 0; bottom < Math.min(table.rowCount, rowsLookedAt); bottom++) {
    if (table.isBlank(bottom)) continue
    for (let depth = 1; depth <= deepest && depth <= bottom + 1; depth++) {
      const top = bottom - depth + 1
      if (table.isBlank(top)) break
      const score = scoreOf(table, index, top, bottom)
      if (score > (best?.score ?? 1)) best = { top, bottom, score }
    }
  }
  return best && { ...best, columns: readColumns(table, index, { ...best, near }) }
}

function scoreOf(table: RecordGrid, index: HeadingIndex, top: number, bottom: number): number {
  let score = 0
  for (let col = 0; col < table.colCount; col++) if (hitsOf(index, pathOf(table, top, bottom, col)).length > 0) score++
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

/** The lowest heading, or several joined down to it: the longest run that the scheme knows. */
function hitsOf(index: HeadingIndex, path: string[]): HeadingHit[] {
  for (let from = 0; from < path.length; from++) {
    const hits = index.find(path.slice(from).join(''))
    if (hits.length > 0) return hits
  }
  return []
}

/** What stands over a column, from the top; a merged heading counts once, one that a row leaves blank goes on to the right. */
function pathOf(table: RecordGrid, top: number, bottom: number, col: number): string[] {
  const path: string[] = []
  for (let row = top; row <= bottom; row++) {
    const cell = table.at(row, col)
    const text = cell?.text.trim() ?? ''
    const words = text !== '' ? (cell === table.at(row - 1, col) && row > top ? '' : text) : groupWords(table, row, bottom, col)
    if (words !== '') path.push(words)
  }
  return path
}

/** A heading over several columns without a merge: the next one to the left, where both have a heading of their own below. */
function groupWords(table: RecordGrid, row: number, bottom: number, col: number): string {
  if (row === bottom || table.textAt(row + 1, col) === '') return ''
  for (let left = col - 1; left >= 0; left--) {
    if (table.textAt(row + 1, left) === '') return ''
    const text = table.textAt(row, left)
    if (text !== '') return text
  }
  return ''
}
