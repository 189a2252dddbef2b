import { type Finding, finding } from '../finding.ts'
import type { Paper } from './paper.ts'

/** Indicators with figures and no unit (単位の空白). */
export function checkUnits({ indicators, saidOf }: Paper): Finding[] {
  return indicators
    .filter(({ unit, kind, fromProse }) => unit === undefined && kind === 'quantitative' && !fromProse)
    .filter(({ id }) => saidOf(id).some((o) => o.value !== undefined && o.unit === undefined))
    .map(({ id, name, source }) => finding('unit-missing', { name }, { subject: id, source }))
}
