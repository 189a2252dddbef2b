import type { Scheme } from './scheme.ts'

/** Unit in which the scheme's papers write money; yen where they write none. */
export function moneyUnitOf(scheme: Scheme | undefined): string {
  const fields = scheme?.sheet.flatMap((section) => section.fields) ?? []
  return fields.flatMap((field) => (field.type === 'budget' ? [field.unit] : []))[0] ?? '円'
}
