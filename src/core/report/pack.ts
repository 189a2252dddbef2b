import type { DocumentFacts } from '../exchange.ts'
import type { Facts } from '../facts.ts'
import type { Finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { groupBy } from '../group-by.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetView } from '../sheet.ts'
import { reportBudgetList } from './report-budget-list.ts'
import { reportBudgets } from './report-budgets.ts'
import { reportComparison } from './report-comparison.ts'
import { reportDoubts } from './report-doubts.ts'
import { type FormerVersion, reportErrata } from './report-errata.ts'
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
  /** A version that was handed out before: what changed since is told (正誤表). */
  before?: FormerVersion
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

/** A paper that a pack may have. */
export interface PackPaper {
  name: string
  page: PageSetup
  /** Its blocks, none where it has nothing to say; absent of the sheets themselves (評価票). */
  lay?: () => PaperBlock[]
  /** It always has something to say. */
  always?: true
}

/** The papers that a pack may have, in their order; each is laid out only when it is asked for. */
export function packPapers(matter: PackMatter): PackPaper[] {
  const { scheme, years, facts, fiscalYear, findings, before } = matter
  const views = years.at(-1)?.views ?? []
  const [page, wide] = [reportPage(), reportPage(true)]
  const spoken = { items: speaksOf(views), years: years.map((one) => one.fiscalYear) }
  return [
    { name: '評価の状況（集計）', page, lay: () => reportGrades(views, scheme, page), always: true },
    { name: '評価票', page, always: true },
    { name: '指標の達成状況', page: wide, lay: () => reportIndicators(views, scheme, wide) },
    { name: '評価の推移', page, lay: () => reportComparison(years, scheme, page) },
    { name: '指標の推移', page: wide, lay: () => reportSeries(seriesOf(facts), wide, scheme.years) },
    { name: '予算と決算', page, lay: () => reportBudgets(views, page) },
    { name: '予算事業一覧', page, lay: () => reportBudgetList(facts, scheme, fiscalYear, page) },
    { name: '相違と指摘', page, lay: () => reportDoubts(views, scheme, findings, page), always: true },
    ...(before ? [{ name: errataName, page: wide, lay: () => reportErrata(before, facts, spoken, scheme, wide) }] : []),
  ]
}

/** The numbered papers of a pack in their order; those with nothing to say, or not `wanted`, are left out, and numbers have no gaps. */
export function packParts(matter: PackMatter, wanted?: string[]): PackPart[] {
  return packPapers(matter)
    .filter(({ name }) => wanted === undefined || wanted.includes(name))
    .map(({ name, page, lay }) => ({ name, page, blocks: lay?.() }))
    .filter(({ blocks }) => blocks === undefined || blocks.length > 0)
    .map(({ name, page, blocks }, nth) => {
      const number = numberOf(matter.meeting, nth)
      const header = { ...page, header: { right: number, ...(matter.draft ? { left: '案' } : {}) } }
      const { heading: _, ...title } = reportTitle(`${name}${matter.draft ? '（案）' : ''}`)
      const bookmark = { type: 'bookmark' as const, text: `${number}　${name}`, depth: 1 as const }
      return { number, name, ...(blocks ? { blocks: [header, bookmark, title, ...blocks] } : {}) }
    })
}

function seriesOf({ items, indicators, observations }: Facts) {
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  const said = groupBy(observations, ({ indicator }) => indicator)
  return indicators.map((indicator) => ({
    title: titles.get(indicator.item) ?? '',
    indicator,
    observations: said.get(indicator.id) ?? [],
  }))
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
