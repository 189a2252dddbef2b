import type { Scheme } from './scheme.ts'
import type { SchemeField } from './scheme-field.ts'

type NarrativesField = SchemeField & { type: 'narratives' }

/** The heading (見出し) that words of this field carry: its label where the scheme has several fields of that role, else none. */
export function narrativeLabel({ sheet }: Pick<Scheme, 'sheet'>, field: NarrativesField): string | undefined {
  const same = sheet.flatMap(({ fields }) => fields).filter((one) => one.type === 'narratives' && one.role === field.role)
  return same.length > 1 ? field.label : undefined
}

/** The same as a field to spread into a narrative: `{ label }` or nothing. */
export function labelledBy(scheme: Pick<Scheme, 'sheet'>, field: NarrativesField): { label?: string } {
  const label = narrativeLabel(scheme, field)
  return label === undefined ? {} : { label }
}
