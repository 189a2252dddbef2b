import { matchFolded } from '../label.ts'
import type { CompiledLabel } from '../label-pattern.ts'
import type { FieldLabel, FormLabels, FoundLabel } from './form-labels.ts'

/** Where a reader is: the section it has come to (-1 before the first), and which headings the paper prints at all. */
export interface FormContext {
  section: number
  printed: ReadonlySet<number>
}

/**
 * The label that a whole text is, in this place: one of the present section before others, a common word in its own section only, a part
 * within a group only there. `isWithin`: whether the text stands beside or below that heading.
 */
export function labelAt(
  labels: FormLabels,
  folded: string,
  context: FormContext,
  isWithin: (group: CompiledLabel) => boolean = () => true,
): FoundLabel | undefined {
  const found: FoundLabel[] = []
  for (const of of labels.fields) {
    // What a mark chooses from stands as a value in its cells; only in running text is each a label of its own.
    if (of.part === 'choice') continue
    const match = matchFolded(of.label, folded)
    if (match && allowed(of, context) && (!of.row?.within || isWithin(of.row.within))) found.push({ of, match })
  }
  return found.find(({ of }) => of.section === context.section) ?? found[0]
}

/** Whether a label may stand here. */
export function allowed(label: FieldLabel, { section, printed }: FormContext): boolean {
  return label.section === section || !(label.head && printed.has(label.section))
}

/** The section whose heading a whole text is. A heading that is also a label with a value beside it is the caller's to tell. */
export function sectionAt(labels: FormLabels, folded: string): number | undefined {
  const at = labels.sections.findIndex((section) => matchFolded(section, folded))
  return at < 0 ? undefined : at
}
