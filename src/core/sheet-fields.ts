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

/** Whether a field that holds lists says anything; the plain facts of an item (年度, 項目名 …) always do. */
export function saysAnything(field: SheetField): boolean {
  switch (field.type) {
    case 'narratives':
      return field.blocks.length > 0 || (field.below ?? []).length > 0
    case 'indicators':
      return field.indicators.length > 0
    case 'budget':
      return field.budgets.length > 0
    case 'grade':
      return field.evaluations.length > 0
    case 'children':
      return field.children.length > 0
    case 'terms':
      return field.terms.length > 0
    case 'units':
      return field.units.length > 0
    default:
      return true
  }
}
