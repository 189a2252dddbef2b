import type { Budget } from './exchange.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Scheme } from './scheme.ts'

/**
 * Whether a settled amount of 0 says only that its year is still running (執行中), since papers of the scheme are written within their own
 * year. Missing is not zero: nothing is concluded from it.
 */
export function isNotSettledYet(
  { sheet }: Pick<Scheme, 'sheet'>,
  { stage, amount, fiscalYear }: Budget,
  own: FiscalYear | undefined,
): boolean {
  if (amount !== 0 || own === undefined || fiscalYear < own) return false
  if (stage !== 'settled' && stage !== 'settledEstimate') return false
  return sheet.some(({ fields }) => fields.some((field) => field.type === 'budget' && field.openYear))
}
