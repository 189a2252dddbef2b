import type { DocumentFacts } from '../exchange.ts'
import type { Facts } from '../facts.ts'
import type { Finding } from '../finding.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import { formatDate } from '../format-date.ts'
import { groupBy } from '../group-by.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetView } from '../sheet.ts'
import { reportBudgetList } from './report-budget-list.ts'
import { reportBudgets } from './report-budgets.ts'
import { reportComparison } from './report-comparison.ts'
import { reportDoubts } from './report-doubts.ts'
import { reportErrata } from './report-errata.ts'
import { reportGrades } from './report-grades.ts'
import { reportIndicators } from './report-indicators.ts'
import { reportSeries } from './report-series.ts'
import { reportPage, reportTitle } from './report-table.ts'

/** The meeting (会議) that a pack is for. */
export interface Meeting {
  /** 第2回評価委員会 */
  name: string
  /** ISO date. */
  date?: string
  place?: string
  /** 資料番号 before the dash: 1 in 資料1-2. Absent: 資料1, 資料2 … */
  number?: string
}

/** What a committee pack (会議資料) is made of. */
export interface PackMatter {
  title: string
  scheme: Scheme
  fiscalYear: FiscalYear
  /** Sheets by year, the pack's own year last. */
  years: { fiscalYear: FiscalYear; views: SheetView[] }[]
  facts: Facts
  findings: Map<string, Finding[]>
  document?: DocumentFacts
  meeting: Meeting
  /** The ledger as it stood when a version was handed out before: what changed since is told (正誤表). */
  before?: Facts
  /** 案: not decided yet. */
  draft: boolean
}

/** A numbered paper of a pack (資料1-2): its blocks, or, where there are none, the sheets themselves (評価票). */
export interface PackPart {
  number: string
  name: string
  blocks?: PaperBlock[]
}

/** The paper that a pack has only where a version was handed out before. */
export const errataName = '正誤表'

/** The numbered papers of a pack in their order; those with nothing to say, or not `wanted`, are left out, and numbers have no gaps. */
export function packParts(matter: PackMatter, wanted?: string[]): PackPart[] {
  const { scheme, years, facts, fiscalYear, findings } = matter
  const views = years.at(-1)?.views ?? []
  const [page, wide] = [reportPage(), reportPage(true)]
  const titles = new Map(facts.items.map(({ id, title }) => [id, title]))
  const said = groupBy(facts.observations, ({ indicator }) => indicator)
  const series = facts.indicators.map((indicator) => ({
    title: titles.get(indicator.item) ?? '',
    indicator,
    observations: said.get(indicator.id) ?? [],
  }))
  const told: { name: string; page: PageSetup; blocks?: PaperBlock[] }[] = [
    { name: '評価の状況（集計）', page, blocks: reportGrades(views, scheme, page) },
    { name: '評価票', page },
    { name: '指標の達成状況', page: wide, blocks: reportIndicators(views, scheme, wide) },
    { name: '評価の推移', page, blocks: reportComparison(years, scheme, page) },
    { name: '指標の推移', page: wide, blocks: reportSeries(series, wide, scheme.years) },
    { name: '予算と決算', page, blocks: reportBudgets(views, page) },
    { name: '予算事業一覧', page, blocks: reportBudgetList(facts, scheme, fiscalYear, page) },
    { name: '相違と指摘', page, blocks: reportDoubts(views, scheme, findings, page) },
    ...(matter.before
      ? [{ name: errataName, page: wide, blocks: reportErrata(matter.before, facts, speaksOf(views), scheme, wide) }]
      : []),
  ]
  return told
    .filter(({ name, blocks }) => (blocks === undefined || blocks.length > 0) && (wanted === undefined || wanted.includes(name)))
    .map(({ name, page: own, blocks }, nth) => {
      const number = numberOf(matter.meeting, nth)
      const header = { ...own, header: { right: number, ...(matter.draft ? { left: '案' } : {}) } }
      const { heading: _, ...title } = reportTitle(`${name}${matter.draft ? '（案）' : ''}`)
      const bookmark = { type: 'bookmark' as const, text: `${number}　${name}`, depth: 1 as const }
      return { number, name, ...(blocks ? { blocks: [header, bookmark, title, ...blocks] } : {}) }
    })
}

/** The items of the sheets, and those that they list. */
function speaksOf(views: SheetView[]): Set<string> {
  return new Set(
    views.flatMap(({ item, sections }) => [
      item.id,
      ...sections.flatMap(({ fields }) =>
        fields.flatMap((field) => (field.type === 'children' ? field.children.map((child) => child.item.id) : [])),
      ),
    ]),
  )
}

function numberOf({ number }: Meeting, nth: number): string {
  return number === undefined ? `資料${nth + 1}` : `資料${number}-${nth + 1}`
}

/** The first page (次第): the meeting, its papers, and where in the pack they begin. */
export function packFront({ title, meeting, fiscalYear, scheme, draft }: PackMatter, parts: PackPart[]): PaperBlock[] {
  const year = formatFiscalYear(fiscalYear, scheme.years ?? 'era')
  const when = [
    ...(meeting.date === undefined ? [] : [formatDate(meeting.date, scheme.years ?? 'era')]),
    ...(meeting.place ? [meeting.place] : []),
  ]
  const line = (text: string, size: number, after: number): PaperBlock => ({
    type: 'paragraph',
    text,
    look: { size, across: 'center', bold: size > 12 },
    after,
  })
  return [
    reportPage(),
    line(meeting.name, 18, 6),
    line(when.join('　'), 11, 18),
    line(`${title}　${year}${draft ? '（案）' : ''}`, 13, 24),
    { type: 'paragraph', text: '次第', look: { size: 12, bold: true }, after: 6 },
    {
      type: 'paragraph',
      text: parts.map(({ name }, nth) => `${nth + 1}　${name}について`).join('\n'),
      look: { size: 10.5, indent: 12 },
      after: 18,
    },
    { type: 'paragraph', text: '配布資料', look: { size: 12, bold: true }, after: 6 },
    {
      type: 'paragraph',
      text: parts.map(({ number, name }) => `${number}　${name}`).join('\n'),
      look: { size: 10.5, indent: 12 },
      after: 18,
    },
    { type: 'contents', title: '目次' },
  ]
}
