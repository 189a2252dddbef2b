import { formatFiscalYear } from './fiscal-year.ts'
import type { IsoDate } from './source.ts'

/** A date (時点) as papers write it: 2021-02-28 → 令和3年2月末; 2021-02-14 → 令和3年2月14日; 2021-02 → 令和3年2月. */
export function formatDate(date: IsoDate, style: 'era' | 'western' = 'era'): string {
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
