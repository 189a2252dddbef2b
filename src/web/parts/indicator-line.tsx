import { pointsOf } from '#core/chart/year-points.ts'
import type { IndicatorView } from '#core/sheet.ts'
import { ChartLine } from './chart-line.tsx'

/** The line of an indicator with three years of actuals or more; nothing with fewer. */
export function IndicatorLine({ view, title }: { view: IndicatorView; title: string }) {
  const points = pointsOf(view)
  if (points.filter(({ actual }) => actual !== undefined).length < 3) return null
  return <ChartLine title={title} unit={view.indicator.unit ?? ''} points={points} />
}
