import type { NarrativeRole } from '../exchange.ts'
import type { Cell } from '../grid.ts'
import { compileLabel } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanText } from '../text-fold.ts'
import { type LabelledField, labelledFields, readHeadingCell } from './rows-heading-cell.ts'

/** What a column of prose holds: undertakings, goals, or words of a role. */
export type ColumnUse = { kind: 'plan' } | { kind: 'goals' } | { kind: 'words'; role: NarrativeRole }

/** The heading of a column (見出し). */
export interface ColumnHeading {
  use: ColumnUse
  cell: Cell
}

/** Words that head a column which the scheme does not name. */
const otherWords: [RegExp, NarrativeRole][] = [
  [/課題/, 'issue'],
  [/今後|方向性|次年度|来年度|改善/, 'direction'],
  [/備考|特記/, 'note'],
  [/最終目標|中長期|将来像|めざす姿|目指す姿/, 'goal'],
  [/概要/, 'overview'],
  [/目的|背景/, 'purpose'],
  [/進捗|実績|結果|成果|点検|達成/, 'progress'],
]

/** The fields that head a column, with the other words that the scheme knows for them. */
export function columnFields(scheme: Scheme): LabelledField[] {
  const fields = scheme.sheet.flatMap(({ fields }) => fields).filter(({ type }) => type === 'narratives' || type === 'targets')
  const others = fields.flatMap((field) =>
    (scheme.columns?.headings?.[field.key] ?? []).map((words) => ({ field, label: compileLabel(words) })),
  )
  return [...labelledFields(fields), ...others]
}

/** Reads a cell as the heading of a column: by a label of the scheme, else by usual words in a short cell. */
export function readColumnHeading(cell: Cell, scheme: Scheme, fields: LabelledField[]): ColumnHeading | undefined {
  const text = cleanText(cell.text.replace(/\n/g, ''))
  if (text.trim() === '' || text.length > 80 || /。./.test(text) || isList(cell.text)) return undefined
  const found = readHeadingCell(text, fields)
  if (found) return { use: columnUse(found.field, scheme), cell }
  const role = text.length <= 40 ? otherWords.find(([words]) => words.test(text))?.[1] : undefined
  return role === undefined ? undefined : { use: { kind: 'words', role }, cell }
}

function columnUse(field: SchemeField, scheme: Scheme): ColumnUse {
  if (field.key === scheme.columns?.plan) return { kind: 'plan' }
  if (field.type === 'targets') return { kind: 'goals' }
  return { kind: 'words', role: field.type === 'narratives' ? field.role : 'note' }
}

/** Whether a scheme's own labels name the cell: usual words alone do not make a row of headings. */
export function isOwnHeading(cell: Cell, fields: LabelledField[]): boolean {
  const text = cleanText(cell.text.replace(/\n/g, ''))
  return text.length <= 80 && !isList(cell.text) && readHeadingCell(text, fields)?.exact === true
}

/** ◇成果指標 with ・… beneath is a short answer, no heading. */
const isList = (text: string) => /\S[^\S\n]*\n\s*[・･○◯〇■]/.test(text)
