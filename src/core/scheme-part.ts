import type { SchemeSection } from './scheme-field.ts'
import type { Layout } from './scheme-layout.ts'
import type { SlidesDeclaration } from './scheme-slides.ts'

/**
 * A stretch of a paper that lies on the page in its own way (部): a list before the sheets, or the sheets themselves. Parts are read in
 * the scheme's order, each knowing what those before it have read; the same item in two parts is one.
 */
export interface SchemePart {
  part: string
  layout: Layout
  /** Labels with which it begins: at the head of a line, a cell or a slide. */
  opens: string[]
  /** The line before the opening label is its heading, and belongs to it (where no page parts them). */
  headed?: boolean
  /** Key of the evaluated level. Absent: the scheme's. */
  evaluates?: string
  /** Absent: the scheme's. */
  sheet?: SchemeSection[]
  slides?: SlidesDeclaration
}
