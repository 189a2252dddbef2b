import type { Facts } from './facts.ts'
import { type FiscalYear, formatFiscalYear } from './fiscal-year.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { IsoDate } from './source.ts'

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

/** 2021-02-28 → 令和3年2月末; 2021-02-14 → 令和3年2月14日; 2021-02 → 令和3年2月. */
function formatDate(date: IsoDate, style: 'era' | 'western'): string {
  const [year, month, day] = date.split('-').map(Number)
  if (year === undefined || month === undefined) return date
  const calendarYear = formatFiscalYear(year, style).replace('年度', '年')
  // 2019 was 平成31年 until April: the era of a calendar year is not that of a fiscal year
  const written = style === 'era' && year === 2019 && month < 5 ? '平成31年' : calendarYear
  if (day === undefined) return `${written}${month}月`
  return day === lastDay(year, month) ? `${written}${month}月末` : `${written}${month}月${day}日`
}

function lastDay(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
