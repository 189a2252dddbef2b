import type { FiscalYear } from '../fiscal-year.ts'
import type { Heading, YearBlocks } from '../scheme-records.ts'
import type { RecordColumn, RecordHeader } from './records-header.ts'

/** Which block of years a column is in. */
export interface BlockPlace {
  fiscalYear: FiscalYear
  isLast: boolean
}

/** The columns of a table by the headings of the scheme. */
export interface RecordColumns {
  /** Every column under a heading, from left to right. */
  under(heading: Heading | undefined): RecordColumn[]
  /** The first one. */
  first(heading: Heading | undefined): RecordColumn | undefined
  blockOf(column: RecordColumn): BlockPlace | undefined
}

/** Orders the columns of a table by heading and by yearly block. */
export function orderColumns({ columns }: RecordHeader, blocks: YearBlocks | undefined): RecordColumns {
  const byHeading = new Map<Heading, RecordColumn[]>()
  for (const column of columns) {
    for (const { heading } of column.hits) {
      const same = byHeading.get(heading)
      if (same) same.push(column)
      else byHeading.set(heading, [column])
    }
  }
  const under = (heading: Heading | undefined) => (heading === undefined ? [] : (byHeading.get(heading) ?? []))
  const places = placeBlocks(columns, blocks, under(blocks?.begins))
  return { under, first: (heading) => under(heading)[0], blockOf: ({ col }) => places.get(col) }
}

/** A block is as wide as from the first beginning to the second; its headings are those of the first. */
function placeBlocks(columns: RecordColumn[], blocks: YearBlocks | undefined, starts: RecordColumn[]): Map<number, BlockPlace> {
  const places = new Map<number, BlockPlace>()
  const [first, second] = starts
  if (!blocks || !first) return places
  const width = second ? second.col - first.col : columns.length - first.col
  const headings = new Set(columns.slice(first.col, first.col + width).flatMap(({ path }) => path.join('')))
  for (const [nth, { col }] of starts.entries()) {
    const place = { fiscalYear: blocks.from + nth, isLast: nth === starts.length - 1 }
    for (const column of columns.slice(col, col + width)) if (headings.has(column.path.join(''))) places.set(column.col, place)
  }
  return places
}
