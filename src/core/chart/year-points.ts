import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import { isForecast, saidOfYear } from './said-of-year.ts'
import { formatNumber } from './scale.ts'

/** One year of a line (年度の点); a year without a value is a gap. */
export interface YearPoint {
  /** As it stands under the axis: H25, 令和2, 2013. */
  label: string
  /** In full, for sentences: 平成25年度. */
  name: string
  actual?: number
  /** 見込 */
  forecast?: boolean
  target?: number
  /** The upper end, where the target is a range. */
  targetTo?: number
}

/** Every year from the first to the last of which something is said; years in between without a figure are gaps. */
export function pointsOf({ observations }: { observations: Observation[] }): YearPoint[] {
  const years = observations.flatMap(({ fiscalYear }) => (fiscalYear === undefined ? [] : [fiscalYear]))
  return pointsOfYears(
    observations,
    yearsBetween(years),
    (year) => formatFiscalYear(year, 'short'),
    (year) => formatFiscalYear(year, 'era'),
  )
}

/** All years from the first to the last of some. */
export function yearsBetween(years: FiscalYear[]): FiscalYear[] {
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, nth) => first + nth)
}

/** The points of some years. A figure in a unit of its own (`unit`) is none of this line. */
export function pointsOfYears(
  observations: Observation[],
  years: FiscalYear[],
  labelOf: (year: FiscalYear) => string,
  nameOf: (year: FiscalYear) => string,
): YearPoint[] {
  const own = observations.filter(({ unit }) => unit === undefined)
  return years.map((year) => {
    const actual = saidOfYear(own, 'actual', year)
    const target = saidOfYear(own, 'target', year)
    const aim = target?.value ?? target?.min ?? target?.max
    return {
      label: labelOf(year),
      name: nameOf(year),
      ...(actual?.value === undefined ? {} : { actual: actual.value, forecast: isForecast(actual) }),
      ...(aim === undefined ? {} : { target: aim }),
      ...(target?.value === undefined && target?.min !== undefined && target.max !== undefined ? { targetTo: target.max } : {}),
    }
  })
}

/** What a line says, in words, for those who cannot see it (代替テキスト). */
export function wordsOfPoints(points: YearPoint[]): string {
  return points
    .map(({ name, actual, forecast, target, targetTo }) => {
      const reached = actual === undefined ? '実績なし' : `${forecast ? '見込' : '実績'}${formatNumber(actual)}`
      const range = targetTo === undefined ? '' : `〜${formatNumber(targetTo)}`
      return `${name} ${reached}${target === undefined ? '' : `・目標${formatNumber(target)}${range}`}`
    })
    .join('、')
}
