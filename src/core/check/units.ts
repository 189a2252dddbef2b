import type { Exchange } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'

/** Indicators with figures and no unit (単位の空白). */
export function checkUnits({ indicators, observations }: Exchange): Finding[] {
  return indicators
    .filter(({ unit, kind, fromProse }) => unit === undefined && kind === 'quantitative' && !fromProse)
    .filter(({ id }) => observations.some((o) => o.indicator === id && o.value !== undefined && o.unit === undefined))
    .map(({ id, name, source }) => finding('unit-missing', { name }, { subject: id, source }))
}
