import { type Finding, finding } from '../finding.ts'
import { unitsDiffer } from '../units-differ.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Indicators with figures and no unit (単位の空白). */
export function checkUnits({ indicators, saidOf }: Paper): Finding[] {
  return indicators
    .filter(({ unit, kind, fromProse }) => unit === undefined && kind === 'quantitative' && !fromProse)
    .filter(({ id }) => saidOf(id).some((o) => o.value !== undefined && o.unit === undefined))
    .map(({ id, name, source }) => finding('unit-missing', { name }, { subject: id, source }))
}

/** Targets and actuals of one year in different units (単位の違い). A multiple (倍) is a figure of another kind, and looked at as such. */
export function checkUnitMismatch({ indicators, saidOf }: Paper): Finding[] {
  return indicators.flatMap((indicator) => {
    const own = saidOf(indicator.id).filter((o) => o.value !== undefined && !o.relativeTo && o.unit !== '倍')
    const targets = own.filter(({ measure }) => measure === 'target')
    const actual = own.find(
      (o) =>
        o.measure === 'actual' && targets.some((target) => unitsDiffer(target.unit ?? indicator.unit, o.unit ?? indicator.unit)),
    )
    const target = targets.find((one) => unitsDiffer(one.unit ?? indicator.unit, actual?.unit ?? indicator.unit))
    if (!actual || !target) return []
    const units = { target: target.unit ?? indicator.unit ?? '', actual: actual.unit ?? indicator.unit ?? '' }
    return [finding('units-differ', { name: indicator.name, ...units }, placeOf(actual))]
  })
}
