import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import { verdictWords } from '../propose.ts'
import { type RollUp, rollUp } from '../roll-up.ts'
import type { GradeScale, Scheme } from '../scheme.ts'
import type { SheetView } from '../sheet.ts'
import { verdictStates } from '../verdict.ts'
import { groupByField, groupBySection, type SheetGroup } from './field-groups.ts'
import { reportStackedChart } from './report-charts.ts'
import { countOf, type ReportRow, reportNote, reportTable, reportTitle } from './report-table.ts'

/** Counts by grade (評価の状況), per field and per section; and by verdict of the indicators (指標の達成状況). */
export function reportGrades(views: SheetView[], scheme: Scheme, page: PageSetup): PaperBlock[] {
  const [leading] = scheme.grades
  const parted = [
    { title: '分野別', groups: groupByField(views) },
    { title: '部署別', groups: groupBySection(views) },
  ].filter(({ groups }) => groups.length > 1)
  const shown = parted.length > 0 ? parted : [{ title: '全体', groups: [{ name: '全体', views }] }]
  return shown.flatMap(({ title, groups }) => [
    ...(leading ? gradesOf(`${title}の${leading.scale}`, groups, leading, scheme, page) : []),
    ...verdictsOf(`${title}の指標の達成状況`, groups, scheme, page),
  ])
}

function gradesOf(
  title: string,
  groups: SheetGroup[],
  { scale, codes }: GradeScale,
  scheme: Scheme,
  page: PageSetup,
): PaperBlock[] {
  const letters = Object.keys(codes)
  const columns = [
    { heading: '区分', share: 5 },
    ...letters.map((code) => ({ heading: code, share: 1, numbers: true as const })),
    { heading: '評価なし', share: 1.2, numbers: true as const },
    { heading: '計', share: 1, numbers: true as const },
  ]
  const countsOf = ({ grades, ungraded }: RollUp) => [
    ...letters.map((code) => grades.find((one) => one.scale === scale && one.code === code)?.count ?? Number.NaN),
    ungraded,
  ]
  const row = (name: string, rolled: RollUp): ReportRow => ({
    values: [name, ...countsOf(rolled).map(countOf), countOf(rolled.sheets)],
  })
  const rolled = groups.map(({ name, views }) => ({ name, ...rollUp(views, scheme) }))
  const rows = rolled.map((one) => row(one.name, one))
  const all = rollUp(
    groups.flatMap(({ views }) => views),
    scheme,
  )
  const kinds = [...letters.map((word) => ({ word })), { word: '評価なし', none: true as const }]
  const bars = rolled.map((one) => ({ name: one.name, counts: countsOf(one) }))
  const graded = all.ungraded < all.sheets
  return [
    reportTitle(title, 2),
    reportTable(columns, withSum(rows, row('合計', all)), page),
    ...(graded ? reportStackedChart({ title, kinds, rows: bars, unit: '票' }, page) : []),
  ]
}

function verdictsOf(title: string, groups: SheetGroup[], scheme: Scheme, page: PageSetup): PaperBlock[] {
  const columns = [
    { heading: '区分', share: 5 },
    ...verdictStates.map((state) => ({ heading: verdictWords[state], share: 1.1, numbers: true as const })),
    { heading: '指標の計', share: 1.1, numbers: true as const },
    { heading: '達成の割合', share: 1.3, numbers: true as const },
  ]
  const countsOf = ({ verdicts }: RollUp) => verdictStates.map((state) => verdicts[state])
  const row = (name: string, rolled: RollUp): ReportRow => {
    const [counts, { verdicts }] = [countsOf(rolled), rolled]
    const decided = verdicts.met + verdicts.missed
    // Of those that are decided: what is pending or unknown is neither reached nor missed.
    const share = decided === 0 ? undefined : `${Math.floor((verdicts.met / decided) * 1000) / 10}%`
    return { values: [name, ...counts.map(countOf), countOf(counts.reduce((sum, count) => sum + count, 0)), share] }
  }
  const rolled = groups.map(({ name, views }) => ({ name, ...rollUp(views, scheme) }))
  const rows = rolled.map((one) => row(one.name, one))
  const all = rollUp(
    groups.flatMap(({ views }) => views),
    scheme,
  )
  const kinds = verdictStates.map((state) => ({
    word: verdictWords[state],
    ...(state === 'unknown' ? { none: true as const } : {}),
  }))
  const bars = rolled.map((one) => ({ name: one.name, counts: countsOf(one) }))
  return [
    reportTitle(title, 2),
    reportTable(columns, withSum(rows, row('合計（再掲は1回）', all)), page),
    reportNote('達成の割合は、達成と未達を合わせた数に対するものです。途中と判定なしは含みません。'),
    ...reportStackedChart({ title, kinds, rows: bars, unit: '件' }, page),
  ]
}

/** Rows with their sum; of one row alone it would say the same again. */
const withSum = (rows: ReportRow[], sum: ReportRow): ReportRow[] => [...(rows.length > 1 ? rows : []), { ...sum, sum: true }]
