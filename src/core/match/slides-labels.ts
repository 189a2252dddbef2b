import { findLabels, type LabelMatch, matchFolded } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'

/** A label of the part (見出し) and what it leads to; without a field it only ends what stands before it. */
export interface SlideLabel {
  label: CompiledLabel
  field?: SchemeField
}

/** A label at its place in a line, with the words up to the next one. */
export interface InlineLabel {
  field: SchemeField
  match: LabelMatch
  value: string
}

/** The labels of a scheme's sheet; its sections' own headings and `otherLabels` lead nowhere. */
export function slideLabels({ sheet, otherLabels = [] }: Scheme): SlideLabel[] {
  const fields = sheet.flatMap((section) => section.fields)
  const named = fields.flatMap((field) =>
    [field.label, ...(field.type === 'budget' ? Object.keys(field.columns) : [])].map((label) => ({
      label: compileLabel(label),
      field,
    })),
  )
  const others = [...sheet.map(({ section }) => section), ...otherLabels].map((label) => ({ label: compileLabel(label) }))
  return [...named, ...others]
}

/** The label that a text is as a whole, its colon aside. */
export function labelOf(labels: SlideLabel[], text: string): { label: SlideLabel; match: LabelMatch } | undefined {
  if (text.length > 60) return undefined
  const folded = foldLabelText(text)
  const bare = folded.replace(/^\(([^()]*)\)$/, '$1')
  if (folded === '') return undefined
  for (const label of labels) {
    const match = matchFolded(label.label, folded) ?? (bare === folded ? undefined : matchFolded(label.label, bare))
    if (match) return { label, match }
  }
  return undefined
}

/** Labels within a line, each with its words: 「分野：みどり 事業名：植樹(100千円)」. A label counts where a colon follows it. */
export function inlineLabels(labels: SlideLabel[], text: string): InlineLabel[] {
  if (!/[:：]/.test(text)) return []
  const fold = foldLabel(text)
  const hits = labels.flatMap(({ label, field }) =>
    field === undefined
      ? []
      : findLabels(label, text, fold).flatMap((hit) => {
          const colon = /^\s*[:：]/.exec(text.slice(hit.end))
          return colon ? [{ field, match: hit.match, start: hit.start, from: hit.end + colon[0].length }] : []
        }),
  )
  const ordered = hits.sort((a, b) => a.start - b.start || b.from - a.from)
  const apart = ordered.filter((hit, at) => at === 0 || hit.start >= (ordered[at - 1] as typeof hit).from)
  // A label within a sentence is none: the line begins with one, and each stands after white space or a bracket.
  if (apart[0] === undefined || !/^[\s●○◯〇■◆▶・【<]*(?:[①-⑳]「[^「」]*」\s*)?$/.test(text.slice(0, apart[0].start))) return []
  return apart.map(({ field, match, from }, at) => ({
    field,
    match,
    value: text
      .slice(from, apart[at + 1]?.start)
      .replace(/[\s、,【<]+$/, '')
      .trim(),
  }))
}
