import type { BudgetPart, BudgetStage } from '../exchange.ts'
import type { LabelMatch } from '../label.ts'
import { anyOpening, type CompiledLabel, compileLabel } from '../label-pattern.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'

/**
 * Which part of a field a label leads to. `value`: the field itself. A budget's stages and an indicator's measures are columns. `part`: a
 * part of a budget (財源, 経費). `choice`: one of the words that a mark chooses from.
 */
export type SlotPart =
  | 'value'
  | 'part'
  | 'choice'
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
  /** A row or column that holds a part of the field's amounts. */
  row?: PartRow
}

/** A label of `parts`: 人件費, or 収入>合計, which counts only beside or below the heading 収入. */
export interface PartRow extends BudgetPart {
  within?: CompiledLabel
  /** A sum of parts, or a part of a part. */
  relisted?: true
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

const known = new WeakMap<Scheme, FormLabels>()

/** Collects the labels (見出し) that a scheme of layout `form` declares; once for each scheme, as making them ready takes longer than a page. */
export function formLabels(scheme: Scheme): FormLabels {
  const labels = known.get(scheme) ?? collectLabels(scheme)
  known.set(scheme, labels)
  return labels
}

function collectLabels(scheme: Scheme): FormLabels {
  const sections = scheme.sheet.map(({ section }) => compileLabel(section))
  const fields = scheme.sheet.flatMap(({ fields }, section) => fields.flatMap((field) => labelsOf(field, section)))
  const others = [...(scheme.otherLabels ?? []), ...(scheme.withheld ?? [])].map(compileLabel)
  return {
    sections,
    fields: fields.sort((a, b) => b.label.pattern.length - a.label.pattern.length),
    others,
    any: anyOpening([...sections, ...fields.map(({ label }) => label), ...others]),
  }
}

function labelsOf(field: SchemeField, section: number): FieldLabel[] {
  const make = (pattern: string, part: SlotPart, head: boolean) => ({ section, field, part, head, label: compileLabel(pattern) })
  const own = make(field.label, 'value', field.type === 'mark' && field.choices === undefined)
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
      return [own, ...columns(field.columns), ...partLabels(make, field.parts ?? {})]
    case 'figures':
    case 'children':
      return [own, ...columns(field.columns)]
    case 'grade':
      return [own, ...(field.reason === undefined ? [] : [make(field.reason, 'reason', true)])]
    case 'mark':
      return [own, ...(field.choices ?? []).map((pattern) => make(pattern, 'choice', true))]
    default:
      return [own]
  }
}

/**
 * The labels of parts, each after the last > of its path. Beneath another part (物件費>委託料) it is a part of that; beneath a mere heading
 * (収入>合計) the heading is told with it only where its own words are not enough.
 */
function partLabels(
  make: (pattern: string, part: SlotPart, head: boolean) => FieldLabel,
  parts: Record<string, BudgetPart['kind']>,
): FieldLabel[] {
  const paths = Object.keys(parts).map((path) => {
    const [pattern = path, group] = path.split('>').toReversed()
    return { path, pattern, group, plain: pattern.replace(sumLetters, '') }
  })
  return paths.map(({ path, pattern, group, plain }) => {
    const nested = paths.some((other) => other.pattern === group)
    const alone = paths.filter((other) => other.plain === plain).length === 1 && !isTotal(plain)
    const name = group === undefined || (alone && !nested) ? plain : isTotal(plain) ? `${group}${plain}` : `${group}(${plain})`
    const row: PartRow = {
      kind: parts[path] as BudgetPart['kind'],
      name,
      ...(group === undefined ? {} : { within: compileLabel(group) }),
      ...(nested || isTotal(plain) ? { relisted: true } : {}),
    }
    return { ...make(pattern, 'value', true), row }
  })
}

/** The letter or number by which a sum refers to a row, or the sum itself: 人件費 B, 総事業費(A+B), 職員費(②×③). */
const sumLetters =
  /[(（][A-ZＡ-Ｚ][)）]$|(?<=[ぁ-んァ-ヶ一-龠])[\s\u3000]*[(（]?[A-ZＡ-Ｚ](?:[+＋][A-ZＡ-Ｚ])*[)）]?$|[(（][①-⑨A-ZＡ-Ｚ](?:\s*[+＋×*=＝－-]\s*[①-⑨A-ZＡ-Ｚ])+[)）]$/

/** Whether a label is that of a sum: 合計, 小計, 計. */
export const isTotal = (label: string): boolean => /^(?:合|小|総)?\s*計(?:\(.*\))?$/.test(label.trim())
