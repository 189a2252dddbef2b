import type { Scheme } from './scheme.ts'

/** Headings of the notes that hold what rows say beyond their statements (その他の列). */
export function restLabels({ records, sheet }: Pick<Scheme, 'records' | 'sheet'>): Set<string> {
  const keys = new Set((records?.tables ?? []).flatMap(({ rest }) => rest?.field ?? []))
  if (keys.size === 0) return keys
  return new Set(sheet.flatMap(({ fields }) => fields).flatMap(({ key, label }) => (keys.has(key) ? [label] : [])))
}
