import type { FiscalYear } from '../fiscal-year.ts'
import { actualOf, cumulativeOf, targetOf } from '../judged-figures.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { Attainment } from '../scheme-rule.ts'
import { comparatorOf } from '../standing.ts'

/** The year that is graded, within the plan (計画期間) where it is known. */
export interface RuleContext {
  fiscalYear: FiscalYear
  period?: { from: FiscalYear; to: FiscalYear } | undefined
}

/** The figures that a rate is made of. */
export interface RuleFigures {
  target?: Observation
  actual?: Observation
  baseline?: Observation
  benchmark?: Observation
  /** Years of a 累計 of which no figure is known. */
  missingYears: FiscalYear[]
  /** Two different actuals of one date. */
  contradictory: boolean
  lowerIsBetter: boolean
  /** 横ばい: the actual as written, where the baseline was taken for it. */
  steadied?: Observation
}

/**
 * Picks the figures of an indicator for a year. Where the rule holds the rate against an expected progress (期待される進捗), the target is
 * that of the plan's end; else the one that stands for the year. Of several baselines the one last before the year counts.
 */
export function figuresOf(
  indicator: Indicator,
  observations: Observation[],
  { expected }: Pick<Attainment, 'expected'>,
  { fiscalYear }: RuleContext,
): RuleFigures {
  const own = observations.filter((o) => o.indicator === indicator.id)
  const target = expected === undefined ? targetOf(own, fiscalYear) : lastTarget(own)
  const cumulative = indicator.accumulation === 'cumulative'
  const found = cumulative ? cumulativeOf(own, fiscalYear, target?.fromFiscalYear) : actualOf(own, fiscalYear)
  const baseline = latest(own.filter((o) => o.measure === 'baseline' && o.value !== undefined && yearOf(o) <= fiscalYear))
  const benchmark = latest(own.filter((o) => o.measure === 'benchmark' && yearOf(o) === fiscalYear && o.value !== undefined))
  return {
    ...(target ? { target } : {}),
    ...(found.actual ? { actual: found.actual } : {}),
    ...(baseline ? { baseline } : {}),
    ...(benchmark ? { benchmark } : {}),
    missingYears: found.missingYears,
    contradictory: found.contradictory,
    lowerIsBetter: comparatorOf({ target, direction: indicator.direction }) === '<=',
  }
}

const yearOf = (o: Observation): number => o.toFiscalYear ?? o.fiscalYear ?? Number.NEGATIVE_INFINITY

/** Last by year, then by date; a figure without a date is its year's own. */
const latest = (said: Observation[]): Observation | undefined =>
  said.toSorted((a, b) => yearOf(a) - yearOf(b) || (a.asOf ?? '9').localeCompare(b.asOf ?? '9')).at(-1)

/** Of the plan's end; a target without a year is the plan's. */
function lastTarget(own: Observation[]): Observation | undefined {
  const standing = own.filter((o) => o.measure === 'target' && o.supersededBy === undefined)
  return standing.find((o) => yearOf(o) === Number.NEGATIVE_INFINITY) ?? latest(standing)
}
