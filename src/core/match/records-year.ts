import { type FiscalYear, findFiscalYears, parseFiscalYear } from '../fiscal-year.ts'
import type { DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
import { type Heading, readHeading } from './heading.ts'
import type { RecordTableFound } from './records-tables.ts'

/** Lines above the headings of the first tables: a title is short and stands early. */
const linesLookedAt = 12

/** What the words above the tables say of the paper (標題). */
export function readTitleAbove(scheme: Scheme, { grids }: Pick<DocumentContent, 'grids'>, found: RecordTableFound[]): Heading {
  const lines = grids.flatMap((grid) => {
    const own = found.find(({ table }) => table.grid === grid)
    if (!own && grid.kind !== 'lines') return []
    const top = own ? own.header.top : Number.POSITIVE_INFINITY
    return grid.cells.slice(0, 400).filter(({ row, text }) => row < top && text.trim() !== '' && text.length <= 80)
  })
  // What stands over every column (a note to those who fill the sheet in) is no title.
  const [seen, again] = [new Set<string>(), new Set<string>()]
  for (const { text } of lines) (seen.has(text) ? again : seen).add(text)
  const once = lines.filter(({ text }) => !again.has(text))
  return readHeading(once.slice(0, linesLookedAt), scheme.recognise)
}

/**
 * The year that the paper is about: of its own column (年度) where all rows agree; of its title; else the last year with results in its
 * headings, or the last of its blocks. A table without items may hold that column too (a record of what the file is). `undefined` where rows are of several years, or nothing tells.
 */
export function yearOfPaper(scheme: Scheme, found: RecordTableFound[], others: Grid[], title: Heading): FiscalYear | undefined {
  const near = title.fiscalYear ?? latestBlock(found) ?? scheme.period?.to
  const own = found.flatMap((one) => yearsInColumn(one, near))
  const told = own.length > 0 ? own : yearsBeside(scheme, others)
  if (told.length > 0) return new Set(told).size === 1 ? told[0] : undefined
  return title.fiscalYear ?? lastResult(found) ?? latestBlock(found)
}

function yearsInColumn({ plan, table, columns, header }: RecordTableFound, near: FiscalYear | undefined): FiscalYear[] {
  const field = plan.fields.find(({ field }) => field.type === 'fiscalYear')
  const column = columns.first(field?.headings[0])
  if (!column) return []
  const years: FiscalYear[] = []
  for (let row = header.bottom + 1; row < table.rowCount; row++) {
    const text = cleanLine(table.textAt(row, column.col))
    const year = parseFiscalYear(text, { near }) ?? onlyYear(text)
    if (year !== undefined) years.push(year)
  }
  return years
}

/** Years in a table that names no items, below the heading of the scheme's year. */
function yearsBeside({ sheet }: Scheme, others: Grid[]): FiscalYear[] {
  const field = sheet.flatMap(({ fields }) => fields).find(({ type }) => type === 'fiscalYear')
  if (!field) return []
  return others.flatMap(({ cells }) => {
    const head = cells.find(({ row, text }) => row === 0 && cleanLine(text) === field.label)
    return head
      ? cells.filter(({ row, col }) => row > 0 && col === head.col).flatMap(({ text }) => onlyYear(cleanLine(text)) ?? [])
      : []
  })
}

/** R6決算(千円): a year with what it is the year of. */
function onlyYear(text: string): FiscalYear | undefined {
  const [first, second] = text.length > 24 ? [] : findFiscalYears(text)
  return second ? undefined : first?.year
}

function latestBlock(found: RecordTableFound[]): FiscalYear | undefined {
  return latest(
    found.flatMap(({ columns, header }) => header.columns.flatMap((column) => columns.blockOf(column)?.fiscalYear ?? [])),
  )
}

function lastResult(found: RecordTableFound[]): FiscalYear | undefined {
  const results = found.flatMap(({ amounts, indicators }) => [
    ...amounts.flatMap(({ stage, fiscalYear }) => (stage === 'settled' || stage === 'settledEstimate' ? (fiscalYear ?? []) : [])),
    ...indicators.flatMap(({ figures }) =>
      figures.flatMap(({ measure, fiscalYear }) => (measure === 'actual' ? (fiscalYear ?? []) : [])),
    ),
  ])
  const named = found.flatMap(({ fiscalYear }) => fiscalYear ?? [])
  return (
    latest(results) ??
    latest(named) ??
    latest(found.flatMap(({ header }) => header.columns.flatMap(({ fiscalYear }) => fiscalYear ?? [])))
  )
}

const latest = (years: FiscalYear[]): FiscalYear | undefined =>
  years.length === 0 ? undefined : years.reduce((a, b) => Math.max(a, b))
