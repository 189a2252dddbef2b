import { findAsOf } from '../as-of.ts'
import type { DocumentFacts } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import type { Scheme } from '../scheme.ts'
import { cleanText } from '../text-fold.ts'
import { findLabelledItems } from './columns-outside.ts'
import type { ColumnsPaper } from './columns-table.ts'
import { documentFacts, readHeading } from './heading.ts'

/** A line that is a bureau or section and nothing more. */
const section = /^[^\s、。]{1,20}(?:局|部|室|課|庁|本部|委員会|センター)$/

/** What the paper says of itself (標題, 部局, 年度, 時点), and findings for what had to be inferred. */
export function readColumnsDocument(scheme: Scheme, paper: ColumnsPaper): { document: DocumentFacts; findings: Finding[] } {
  const findings: Finding[] = []
  const first = paper.parts.findIndex(({ kind }) => kind === 'group')
  const cells = paper.parts
    .slice(0, first < 0 ? paper.parts.length : first)
    .flatMap((part) => (part.kind === 'outside' ? part.cells : []))
  const lines = cells.flatMap(({ text, locator }) => text.split('\n').map((line) => ({ text: line, locator })))
  const heading = readHeading(lines, scheme.recognise)
  const headings = paper.parts.flatMap((part) =>
    part.kind === 'group' ? part.group.columns.map(({ heading: { cell } }) => cell) : [],
  )
  const dated = (year?: number) =>
    headings.flatMap((cell) => findAsOf(cell.text, year === undefined ? {} : { fiscalYear: year }))[0]?.date
  const asOf = heading.asOf ?? dated(heading.fiscalYear)
  const fiscalYear = heading.fiscalYear ?? (asOf === undefined ? undefined : yearOf(asOf))
  if (heading.fiscalYear === undefined)
    findings.push(fiscalYear === undefined ? finding('year-unknown', {}) : finding('year-inferred', { year: fiscalYear }))
  const bureau = lines.find(({ text }) => section.test(text.trim()))
  const theme = findLabelledItems(cells, scheme).find(({ level }) => level === scheme.levels[0])
  // A line that names no paper (a bureau, a label) is no title by itself.
  const named =
    heading.title !== undefined && /年度|方針|評価|計画|進捗|報告|点検/.test(heading.title) ? heading.title : undefined
  const title =
    named ??
    [bureau?.text, theme?.cell.text]
      .filter((one) => one !== undefined)
      .map((one) => cleanText(one))
      .join(' ')
  const issuer = bureau ? `${scheme.body.name} ${cleanText(bureau.text)}` : undefined
  if (issuer !== undefined && bureau) findings.push(finding('issuer-from-title', { issuer, title: bureau.text.trim() }))
  if (heading.stage === undefined) findings.push(finding('stage-inferred', { stage: scheme.stage }))
  return {
    document: {
      grades: [],
      marks: [],
      ...documentFacts(heading, scheme.stage),
      ...(title === '' ? {} : { title }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...(asOf === undefined ? {} : { asOf }),
    },
    findings,
  }
}

/** The fiscal year in which a date falls. */
const yearOf = (date: string) => Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < 4 ? 1 : 0)
