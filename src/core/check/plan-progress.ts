import { fiscalYearEnd } from '../as-of.ts'
import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { judgeIndicator } from '../judge.ts'
import { cumulativeOf, targetOf } from '../judged-figures.ts'
import type { Observation } from '../observation.ts'
import { unitsDiffer } from '../units-differ.ts'
import { wordsOfActual, wordsOfTarget } from '../verdict-words.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Below this share of what should have come by now, a plan's target is far away. */
const farBehind = 0.5

/**
 * 累計 over a plan that is under way: nothing yet, less than half of an even pace, or well over the whole target before half of the years.
 * And a year of which most is gone with less than half of its target.
 */
export function checkPlanProgress(paper: Paper): Finding[] {
  const year = paper.document.fiscalYear
  if (year === undefined) return []
  return paper.indicators.flatMap((indicator) => {
    if (indicator.role === 'reference' || indicator.fromProse || indicator.direction === 'decrease') return []
    return indicator.accumulation === 'cumulative' ? cumulative(paper, indicator.id, year) : duringYear(paper, indicator.id, year)
  })
}

function cumulative({ saidOf, indicatorOf, scheme }: Paper, id: string, year: number): Finding[] {
  const indicator = indicatorOf(id)
  const target = targetOf(saidOf(id), year)
  const due = target?.toFiscalYear ?? target?.fiscalYear
  if (
    !indicator ||
    target?.value === undefined ||
    target.value <= 0 ||
    due === undefined ||
    due <= year ||
    target.comparator === '<='
  )
    return []
  const { actual, missingYears } = cumulativeOf(saidOf(id), year, target.fromFiscalYear)
  const last = saidOf(id).findLast((o) => o.measure === 'actual' && (o.toFiscalYear ?? o.fiscalYear) === year)
  if (actual?.value === undefined || !last || missingYears.length > 0) return []
  const start = target.fromFiscalYear ?? scheme.period?.from ?? firstYear(saidOf(id), year)
  const facts = { name: indicator.name, target: wordsOfTarget(target, indicator.unit), year: formatFiscalYear(year, 'era') }
  if (actual.value === 0) return [finding('no-progress', facts, placeOf(last))]
  if (unitsDiffer(target.unit ?? indicator.unit, actual.unit ?? indicator.unit)) return []
  const half = (year - start + 1) * 2 <= due - start + 1
  if (actual.value >= target.value * 1.5 && (half || due - year >= 3))
    return [finding('target-exceeded-early', { ...facts, actual: wordsOfActual(actual, indicator.unit) }, placeOf(last))]
  const even = (target.value * (year - start + 1)) / (due - start + 1)
  if (actual.value > even * farBehind) return []
  const { reason } = judgeIndicator(indicator, saidOf(id), { fiscalYear: year, final: false })
  return [finding('far-behind-target', { name: facts.name, year: facts.year, reason }, placeOf(last))]
}

/** The plan began no later than the first year that is told of: a later start only asks for less. */
const firstYear = (own: Observation[], year: number): number =>
  Math.min(year, ...own.flatMap((o) => (o.measure === 'actual' && o.fiscalYear !== undefined ? [o.fiscalYear] : [])))

function duringYear({ saidOf, indicatorOf }: Paper, id: string, year: number): Finding[] {
  const indicator = indicatorOf(id)
  const own = saidOf(id)
  const actual = own.find((o) => o.measure === 'actual' && o.fiscalYear === year && o.value !== undefined && !o.fromProse)
  if (
    !indicator ||
    !actual?.asOf ||
    indicator.accumulation === 'point' ||
    actual.asOf < `${year}-12-31`.slice(0, actual.asOf.length)
  )
    return []
  if (actual.asOf >= fiscalYearEnd(year).slice(0, actual.asOf.length)) return []
  const verdict = judgeIndicator(indicator, own, { fiscalYear: year, final: false })
  if (verdict.state !== 'pending' || verdict.rate === undefined || verdict.rate >= farBehind) return []
  return [
    finding(
      'far-behind-target',
      { name: indicator.name, year: formatFiscalYear(year, 'era'), reason: verdict.reason },
      placeOf(actual),
    ),
  ]
}
