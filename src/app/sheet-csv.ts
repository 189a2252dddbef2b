import { formatFiscalYear } from '#core/fiscal-year.ts'
import { indicatorsOf } from '#core/judge.ts'
import { writeCsvCell } from './csv-cell.ts'
import type { PublishedSheet } from './publication.ts'

const measures = { target: '目標', actual: '実績', baseline: '基準値', benchmark: '目安', planned: '予定' }
const states = { met: '達成', missed: '未達', pending: '途中', unknown: '判定なし' }

/** Figures of one sheet as CSV for a spreadsheet (UTF-8 with a byte order mark): a row for each figure. */
export function writeSheetCsv({ view, judgement }: PublishedSheet): string {
  const head = ['指標', '単位', '年度', '区分', '値', '下限', '上限', '比較', '時点', '記載', '判定', '判定の理由']
  const rows = indicatorsOf(view).flatMap(({ indicator, observations }) =>
    observations.map((row) => {
      const year = row.fiscalYear ?? row.toFiscalYear
      const verdict = row.measure === 'actual' && year === view.fiscalYear ? judgement.verdicts[indicator.id] : undefined
      return [
        ...[
          indicator.name,
          row.unit ?? indicator.unit,
          year === undefined ? undefined : formatFiscalYear(year, 'era'),
          measures[row.measure],
        ],
        ...[row.value, row.min, row.max, row.comparator, row.asOf, row.text, verdict && states[verdict.state], verdict?.reason],
      ]
    }),
  )
  return `\ufeff${[head, ...rows].map((row) => row.map(writeCsvCell).join(',')).join('\r\n')}\r\n`
}
