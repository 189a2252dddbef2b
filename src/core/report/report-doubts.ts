import type { Finding } from '../finding.ts'
import { evaluationOf } from '../given-grades.ts'
import { formatGrades } from '../grade.ts'
import { judgeSheet } from '../judge.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetView } from '../sheet.ts'
import { type ReportRow, reportNote, reportTable, reportTitle } from './report-table.ts'

const severities = { error: '誤り', warning: '注意', info: '参考' } as const

/** Where a person's grade and the proposal of the rule differ (評価案との相違), and what checks still find (未解決の指摘). */
export function reportDoubts(
  views: SheetView[],
  scheme: Scheme,
  findings: Map<string, Finding[]>,
  page: PageSetup,
): PaperBlock[] {
  const differing = views.flatMap((view): ReportRow[] => {
    const { disagreement, proposed } = judgeSheet(view, scheme)
    const given = evaluationOf(view, scheme)
    if (disagreement === undefined || !given) return []
    return [{ values: [view.item.title, formatGrades(given, scheme), proposed?.map(({ code }) => code).join(''), disagreement] }]
  })
  const open = views.flatMap(({ item }) =>
    (findings.get(item.id) ?? [])
      .filter(({ severity }) => severity !== 'info')
      .map(({ severity, message }): ReportRow => ({ values: [item.title, severities[severity], message] })),
  )
  return [
    reportTitle('評価と評価案の相違', 2),
    ...(differing.length > 0 ? [reportTable(disagreementColumns, differing, page)] : [reportNote('相違はありません。')]),
    reportTitle('点検の指摘', 2),
    ...(open.length > 0 ? [reportTable(findingColumns, open, page)] : [reportNote('指摘はありません。')]),
  ]
}

const disagreementColumns = [
  { heading: '名称', share: 3 },
  { heading: '評価', share: 1 },
  { heading: '評価案', share: 1 },
  { heading: '相違の内容', share: 5 },
]
const findingColumns = [
  { heading: '名称', share: 3 },
  { heading: '種別', share: 1 },
  { heading: '指摘', share: 6 },
]
