import { type Finding, finding } from '../finding.ts'
import { comparatorOf, compare } from '../standing.ts'
import { wordsOfActual } from '../verdict-words.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Actuals behind the benchmark (目安) of the same date. */
export function checkBenchmarks({ indicators, saidOf }: Paper): Finding[] {
  return indicators.flatMap((indicator) => {
    const own = saidOf(indicator.id)
    return own.flatMap((benchmark) => {
      if (benchmark.measure !== 'benchmark' || benchmark.value === undefined) return []
      const actual = own.find((o) => o.measure === 'actual' && o.fiscalYear === benchmark.fiscalYear && o.asOf === benchmark.asOf)
      const comparator = comparatorOf({ target: benchmark, direction: indicator.direction })
      if (actual?.value === undefined || compare(actual.value, benchmark.value, comparator, false) === 'reached') return []
      const facts = {
        name: indicator.name,
        actual: wordsOfActual(actual, indicator.unit),
        benchmark: wordsOfActual(benchmark, indicator.unit),
      }
      return [finding('behind-benchmark', facts, placeOf(actual))]
    })
  })
}
