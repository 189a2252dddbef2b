import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import { cleanLine } from '../text-fold.ts'
import { draftOf, type SlidesDraft } from './slides-draft.ts'
import type { ListColumn } from './slides-list-header.ts'

/**
 * Whether the first row of a list is the rest of the row before it, which the end of a page cut (頁でまたがる行): words alone, under no name.
 * They go on with what was said of that row's item.
 */
export function goesOnFromPage(draft: SlidesDraft, cells: Map<ListColumn, Cell>): boolean {
  const item = draft.list?.item
  if (!item) return false
  const filled = [...cells].filter(([, { text }]) => parseMissing(text) !== 'blank')
  const words = filled.flatMap(([{ field }, cell]) => (field?.type === 'narratives' ? [{ role: field.role, cell }] : []))
  if (words.length === 0 || words.length < filled.length) return false
  const said = draftOf(draft, item).narratives
  for (const { role, cell } of words) {
    const open = said.findLast((one) => one.item === item.id && one.role === role)
    if (!open) return false
    open.text += cleanLine(cell.text)
  }
  return true
}
