import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { groupBy } from '../group-by.ts'
import { wordsOfActual } from '../verdict-words.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Two values of one indicator, measure, year and date (同じ年度の異なる数値). A replaced target does not contradict its successor, nor a suggestion from prose a cell. */
export function checkContradictions({ indicatorOf, observations }: Paper): Finding[] {
  const said = observations.filter(
    (o) => o.value !== undefined && o.fiscalYear !== undefined && o.supersededBy === undefined && !o.fromProse,
  )
  const groups = groupBy(said, (o) => `${o.measure} ${o.fiscalYear} ${o.asOf} ${o.indicator}`)
  return [...groups.values()].flatMap((group) => {
    const last = group.at(-1)
    if (!last || last.fiscalYear === undefined || new Set(group.map(({ value }) => value)).size < 2) return []
    const indicator = indicatorOf(last.indicator)
    const figures = group.map((o) => wordsOfActual(o, indicator?.unit)).join('、')
    return [
      finding(
        'figures-contradict',
        { name: indicator?.name ?? '', year: formatFiscalYear(last.fiscalYear, 'era'), figures },
        placeOf(last),
      ),
    ]
  })
}
