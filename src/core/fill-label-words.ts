import type { Facts } from './facts.ts'
import { type FiscalYear, formatFiscalYear } from './fiscal-year.ts'
import { formatDate } from './format-date.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'

/** The words that the placeholders of labels stand for on the sheet of a year. What is not known is absent. */
export function labelWords(scheme: Scheme, facts: Facts, item: Item, fiscalYear: FiscalYear): Partial<Record<string, string>> {
  const style = scheme.years ?? 'era'
  const { period } = scheme
  const dates = facts.narratives
    .filter((one) => one.item === item.id && one.fiscalYear === fiscalYear)
    .flatMap(({ asOf }) => asOf ?? [])
  const asOf = dates.sort().at(-1)
  return {
    年度: formatFiscalYear(fiscalYear, style),
    翌年度: formatFiscalYear(fiscalYear + 1, style),
    ...(asOf === undefined ? {} : { 時点: formatDate(asOf, style) }),
    ...(period ? { 期間: formatPeriod(period, style) } : {}),
    ...(period?.number === undefined ? {} : { 番号: String(period.number) }),
  }
}

function formatPeriod({ from, to }: { from: FiscalYear; to: FiscalYear }, style: 'era' | 'western'): string {
  return style === 'western'
    ? `${from}〜${formatFiscalYear(to, style)}`
    : `${formatFiscalYear(from, style)}〜${formatFiscalYear(to, style)}`
}
