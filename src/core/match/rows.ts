import { parseAsOf } from '#core/as-of.ts'
import type { DocumentFacts, GradeMeaning, IsoDate, Item, MarkMeaning } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { FiscalYear } from '#core/fiscal-year.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { Scheme } from '#core/scheme.ts'
import type { BlockMarks } from './blocks.ts'
import { documentFacts, type Heading, readHeading, readIssuer } from './heading.ts'
import { readGradeLegend, readMarkLegend, readMarkStatus } from './legend.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { type RowsContext, sourceOf } from './rows-draft.ts'
import { dateOf, type ItemReading, readItem } from './rows-item.ts'
import { type RowsReading, readRows } from './rows-table.ts'
import { placeItems } from './rows-tree.ts'
import { unwrapContent } from './unwrap.ts'

/** Matches a document of layout `rows` (一覧表): column headings are the scheme's labels, items are rows with their contents under them. */
export function matchRows(scheme: Scheme, content: DocumentContent): Matched {
  const reading = readRows(unwrapContent(content), scheme)
  const findings: Finding[] = []
  const heading = readHeading(headLines(reading), scheme.recognise)
  const fiscalYear = readYear(reading, heading, findings)
  const asOf = readDate(reading, heading, fiscalYear)
  const document = readDocument(
    scheme,
    reading,
    { ...heading, ...(fiscalYear === undefined ? {} : { fiscalYear }), ...(asOf ? { asOf } : {}) },
    findings,
  )
  const context: RowsContext = {
    scheme: withLegend(scheme, document.grades),
    stage: document.stage ?? scheme.stage,
    marks: marksOf(scheme, document.marks),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
  }
  const placed = placeItems(reading.items, scheme)
  const readings = placed.map(({ item, rows }) => readItem(item, rows, context))
  findings.push(...columnFindings(reading, readings))
  return gather(
    document,
    placed.map(({ item }) => item),
    readings,
    findings,
  )
}

function gather(document: DocumentFacts, items: Item[], readings: ItemReading[], findings: Finding[]): Matched {
  const drafts = readings.map(({ draft }) => draft)
  return {
    ...emptyMatch(),
    document,
    items,
    indicators: drafts.flatMap(({ indicators }) => indicators),
    observations: drafts.flatMap(({ observations }) => observations),
    evaluations: drafts.flatMap(({ evaluations }) => evaluations),
    narratives: drafts.flatMap(({ narratives }) => narratives),
    findings: [...findings, ...drafts.flatMap((draft) => draft.findings)],
  }
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

/** The scheme with the letters that this paper's legend adds to its scales. */
function withLegend(scheme: Scheme, grades: GradeMeaning[]): Scheme {
  const scales = scheme.grades.map((scale) => {
    const added = grades.filter((grade) => grade.scale === scale.scale && !(grade.code in scale.codes))
    return added.length === 0
      ? scale
      : { ...scale, codes: { ...scale.codes, ...Object.fromEntries(added.map(({ code, meaning }) => [code, meaning])) } }
  })
  return { ...scheme, grades: scales }
}

/** The scheme's block marks, with what this paper's legend says of them. */
function marksOf(scheme: Scheme, marks: MarkMeaning[]): BlockMarks {
  return { ...scheme.blocks, ...Object.fromEntries(marks.map(({ mark, meaning }) => [mark, readMarkStatus(meaning)])) }
}

/** What is to be said of the table as a whole: no header, columns that no field answers, a column whose meaning shifts, rows without an item. */
function columnFindings(reading: RowsReading, readings: ItemReading[]): Finding[] {
  const findings: Finding[] = []
  if (reading.headers.length === 0) findings.push(finding('header-missing', {}))
  const said = new Set<string>()
  for (const cell of reading.headers.flatMap(({ unknown }) => unknown)) {
    const heading = cell.text.replace(/\s+/g, ' ').trim()
    if (said.has(heading)) continue
    said.add(heading)
    findings.push(finding('column-unread', { heading }, { source: sourceOf(cell) }))
  }
  const column = reading.headers.flatMap(({ columns }) => columns).find(({ field }) => field.type === 'comparison')
  const shifted = readings.find(({ comparedActuals }) => comparedActuals.length > 0)
  if (column && shifted) {
    const facts = {
      column: column.cell.text.replace(/\s+/g, ' ').trim(),
      title: shifted.draft.item.title,
      example: shifted.comparedActuals[0] as string,
    }
    findings.push(finding('column-meaning-shift', facts, { subject: shifted.draft.item.id, source: sourceOf(column.cell) }))
  }
  for (const { cells } of reading.orphans) {
    const cell = [...cells.values()].find(({ text }) => text.trim() !== '')
    if (cell)
      findings.push(
        finding('row-without-item', { words: cell.text.replace(/\s+/g, ' ').slice(0, 40) }, { source: sourceOf(cell) }),
      )
  }
  return findings
}
