import type { Item } from './plan.ts'
import type { SchemeField } from './scheme-field.ts'

/** Whether the field's own word marks the item; of several words those that do. */
export function marksOf(
  { marks = [] }: Item,
  { label, choices }: SchemeField & { type: 'mark' },
): { marked: boolean; chosen?: string[] } {
  if (choices === undefined) return { marked: marks.includes(label) }
  const chosen = choices.filter((choice) => marks.includes(choice))
  return { marked: chosen.length > 0, chosen }
}
