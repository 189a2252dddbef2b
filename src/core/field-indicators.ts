import type { Indicator } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { SchemeField } from './scheme-field.ts'
import { foldText } from './text-fold.ts'

type FiguresField = SchemeField & { type: 'figures' }

/** The name of an indicator that is a row under a heading (見出しと行の名): the row's own where the field says so, else behind the heading. */
export function figureName({ label, ownNames }: Pick<FiguresField, 'label' | 'ownNames'>, row: string): string {
  return row === '' ? label : ownNames ? row : `${label} ${row}`
}

/** Which field of its scheme an indicator stands in, by its name, then its role; `undefined` where the scheme has no such field. */
export function fieldOfIndicator(
  { sheet }: Pick<Scheme, 'sheet'>,
  { name, role }: Pick<Indicator, 'name' | 'role'>,
): SchemeField | undefined {
  const fields = sheet.flatMap((section) => section.fields)
  const key = foldText(name)
  const labelled = fields.filter((field): field is FiguresField => field.type === 'figures' && field.ownNames !== true)
  const own = labelled.find(({ label }) => key.startsWith(foldText(label)))
  if (own) return own
  const others = fields.filter(
    (field) => field.type === 'indicators' || field.type === 'targets' || (field.type === 'figures' && field.ownNames === true),
  )
  return others.find((field) => field.type === 'figures' && field.role !== undefined && field.role === role) ?? others[0]
}
