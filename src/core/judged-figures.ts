import { fiscalYearEnd } from './as-of.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Observation } from './observation.ts'

/** The target that stands for a year: not replaced (変更), of that year or a span around it, else the next later one (計画の目標年度). */
export function targetOf(observations: Observation[], fiscalYear: FiscalYear): Observation | undefined {
  const standing = observations.filter((o) => o.measure === 'target' && o.supersededBy === undefined)
  const reaching = standing.filter((o) => (lastYearOf(o) ?? fiscalYear) >= fiscalYear).sort((a, b) => yearOrder(a) - yearOrder(b))
  return reaching.find((o) => o.fiscalYear === fiscalYear) ?? reaching.find((o) => covers(o, fiscalYear)) ?? reaching[0]
}

const lastYearOf = (o: Observation) => o.toFiscalYear ?? o.fiscalYear
const yearOrder = (o: Observation) => lastYearOf(o) ?? Number.MAX_SAFE_INTEGER
const covers = (o: Observation, year: FiscalYear) =>
  o.fromFiscalYear !== undefined && o.toFiscalYear !== undefined && o.fromFiscalYear <= year && year <= o.toFiscalYear

/** An actual for judging: one observation, or the sum of several years. */
export interface JudgedActual {
  actual?: Observation
  /** Years of a cumulative actual of which no figure is known. */
  missingYears: FiscalYear[]
  /** Two different figures are said of the same year and date. */
  contradictory: boolean
  /** The figures run to the end of the year asked for. */
  complete: boolean
}

/**
 * The actual of one year: a figure before words, a place of its own before running text, then the latest date; a figure without a date
 * is the year's own.
 */
export function actualOf(observations: Observation[], fiscalYear: FiscalYear): JudgedActual {
  const ofYear = observations.filter(
    (o) =>
      o.measure === 'actual' && o.fiscalYear === fiscalYear && o.fromFiscalYear === undefined && o.supersededBy === undefined,
  )
  const inFigures = prefer(ofYear, (o) => o.value !== undefined || o.relativeTo !== undefined)
  const said = latest(prefer(inFigures, (o) => !o.fromProse))
  const [actual] = said
  return {
    ...(actual ? { actual } : {}),
    missingYears: [],
    contradictory: new Set(said.flatMap((o) => (o.value === undefined ? [] : [o.value]))).size > 1,
    complete: runsToEnd(actual, fiscalYear),
  }
}

/** Those that are preferred, if there are any. */
function prefer(observations: Observation[], isPreferred: (o: Observation) => boolean): Observation[] {
  const preferred = observations.filter(isPreferred)
  return preferred.length > 0 ? preferred : observations
}

/** 累計 up to a year: the latest running total, and the yearly counts after it. A year without a figure is named, never counted as zero. */
export function cumulativeOf(observations: Observation[], fiscalYear: FiscalYear, planStart?: FiscalYear): JudgedActual {
  const actuals = observations.filter((o) => o.measure === 'actual' && o.supersededBy === undefined)
  const running = latestRunningTotal(actuals, fiscalYear)
  const counted = actuals.flatMap((o) =>
    o.fiscalYear !== undefined && o.fromFiscalYear === undefined && o.fiscalYear <= fiscalYear ? [o.fiscalYear] : [],
  )
  const from =
    running?.toFiscalYear === undefined
      ? (planStart ?? (counted.length > 0 ? Math.min(...counted) : fiscalYear))
      : running.toFiscalYear + 1
  const years = Array.from({ length: Math.max(fiscalYear - from + 1, 0) }, (_, i) => from + i)
  const yearly = years.map((year) => actualOf(observations, year))
  const known = [...(running ? [running] : []), ...yearly.flatMap(({ actual }) => (actual?.value === undefined ? [] : [actual]))]
  const missingYears = years.filter((_, i) => yearly[i]?.actual?.value === undefined)
  const contradictory = yearly.some((year) => year.contradictory)
  const last = known.at(-1)
  if (!last) return { missingYears, contradictory, complete: false }
  const value = known.reduce((sum, o) => sum + (o.value as number), 0)
  const { status, unit } = last
  const actual: Observation = {
    indicator: last.indicator,
    measure: 'actual',
    value,
    ...(status ? { status } : {}),
    ...(unit ? { unit } : {}),
  }
  return { actual, missingYears, contradictory, complete: runsToEnd(last, fiscalYear) }
}

function latestRunningTotal(actuals: Observation[], upTo: FiscalYear): Observation | undefined {
  const running = actuals.filter(
    (o) => o.fromFiscalYear !== undefined && o.toFiscalYear !== undefined && o.toFiscalYear <= upTo && o.value !== undefined,
  )
  return running.sort((a, b) => yearOrder(a) - yearOrder(b) || (a.asOf ?? '9').localeCompare(b.asOf ?? '9')).at(-1)
}

/** Those with the latest date. */
function latest(observations: Observation[]): Observation[] {
  const newest = observations
    .map((o) => o.asOf ?? '9')
    .sort()
    .at(-1)
  return observations.filter((o) => (o.asOf ?? '9') === newest)
}

/** A month without a day stands for its end. */
function runsToEnd(observation: Observation | undefined, fiscalYear: FiscalYear): boolean {
  if (!observation?.asOf) return true
  return observation.asOf >= fiscalYearEnd(fiscalYear).slice(0, observation.asOf.length)
}
