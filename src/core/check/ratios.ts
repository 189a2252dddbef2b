import { type Finding, finding } from '../finding.ts'
import { targetOf } from '../judged-figures.ts'
import { writeNumber } from '../numeral.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { wordsOfTarget } from '../verdict-words.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Ratios (〇倍) that their own figures do not give, and ratios short of their target whatever they round to. */
export function checkRatios({ indicators, saidOf }: Paper): Finding[] {
  return indicators.flatMap((indicator) => {
    const own = saidOf(indicator.id)
    return own.flatMap((o) =>
      o.measure === 'actual'
        ? [...checkStatedRatio(indicator, o), ...checkAgainstTarget(indicator, o, own)]
        : checkTarget(indicator, o),
    )
  })
}

/** The ratio that the figures give; `undefined` where one of them is not written. */
function ratioOf({ value, relativeTo }: Observation): number | undefined {
  return value === undefined || relativeTo?.base === undefined || relativeTo.base <= 0 ? undefined : value / relativeTo.base
}

const cutOff = (ratio: number) => writeNumber(Math.floor(ratio * 100 + 1e-9) / 100)

/** A stated ratio may be rounded or cut off at its last digit, no more. */
function checkStatedRatio(indicator: Indicator, actual: Observation): Finding[] {
  const ratio = ratioOf(actual)
  const { factor, base } = actual.relativeTo ?? {}
  if (ratio === undefined || factor === undefined || base === undefined || actual.value === undefined) return []
  const step = 10 ** -writeNumber(factor).split('.').slice(1).join('').length
  if (ratio - factor < step - 1e-9 && factor - ratio <= step / 2 + 1e-9) return []
  const facts = {
    name: indicator.name,
    stated: writeNumber(factor),
    value: writeNumber(actual.value),
    base: writeNumber(base),
    computed: cutOff(ratio),
  }
  return [finding('ratio-misstated', facts, placeOf(actual))]
}

function checkAgainstTarget(indicator: Indicator, actual: Observation, own: Observation[]): Finding[] {
  const target = actual.fiscalYear === undefined ? undefined : targetOf(own, actual.fiscalYear)
  const factor = target?.relativeTo?.factor
  const ratio = ratioOf(actual)
  const base = actual.relativeTo?.base
  if (factor === undefined || ratio === undefined || base === undefined || target?.comparator === '<=' || ratio >= factor)
    return []
  const needed = `${writeNumber(Math.ceil(base * factor - 1e-9))}${indicator.unit ?? ''}`
  return [
    finding(
      'ratio-below-target',
      { name: indicator.name, ratio: cutOff(ratio), factor: writeNumber(factor), needed },
      placeOf(actual),
    ),
  ]
}

/** A target worked out on the paper (⇒34件) against base × factor, and one that is not worked out at all. */
function checkTarget(indicator: Indicator, target: Observation): Finding[] {
  const { factor, base } = target.relativeTo ?? {}
  if (target.measure !== 'target' || factor === undefined) return []
  if (target.value === undefined) {
    return [
      finding(
        'relative-target-without-value',
        { name: indicator.name, target: wordsOfTarget(target, undefined).replace(/^「|」$/g, '') },
        placeOf(target),
      ),
    ]
  }
  const product = base === undefined ? undefined : Number((base * factor).toFixed(6))
  if (base === undefined || product === undefined || product === target.value) return []
  const facts = {
    name: indicator.name,
    base: writeNumber(base),
    factor: writeNumber(factor),
    product: writeNumber(product),
    value: `${writeNumber(target.value)}${target.unit ?? indicator.unit ?? ''}`,
  }
  return [finding('target-not-product', facts, placeOf(target))]
}
