import { fiscalYearEnd } from '../as-of.ts'
import type { Exchange } from '../exchange.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { judgeIndicator } from '../judge.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { Verdict } from '../verdict.ts'
import type { Paper } from './paper.ts'

/** A year of an indicator with its verdict, and the actual that it rests on. */
export interface JudgedYear {
  indicator: Indicator
  fiscalYear: FiscalYear
  verdict: Verdict
  actual: Observation | undefined
}

/** Every year of every indicator for which the paper names a target. A year before the paper's own is over. */
export function judgedYears(paper: Paper): JudgedYear[] {
  return paper.indicators.flatMap((indicator) => {
    const own = paper.saidOf(indicator.id)
    const years = new Set(own.flatMap((o) => (o.measure === 'target' && o.fiscalYear !== undefined ? [o.fiscalYear] : [])))
    return [...years].sort().map((fiscalYear) => ({
      indicator,
      fiscalYear,
      verdict: judgeIndicator(indicator, own, { fiscalYear, final: isFinal(paper, paper.scheme, fiscalYear) }),
      actual: own.find((o) => o.measure === 'actual' && (o.toFiscalYear ?? o.fiscalYear) === fiscalYear),
    }))
  })
}

/** Whether the figures of a year are its last ones: the paper is the year's 期末, tells of its end, or is of a later year. */
export function isFinal({ document }: Pick<Exchange, 'document'>, scheme: Scheme, fiscalYear: FiscalYear): boolean {
  const { asOf } = document
  if (document.fiscalYear !== undefined && fiscalYear < document.fiscalYear) return true
  if (asOf !== undefined && asOf >= fiscalYearEnd(fiscalYear).slice(0, asOf.length)) return true
  return (document.fiscalYear === undefined || fiscalYear === document.fiscalYear) && (document.stage ?? scheme.stage) === 'final'
}
