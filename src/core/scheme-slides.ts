import type { NarrativeRole } from './exchange.ts'
import type { Item } from './plan.ts'

/**
 * What layout `slides` (発表資料・箇条と箱) must be told beyond its fields. A table whose header holds the fields' labels is a list, one
 * item a row; what stands under, beside or in one box with a label on a slide is that field's; the fields' items build the tree.
 */
export interface SlidesDeclaration {
  /** Key of the level that a slide's own heading names; sections (部局・課) may stand beside it. */
  heading?: string
  /** What the rows of this part are: 予算事業 or 協調事業. */
  delivery?: NonNullable<Item['delivery']>
  /** Key of the level of numbered pieces, (1) or ①, in the words of a programme. Absent: they stay words. */
  numbered?: string
  /** Its slides are diagrams of boxes: what belongs together is told by where it lies. */
  boxes?: true
  /** Role of a headline set in larger letters above the words of its box. Absent: it stays with them. */
  headline?: NarrativeRole
}
