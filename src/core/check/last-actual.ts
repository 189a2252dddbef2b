import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { actualOf } from '../judged-figures.ts'
import { percent, wordsOfActual, wordsOfTarget } from '../verdict-words.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Targets below what was reached the year before, where more is better (前年度実績を下回る目標). */
export function checkTargetsBelowLastActual({ indicators, saidOf }: Paper): Finding[] {
  return indicators.flatMap((indicator) => {
    if (indicator.direction === 'decrease' || indicator.direction === 'maintain' || indicator.accumulation === 'cumulative')
      return []
    const own = saidOf(indicator.id)
    return own.flatMap((target) => {
      const { value, fiscalYear, comparator } = target
      if (target.measure !== 'target' || value === undefined || fiscalYear === undefined || comparator === '<=') return []
      const last = actualOf(own, fiscalYear - 1).actual
      if (
        last?.value === undefined ||
        last.value <= 0 ||
        value >= last.value ||
        (last.unit ?? indicator.unit) !== (target.unit ?? indicator.unit)
      )
        return []
      const facts = {
        name: indicator.name,
        year: formatFiscalYear(fiscalYear, 'era'),
        target: wordsOfTarget(target, indicator.unit),
        last: wordsOfActual(last, indicator.unit),
        share: percent(value / last.value),
      }
      return [finding('target-below-last-actual', facts, placeOf(target))]
    })
  })
}
