import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { foldText } from '../text-fold.ts'
import { wordsOfActual } from '../verdict-words.ts'
import { grouped, type Paper } from './paper.ts'
import { placeOf } from './place.ts'

const inWords = (year: number) => formatFiscalYear(year, 'era')
const digitsOf = (value: number) =>
  String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length

/** Each year's own actual of an indicator, in the order of years. */
function yearly(said: Observation[]): (Observation & { value: number; fiscalYear: number })[] {
  return said
    .filter((o): o is Observation & { value: number; fiscalYear: number } => {
      const own = o.measure === 'actual' && o.fromFiscalYear === undefined && !o.fromProse && o.status === undefined
      return own && o.value !== undefined && o.fiscalYear !== undefined
    })
    .toSorted((a, b) => a.fiscalYear - b.fiscalYear)
}

/**
 * The very figure of the year before (前年度と同じ値): of counts with three digits or more that are not round, of levels with four. A level that
 * is said to be kept (維持) may well stay.
 */
export function checkRepeatedValues({ indicators, saidOf }: Paper): Finding[] {
  return indicators.flatMap((indicator) => {
    if (indicator.direction === 'maintain' || indicator.accumulation === 'cumulative') return []
    const all = yearly(saidOf(indicator.id))
    const least = indicator.accumulation === 'annual' ? 3 : 4
    const pairs = all.flatMap((o, i) => {
      const before = all[i - 1]
      return before && before.fiscalYear === o.fiscalYear - 1 && before.value === o.value && digitsOf(o.value) >= least
        ? [[before, o] as const]
        : []
    })
    const last = pairs.at(-1)
    if (!last) return []
    const [before, o] = last
    const facts = {
      name: indicator.name,
      years: `${inWords(before.fiscalYear)}、${inWords(o.fiscalYear)}`,
      figure: wordsOfActual(o, indicator.unit),
    }
    return [finding('value-repeated', facts, placeOf(o))]
  })
}

/** Two indicators of one item with the same actuals in every year: at least two years, with three digits or more. */
export function checkCopiedSeries({ items, indicatorsOf, saidOf }: Paper): Finding[] {
  return items.flatMap(({ id }) => {
    const first = new Map<string, Indicator>()
    return indicatorsOf(id).flatMap((indicator) => {
      const all = yearly(saidOf(indicator.id))
      const last = all.at(-1)
      if (!last || all.length < 2 || all.filter(({ value }) => digitsOf(value) >= 3).length < 2) return []
      const key = all.map(({ fiscalYear, value }) => `${fiscalYear} ${value}`).join('\n')
      const other = first.get(key)
      if (!other) first.set(key, indicator)
      if (!other || foldText(other.name) === foldText(indicator.name)) return []
      const figures = all.map((o) => wordsOfActual(o, indicator.unit)).join('、')
      return [finding('series-copied', { name: indicator.name, other: other.name, figures }, placeOf(last))]
    })
  })
}

/** One indicator listed under two items with the same name, unit and target, and different actuals of one year (同じ指標の異なる数値). */
export function checkSameNames({ indicators, saidOf }: Paper): Finding[] {
  const alike = grouped(
    indicators.filter(({ name, fromProse }) => foldText(name).length >= 8 && !fromProse),
    ({ name, unit }) => `${foldText(name)} ${unit}`,
  )
  const seen = new Map<string, { value: number; text: string }>()
  return indicators.flatMap((indicator) => {
    const key = `${foldText(indicator.name)} ${indicator.unit}`
    if (alike(key).length < 2) return []
    const said = saidOf(indicator.id)
    return yearly(said).flatMap((o) => {
      const target = said.find((one) => one.measure === 'target' && one.fiscalYear === o.fiscalYear)?.value
      if (target === undefined) return []
      const same = `${key} ${target} ${o.fiscalYear} ${o.asOf}`
      const other = seen.get(same)
      const text = wordsOfActual(o, indicator.unit)
      if (!other) seen.set(same, { value: o.value, text })
      if (!other || other.value === o.value) return []
      return [
        finding(
          'same-name-differs',
          { name: indicator.name, year: inWords(o.fiscalYear), figures: `${other.text}、${text}` },
          placeOf(o),
        ),
      ]
    })
  })
}
