import type { Budget } from '#core/exchange.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatAmount, stageWords, unitFor } from './budget-words.ts'
import { type Bar, ChartBar } from './chart-bar.tsx'

const estimated = new Set<Budget['stage']>(['settledEstimate'])

/** Money as a bar list: years and stages one beneath the other. `re`: amounts that are 再掲 are left out by the caller. */
export function MoneyBars({ title, rows }: { title: string; rows: Pick<Budget, 'fiscalYear' | 'stage' | 'amount'>[] }) {
  const money = rows.filter(({ stage }) => stage !== 'planned') // what a plan foresaw stands in the table; here is what was granted and spent
  if (money.length === 0) return null
  const unit = unitFor(Math.max(...money.map(({ amount }) => amount)))
  const newest = Math.max(...money.map(({ fiscalYear }) => fiscalYear))
  const bars: Bar[] = money.map(({ fiscalYear, stage, amount }) => ({
    key: `${fiscalYear}${stage}`,
    label: `${formatFiscalYear(fiscalYear, 'era')}　${stageWords[stage]}`,
    value: amount,
    text: formatAmount(amount, unit),
    tone: estimated.has(stage) ? 'forecast' : fiscalYear === newest ? 'main' : 'past',
  }))
  return <ChartBar title={`${title}（${unit}）`} heads={['年度と区分', '金額']} bars={bars} />
}
