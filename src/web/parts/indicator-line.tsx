import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { IndicatorView } from '#core/sheet.ts'
import { ChartLine, type YearPoint } from './chart-line.tsx'
import { standing } from './indicator-years.ts'
import { isForecast } from './observation-words.ts'

/** Every year from the first to the last of which something is said; years in between without a figure are gaps. */
export function pointsOf({ observations }: IndicatorView): YearPoint[] {
  const years = observations.flatMap(({ fiscalYear }) => (fiscalYear === undefined ? [] : [fiscalYear]))
  if (years.length === 0) return []
  const points: YearPoint[] = []
  for (let year = Math.min(...years); year <= Math.max(...years); year += 1) {
    const actual = standing(observations, 'actual', year)
    const target = standing(observations, 'target', year)?.value
    points.push({
      label: formatFiscalYear(year, 'short'),
      name: formatFiscalYear(year, 'era'),
      ...(actual?.value === undefined ? {} : { actual: actual.value, forecast: isForecast(actual) }),
      ...(target === undefined ? {} : { target }),
    })
  }
  return points
}

/** The line of an indicator with three years of actuals or more; nothing with fewer. */
export function IndicatorLine({ view, title }: { view: IndicatorView; title: string }) {
  const points = pointsOf(view)
  if (points.filter(({ actual }) => actual !== undefined).length < 3) return null
  return <ChartLine title={title} unit={view.indicator.unit ?? ''} points={points} />
}
