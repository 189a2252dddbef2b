import { findAsOf } from '../as-of.ts'
import type { DocumentFacts, MarkMeaning } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { type FiscalSpan, type FiscalYear, findFiscalYears, parseFiscalSpan } from '../fiscal-year.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { IsoDate } from '../source.ts'
import { cleanText } from '../text-fold.ts'
import type { GridLines } from './grid-lines.ts'
import { documentFacts, readHeading } from './heading.ts'
import { readGradeLegend, readMarkLegend } from './legend.ts'

/** What the paper says of itself, with the plan's years (計画期間). */
export interface GridDocument {
  document: DocumentFacts
  period?: FiscalSpan
  findings: Finding[]
}

/** Reads title, year, date, period and legends from what stands outside the grids; the year also from the columns of 実績. */
export function readGridDocument(scheme: Scheme, { outside, headers, lines }: GridLines): GridDocument {
  const findings: Finding[] = []
  const heads = outside
    .filter(({ head }) => head)
    .flatMap(({ cell }) => cell.text.split('\n').map((text) => ({ text, locator: cell.locator })))
  const heading = readHeading(heads, scheme.recognise)
  const asOf = heading.asOf ?? firstDate(outside.map(({ cell }) => cell.text))
  const period = spanIn([heading.title ?? '', ...outside.map(({ cell }) => cell.text)]) ?? scheme.period ?? spanOfColumns(headers)
  const told =
    heading.fiscalYear !== undefined && !isOfSpan(heading.title ?? '', heading.fiscalYear) ? heading.fiscalYear : undefined
  const fiscalYear = told ?? (asOf === undefined ? undefined : yearOfDate(asOf)) ?? lastActualYear(lines) ?? heading.fiscalYear
  if (fiscalYear === undefined) findings.push(finding('year-unknown', {}))
  else if (told === undefined)
    findings.push(finding('year-inferred', { year: fiscalYear }, heading.source ? { source: heading.source } : {}))
  const { fiscalYear: _, ...facts } = documentFacts(heading, scheme.stage)
  const texts = outside.map(({ cell }) => cell.text)
  return {
    document: {
      ...facts,
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...(asOf === undefined ? {} : { asOf }),
      grades: first(texts, (text) => readGradeLegend(text, scheme.grades)) ?? [],
      marks: texts.flatMap(readMarks),
    },
    ...(period ? { period: { from: period.from, to: period.to } } : {}),
    findings,
  }
}

function first<To>(texts: string[], read: (text: string) => To | undefined): To | undefined {
  for (const text of texts) {
    const found = read(text)
    if (found !== undefined) return found
  }
  return undefined
}

const firstDate = (texts: string[]): IsoDate | undefined =>
  first(texts, (text) => (text.length > 200 ? undefined : findAsOf(text)[0]?.date))

const yearOfDate = (date: IsoDate): FiscalYear => Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < 4 ? 1 : 0)

/** 平成28~32年度 in running words. */
function spanIn(texts: string[]): FiscalSpan | undefined {
  return first(texts, (text) => {
    const words = cleanText(text)
    const found =
      /(?:[^\d\s(（]{0,3}\d{1,4}|[^\d\s(（]{2}元)(?:年度?)?(?:\([^()]*\))?\s*(?:[~〜～∼-]|から)\s*[^\d\s]{0,2}\d{1,4}(?:\([^()]*\))?年度/.exec(
        words,
      )
    return found ? parseFiscalSpan(found[0].replace(/^[^\d令平昭RHS]*(?=[令平昭RHS\d])/u, '')) : undefined
  })
}

/** Whether the title names the year only as the beginning of a span. */
function isOfSpan(title: string, year: FiscalYear): boolean {
  const span = spanIn([title])
  return span !== undefined && span.from === year && !findFiscalYears(title).some((one, nth) => nth > 1 && one.year === year)
}

/** The years of all figure columns: from the first 実績 or 予定 to the last. */
function spanOfColumns(headers: GridLines['headers']): FiscalSpan | undefined {
  const years = headers.flatMap(({ columns }) =>
    columns.flatMap(({ kind, fiscalYear, ...column }) =>
      kind === 'figure' && fiscalYear !== undefined && 'measure' in column && column.measure !== 'baseline' ? [fiscalYear] : [],
    ),
  )
  const [from, to] = [Math.min(...years), Math.max(...years)]
  return years.length > 0 && from < to ? { from, to } : undefined
}

/** The last year with an actual figure in it. */
function lastActualYear(lines: GridLines['lines']): FiscalYear | undefined {
  const years = lines.flatMap(({ cells }) =>
    [...cells.entries()].flatMap(([column, held]) =>
      column.kind === 'figure' &&
      column.measure === 'actual' &&
      column.fiscalYear !== undefined &&
      held.some(({ text }) => /\d/.test(text))
        ? [column.fiscalYear]
        : [],
    ),
  )
  return years.length > 0 ? years.reduce((a, b) => Math.max(a, b)) : undefined
}

/** ◆実施済み、◇取組中, and 「★印の項目は別紙資料あり」. */
function readMarks(text: string): MarkMeaning[] {
  const said = /([★☆◎○●◇◆□■※])印(?:の(?:項目|指標|事業|取組|施策))?は[、\s]*(\S[^。\n]{1,40})/.exec(cleanText(text))
  if (said) return [{ mark: said[1] as string, meaning: (said[2] as string).trim() }]
  return readMarkLegend(text) ?? []
}

/** Marks without a meaning, meanings without a mark, and numbers that are left out. */
export function checkGridMarks({ marks }: DocumentFacts, items: Item[], text: string): Finding[] {
  const used = new Set(items.flatMap((item) => item.marks ?? []).filter((mark) => mark.length === 1))
  const unexplained = [...used].filter((mark) => !marks.some((one) => one.mark === mark))
  const unused = marks.filter(({ mark }) => text.split(mark).length <= 2 && !used.has(mark))
  return [
    ...unused.flatMap(({ mark, meaning }) => (meaning === undefined ? [] : [finding('mark-unused', { mark, meaning })])),
    ...(unexplained.length > 0
      ? [finding('mark-without-legend', { marks: unexplained.map((mark) => `「${mark}」`).join('と') })]
      : []),
  ]
}
