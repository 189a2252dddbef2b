import type { SheetField, SheetView } from './sheet.ts'

/** Every field of a sheet in the paper's order, those of the blocks of child items (細事業) after the field that holds them. */
export function fieldsOf({ sections }: Pick<SheetView, 'sections'>): SheetField[] {
  return sections.flatMap(({ fields }) => fields.flatMap(withBlocks))
}

/** A field, and after it those that it holds for each child item. */
export function withBlocks(field: SheetField): SheetField[] {
  if (field.type !== 'children') return [field]
  return [field, ...field.children.flatMap(({ fields }) => (fields ?? []).flatMap(withBlocks))]
}
