import { type Finding, finding } from '../finding.ts'
import { writeNumber } from '../numeral.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Totals that their parts (内訳) do not add up to. A single part is a part only (うち), and must merely not exceed the total. */
export function checkParts({ indicatorOf, observations }: Paper): Finding[] {
  return observations.flatMap((observation) => {
    const { value, parts = [] } = observation
    if (value === undefined || parts.length === 0) return []
    const sum = Number(parts.reduce((total, part) => total + part.value, 0).toFixed(6))
    if (sum === value || (parts.length === 1 && sum <= value)) return []
    const indicator = indicatorOf(observation.indicator)
    const inWords = (number: number) => `${writeNumber(number)}${observation.unit ?? indicator?.unit ?? ''}`
    const facts = {
      name: indicator?.name ?? '',
      total: inWords(value),
      sum: inWords(sum),
      difference: inWords(Math.abs(value - sum)),
    }
    return [finding('parts-sum-mismatch', facts, placeOf(observation))]
  })
}
