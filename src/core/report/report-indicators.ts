import { formatFiscalYear } from '../fiscal-year.ts'
import { indicatorsOf, judgeSheet } from '../judge.ts'
import { actualOf, cumulativeOf, targetOf } from '../judged-figures.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import { verdictWords } from '../propose.ts'
import type { Scheme } from '../scheme.ts'
import type { IndicatorView, SheetView } from '../sheet.ts'
import { percent, wordsOfActual, wordsOfTarget } from '../verdict-words.ts'
import { type ReportRow, reportNote, reportTable } from './report-table.ts'

const columns = [
  { heading: '名称', share: 3 },
  { heading: '指標', share: 4 },
  { heading: '目標', share: 1.6 },
  { heading: '実績', share: 1.6 },
  { heading: '達成率', share: 1.1, numbers: true as const },
  { heading: '判定', share: 1 },
]

/** Every indicator of the sheets with what was aimed at and reached (指標の一覧), each once; 再掲 is named and not told again. */
export function reportIndicators(views: SheetView[], scheme: Scheme, page: PageSetup): PaperBlock[] {
  const told = new Set<string>()
  const rows = views.flatMap((view) => {
    const { verdicts } = judgeSheet(view, scheme)
    return indicatorsOf(view).flatMap((one, nth): ReportRow[] => {
      const { indicator } = one
      if (told.has(indicator.id)) return []
      told.add(indicator.id)
      const verdict = verdicts.get(indicator.id)
      const { target, actual } = wordsOf(one, view.fiscalYear)
      const rate = verdict?.rate === undefined ? undefined : percent(verdict.rate)
      return [
        {
          values: [
            nth === 0 ? view.item.title : '',
            indicator.name,
            target,
            actual,
            rate,
            verdictWords[verdict?.state ?? 'unknown'],
          ],
        },
      ]
    })
  })
  if (rows.length === 0) return []
  const year = formatFiscalYear(views[0]?.fiscalYear as number, scheme.years ?? 'era')
  return [
    reportTable(columns, rows, page),
    reportNote(`${year}の値です。判定は機械が目標と実績から出したもので、評価を決めるものではありません。`),
  ]
}

function wordsOf({ indicator, observations }: IndicatorView, fiscalYear: number) {
  const target = targetOf(observations, fiscalYear)
  const found =
    indicator.accumulation === 'cumulative'
      ? cumulativeOf(observations, fiscalYear, target?.fromFiscalYear)
      : actualOf(observations, fiscalYear)
  return {
    target: target && wordsOfTarget(target, indicator.unit),
    actual: found.actual && wordsOfActual(found.actual, indicator.unit),
  }
}
