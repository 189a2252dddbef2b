import type { Budget } from './exchange.ts'
import { formatFigure } from './figure.ts'
import { formatMoney } from './money.ts'
import type { Observation } from './observation.ts'
import type { Indicator } from './plan.ts'
import { formatTarget } from './target.ts'

/** What a value cell of an indicator says (計画値・実績値): a plain number where the cell needs no word, else the words. */
export function sayObservation(
  said: Observation,
  indicator: Indicator,
  unitHasColumn: boolean,
  usual: Indicator['accumulation'],
): string | number {
  if (said.text !== undefined) return said.text
  const unit = said.unit ?? (unitHasColumn ? undefined : indicator.unit)
  const accumulation = indicator.accumulation === usual ? undefined : indicator.accumulation
  const { value, min, max, comparator, relativeTo, status } = said
  const plain = unit === undefined && comparator === undefined && accumulation === undefined && relativeTo === undefined
  if (value !== undefined && plain && (status === undefined || status === 'confirmed')) return value
  const qualified = {
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
  }
  if (value !== undefined && relativeTo === undefined && status !== undefined && status !== 'confirmed')
    return formatFigure({ kind: 'number', text: '', value, status, ...qualified })
  return formatTarget({
    ...qualified,
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(relativeTo === undefined ? {} : { relativeTo }),
    ...(accumulation === undefined ? {} : { accumulation }),
    ...(accumulation === 'annual' ? { perYear: true } : {}),
  })
}

/** An amount (事業費) under the unit of its form: a number, or in brackets where it is 再掲. */
export function sayBudget({ amount, relisted }: Budget, unit: string): string | number {
  const written = formatMoney(amount, unit)
  return relisted ? `(${written})` : Number(written.replaceAll(',', '').replace(/[▲△]/, '-'))
}
