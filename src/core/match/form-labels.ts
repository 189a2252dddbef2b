import type { BudgetStage } from '../exchange.ts'
import { type LabelMatch, matchFolded } from '../label.ts'
import { anyOpening, type CompiledLabel, compileLabel } from '../label-pattern.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'

/** Which part of a field a label leads to. `value`: the field itself. A budget's stages and an indicator's measures are columns. */
export type SlotPart =
  | 'value'
  | 'name'
  | 'description'
  | 'direction'
  | 'year'
  | 'unit'
  | 'reason'
  | 'title'
  | 'state'
  | ObservationMeasure
  | BudgetStage

/** A label of the scheme, ready to be looked for. `head`: a word too common to count outside its section (年度, 予算, 単位). */
export interface FieldLabel {
  section: number
  field: SchemeField
  part: SlotPart
  head: boolean
  label: CompiledLabel
}

/** A label of the scheme as it stands on a paper. */
export interface FoundLabel {
  of: FieldLabel
  match: LabelMatch
}

/** Every label and section heading of a scheme, longest first, so that 決算見込 is not read as 決算. */
export interface FormLabels {
  sections: CompiledLabel[]
  fields: FieldLabel[]
  others: CompiledLabel[]
  /** Any of all these at the beginning of a text. */
  any: RegExp
}

/** Collects the labels (見出し) that a scheme of layout `form` declares. */
export function formLabels(scheme: Scheme): FormLabels {
  const sections = scheme.sheet.map(({ section }) => compileLabel(section))
  const fields = scheme.sheet.flatMap(({ fields }, section) => fields.flatMap((field) => labelsOf(field, section)))
  const others = (scheme.otherLabels ?? []).map(compileLabel)
  return {
    sections,
    fields: fields.sort((a, b) => b.label.pattern.length - a.label.pattern.length),
    others,
    any: anyOpening([...sections, ...fields.map(({ label }) => label), ...others]),
  }
}

function labelsOf(field: SchemeField, section: number): FieldLabel[] {
  const make = (pattern: string, part: SlotPart, head: boolean) => ({ section, field, part, head, label: compileLabel(pattern) })
  const own = make(field.label, 'value', field.type === 'mark')
  const columns = (words: Record<string, SlotPart>) => Object.entries(words).map(([pattern, part]) => make(pattern, part, true))
  switch (field.type) {
    case 'indicators': {
      const { name, description, direction } = field.labels
      return [
        own,
        make(name, 'name', false),
        ...(description === undefined ? [] : [make(description, 'description', false)]),
        ...(direction === undefined ? [] : [make(direction, 'direction', false)]),
        ...columns(field.columns),
      ]
    }
    case 'budget':
    case 'children':
      return [own, ...columns(field.columns)]
    default:
      return [own]
  }
}

/** Where a reader is: the section it has come to (-1 before the first), and which headings the paper prints at all. */
export interface FormContext {
  section: number
  printed: ReadonlySet<number>
}

/** The label that a whole text is, in this place: one of the present section before others, a common word in its own section only. */
export function labelAt(labels: FormLabels, folded: string, context: FormContext): FoundLabel | undefined {
  const found: FoundLabel[] = []
  for (const of of labels.fields) {
    const match = matchFolded(of.label, folded)
    if (match && allowed(of, context)) found.push({ of, match })
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
