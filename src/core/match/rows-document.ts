import { parseAsOf } from '../as-of.ts'
import type { DocumentFacts, GradeMeaning, MarkMeaning } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Scheme } from '../scheme.ts'
import type { IsoDate } from '../source.ts'
import { documentFacts, type Heading, readHeading, readIssuer } from './heading.ts'
import { readGradeLegend, readMarkLegend } from './legend.ts'
import { sourceOf } from './rows-draft.ts'
import { dateOf } from './rows-item.ts'
import type { RowsReading } from './rows-table.ts'

/** What the paper says of itself (標題, 年度, 時点, 凡例), and findings for what had to be inferred. */
export function readRowsDocument(scheme: Scheme, reading: RowsReading): { document: DocumentFacts; findings: Finding[] } {
  const findings: Finding[] = []
  const heading = readHeading(headLines(reading), scheme.recognise)
  const fiscalYear = readYear(reading, heading, findings)
  const asOf = readDate(reading, heading, fiscalYear)
  const dated = { ...heading, ...(fiscalYear === undefined ? {} : { fiscalYear }), ...(asOf ? { asOf } : {}) }
  return { document: readDocument(scheme, reading, dated, findings), findings }
}

const headLines = ({ outside }: RowsReading) =>
  outside.filter(({ head }) => head).flatMap(({ cell }) => cell.text.split('\n').map((text) => ({ text, locator: cell.locator })))

/** 年度: in the title, else in a column heading, 令和2年度の目標. */
function readYear(reading: RowsReading, heading: Heading, findings: Finding[]): FiscalYear | undefined {
  if (heading.fiscalYear !== undefined) return heading.fiscalYear
  const column = reading.headers.flatMap(({ columns }) => columns).find(({ fiscalYear }) => fiscalYear !== undefined)
  const year = column?.fiscalYear ?? yearOfDate(reading)
  if (year !== undefined) findings.push(finding('year-inferred', { year }, column ? { source: sourceOf(column.cell) } : {}))
  else findings.push(finding('year-unknown', {}))
  return year
}

/** The fiscal year in which a full date of a column heading falls. */
function yearOfDate(reading: RowsReading): FiscalYear | undefined {
  for (const { asOf } of reading.headers.flatMap(({ columns }) => columns)) {
    const date = asOf === undefined ? undefined : parseAsOf(asOf)
    if (date !== undefined) return Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < 4 ? 1 : 0)
  }
  return undefined
}

/** 時点: of the progress column's heading, of the paper's own words, else of any other heading. */
function readDate(reading: RowsReading, heading: Heading, fiscalYear: FiscalYear | undefined): IsoDate | undefined {
  const columns = reading.headers.flatMap(({ columns }) => columns)
  const date = (asOf: string | undefined) => dateOf(asOf, fiscalYear === undefined ? {} : { fiscalYear })
  const progress = columns.find(({ field, asOf }) => field.type === 'narratives' && date(asOf) !== undefined)
  const other = columns.find(({ asOf }) => date(asOf) !== undefined)
  return date(progress?.asOf) ?? heading.asOf ?? date(other?.asOf)
}

function readDocument(scheme: Scheme, reading: RowsReading, heading: Heading, findings: Finding[]): DocumentFacts {
  const legends = readLegends(scheme, reading)
  const at = heading.source ? { source: heading.source } : {}
  if (heading.stage === undefined) findings.push(finding('stage-inferred', { stage: scheme.stage }, at))
  const issuer = heading.title === undefined ? undefined : readIssuer(heading.title, scheme.body.name)
  if (issuer !== undefined) findings.push(finding('issuer-from-title', { issuer, title: heading.title ?? '' }, at))
  return { ...documentFacts(heading, scheme.stage), ...(issuer === undefined ? {} : { issuer }), ...legends }
}

/** The paper's own legends: outside the tables, or within the column headings. The first of each counts. */
function readLegends(scheme: Scheme, reading: RowsReading): { grades: GradeMeaning[]; marks: MarkMeaning[] } {
  const texts = [
    ...reading.outside.map(({ cell }) => cell.text),
    ...reading.headers.flatMap(({ cells }) => cells.map(({ text }) => text)),
  ]
  const grades = first(texts, (text) => readGradeLegend(text, scheme.grades))
  const marks = first(texts, readMarkLegend)
  return { grades: grades ?? [], marks: marks ?? [] }
}

function first<To>(texts: string[], read: (text: string) => To | undefined): To | undefined {
  for (const text of texts) {
    const found = read(text)
    if (found !== undefined) return found
  }
  return undefined
}
