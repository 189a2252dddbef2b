import type { Scheme } from './scheme.ts'
import type { SchemeField } from './scheme-field.ts'

/** A field of child items that each have a block of their own on the sheet (細事業). */
export type BlocksField = SchemeField & { type: 'children'; fields: SchemeField[] }

/** Whether the items of a field have blocks with fields of their own. */
export function hasBlocks(field: SchemeField): field is BlocksField {
  return field.type === 'children' && field.fields !== undefined
}

/** The label that begins a block: that of the item's title. */
export function titleLabel({ label, columns }: SchemeField & { type: 'children' }): string {
  return Object.keys(columns).find((one) => columns[one] === 'title') ?? label
}

/**
 * The scheme of one block: its title and its fields as a sheet of their own, by the same grades and marks. `id`: what an item without a code
 * is called; default: the level's key.
 */
export function childScheme(scheme: Scheme, field: BlocksField, id: string = field.level): Scheme {
  const levels = scheme.levels.filter(({ key }) => key === field.level).map((level) => ({ ...level, key: id }))
  const title: SchemeField = { key: `${field.key}.title`, label: titleLabel(field), type: 'item', level: id }
  return { ...scheme, levels, evaluates: id, sheet: [{ section: field.label, fields: [title, ...field.fields] }] }
}
