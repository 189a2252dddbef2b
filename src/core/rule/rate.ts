import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { Gap, RateRule, RateWay } from '../scheme-rule.ts'
import { unitsDiffer } from '../units-differ.ts'
import type { RuleFigures } from './figures.ts'
import { gapWords, rateWords } from './rate-words.ts'

/** A rate in percent with the figures it was made of, or what is lacking and why. */
export type Rate = { rate: number; words: string } | { gap: Gap; reason: string }

const lacking = (gap: Gap, reason: string): Rate => ({ gap, reason })

/**
 * Makes a rate of an indicator's figures by a named way. It never falls while the actual gets better. Nothing is taken for zero: a figure
 * that is not there, and figures that do not make a rate, leave a gap with its reason.
 * - Target 0, or below: no rate, except where less is better (0 reached is 100 %, anything above 0 %).
 * - Actual 0 where less is better: no share can be told, it counts as above every bound (`Infinity`).
 * - t = b, or a target that lies behind the baseline against the indicator's direction: no 進捗率.
 * - A range: within it 100 %, else against the end that is nearer.
 * - 累計 with a year unknown: only where the known years alone reach the target.
 */
export function rateOf(indicator: Indicator, figures: RuleFigures, { rule, against }: Pick<RateRule, 'rule' | 'against'>): Rate {
  const { actual, contradictory, missingYears, lowerIsBetter } = figures
  if (contradictory) return lacking('incomputable', gapWords.several)
  if (actual?.value === undefined) return lacking('actual', actual?.text ? gapWords.actualInWords : gapWords.noActual)
  const other = otherFigures(indicator, figures, rule, against)
  if ('gap' in other) return other
  if (unitsDiffer(other.unit, actual.unit ?? indicator.unit)) return lacking('incomputable', gapWords.unitsDiffer)
  const aim = other.aim === undefined ? undefined : aimAt(actual.value, other.aim)
  const rate = compute[rule]({ a: actual.value, t: aim, b: other.base, lowerIsBetter })
  if (typeof rate === 'string') return lacking('incomputable', rate)
  if (missingYears.length > 0 && !(aim !== undefined && rate >= 100))
    return lacking('actual', gapWords.yearsMissing(missingYears))
  return { rate, words: rateWords(rule, { indicator, figures, rate, against }) }
}

interface Others {
  aim?: Observation
  base?: number
  unit: string | undefined
}

/** The figures beside the actual that the way asks for. */
function otherFigures(
  indicator: Indicator,
  { target, baseline, benchmark }: RuleFigures,
  rule: RateWay,
  against: RateRule['against'],
): Others | Extract<Rate, { gap: Gap }> {
  const needsBase = rule !== 'ratio' && rule !== 'inverse-ratio'
  const needsAim = rule === 'ratio' || rule === 'inverse-ratio' || rule === 'progress'
  const aim = against === 'benchmark' ? benchmark : target
  const hasAim = aim?.value !== undefined || aim?.min !== undefined || aim?.max !== undefined
  if (needsAim && !(aim && hasAim))
    return against === 'benchmark'
      ? { gap: 'expected', reason: gapWords.noBenchmark }
      : { gap: 'target', reason: aim ? gapWords.targetInWords : gapWords.noTarget }
  if (needsBase && baseline?.value === undefined) return { gap: 'baseline', reason: gapWords.noBaseline }
  return {
    ...(needsAim && aim ? { aim } : {}),
    ...(needsBase && baseline?.value !== undefined ? { base: baseline.value } : {}),
    unit: (needsAim ? aim?.unit : baseline?.unit) ?? indicator.unit,
  }
}

/** The figure of a target; of a range the actual itself where it lies within, else the nearer end. */
function aimAt(actual: number, { value, min, max }: Observation): number {
  if (value !== undefined) return value
  if (min !== undefined && (max === undefined || actual < min)) return min
  if (max !== undefined && (min === undefined || actual > max)) return max
  return actual
}

interface Terms {
  a: number
  t: number | undefined
  b: number | undefined
  lowerIsBetter: boolean
}

/** One line a way; a sentence where the figures make no rate. */
const compute: Record<RateWay, (terms: Terms) => number | string> = {
  ratio: ({ a, t = Number.NaN }) => (t > 0 ? (a / t) * 100 : gapWords.targetNotPositive),
  'inverse-ratio': ({ a, t = Number.NaN }) => inverse(t, a),
  progress: ({ a, t = Number.NaN, b = Number.NaN, lowerIsBetter }) => {
    if (t === b) return gapWords.targetIsBaseline
    if (t < b !== lowerIsBetter) return gapWords.targetBehind
    return ((a - b) / (t - b)) * 100
  },
  'of-baseline': ({ a, b = Number.NaN, lowerIsBetter }) =>
    lowerIsBetter ? inverse(b, a) : b > 0 ? (a / b) * 100 : gapWords.baselineNotPositive,
  change: ({ a, b = Number.NaN, lowerIsBetter }) =>
    b === 0 ? gapWords.baselineNotPositive : ((lowerIsBetter ? b - a : a - b) / Math.abs(b)) * 100,
  difference: ({ a, b = Number.NaN, lowerIsBetter }) => (lowerIsBetter ? b - a : a - b),
}

/** What may stand over what does: the less, the higher. */
function inverse(allowed: number, actual: number): number | string {
  if (allowed < 0 || actual < 0) return gapWords.negative
  if (actual === 0) return allowed === 0 ? 100 : Number.POSITIVE_INFINITY
  return (allowed / actual) * 100
}
