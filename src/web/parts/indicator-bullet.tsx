import { isForecast, saidOfYear } from '#core/chart/said-of-year.ts'
import { formatAsOf } from '#core/date-words.ts'
import type { Stated } from '#core/facts.ts'
import type { Observation } from '#core/observation.ts'
import type { IndicatorView } from '#core/sheet.ts'
import { type Bullet, ChartBullet } from './chart-bullet.tsx'
import { yearShown } from './indicator-years.ts'

const rangeOf = ({ value, min, max }: Observation): Bullet['target'] | undefined => {
  if (value !== undefined) return { value }
  if (min !== undefined && max !== undefined) return { min, max }
  const one = min ?? max
  return one === undefined ? undefined : { value: one }
}

/** Shortest way to write a date within its year: 2/28. */
const shortDate = (asOf: string) => {
  const [, month, day] = asOf.split('-').map(Number)
  return day === undefined ? formatAsOf(asOf) : `${month}/${day}時点`
}

const benchmarkOf = (observation: Stated<Observation> | undefined): Bullet['benchmark'] | undefined =>
  observation?.value === undefined
    ? undefined
    : { value: observation.value, ...(observation.asOf ? { at: shortDate(observation.asOf) } : {}) }

/** The bullet chart of an indicator in the sheet's year; nothing where there is neither target nor actual to draw. */
export function IndicatorBullet({ view, fiscalYear, sentence }: { view: IndicatorView; fiscalYear: number; sentence: string }) {
  const year = yearShown(view, fiscalYear)
  const target = saidOfYear(view.observations, 'target', year)
  const actual = saidOfYear(view.observations, 'actual', year)
  const range = target && rangeOf(target)
  const benchmark = benchmarkOf(saidOfYear(view.observations, 'benchmark', year))
  if (!range && !benchmark) return null
  return (
    <ChartBullet
      title={`${view.indicator.name}：${sentence}`}
      unit={view.indicator.unit ?? ''}
      {...(range ? { target: range } : {})}
      {...(actual?.value === undefined ? {} : { actual: { value: actual.value, forecast: isForecast(actual) } })}
      {...(benchmark ? { benchmark } : {})}
    />
  )
}
