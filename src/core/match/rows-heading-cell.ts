import { findLabels, type LabelMatch } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabel } from '../label-pattern.ts'
import type { SchemeField } from '../scheme-field.ts'
import { type ColumnMeaning, meaningsOf, usualAmount } from './rows-column-meaning.ts'

/** What a heading cell names: a field, by its own label (`exact`) or by usual words. */
export interface HeadingCell {
  field: SchemeField
  exact: boolean
  match: LabelMatch
  /** What a field of several columns has in this one. */
  meaning?: ColumnMeaning
}

/** Words by which officials head such a column, where a paper words its heading otherwise than the scheme; the first that fits counts. */
const usualWords: [RegExp, (field: SchemeField) => boolean][] = [
  [/目安|比較|(?:前|昨)年(?:度|同)/, ({ type }) => type === 'comparison'],
  [/評価(?!.*(?:理由|内容))/, ({ type }) => type === 'grade'],
  [/目標|計画値/, ({ type }) => type === 'targets'],
  [/課題/, (field) => field.type === 'narratives' && field.role === 'issue'],
  [/方向|今後|改善/, (field) => field.type === 'narratives' && field.role === 'direction'],
  [/進捗|取組|実績|成果|実施(?:状況|内容|結果)/, (field) => field.type === 'narratives' && field.role === 'progress'],
  [/概要/, (field) => field.type === 'narratives' && field.role === 'overview'],
  [/^担当|所管|部局|課名/, ({ type }) => type === 'units'],
  [/^(?:事業|取組|施策|項目)(?:名|等)?$/, ({ type }) => type === 'item'],
]

/** A field with its label ready to be looked for. */
export interface LabelledField {
  field: SchemeField
  label: CompiledLabel
  meaning?: ColumnMeaning
}

/** The fields of a scheme, the longest label first: 進捗状況<自己評価> before 進捗状況. */
export function labelledFields(fields: SchemeField[]): LabelledField[] {
  return fields
    .flatMap((field) => meaningsOf(field).map(({ label, meaning }) => ({ field, label, ...(meaning ? { meaning } : {}) })))
    .sort((a, b) => b.label.length - a.label.length)
    .map(({ label, ...rest }) => ({ ...rest, label: compileLabel(label) }))
}

/** Which field a cell is the heading of: by its label at the head of the cell, else by usual words in a short cell. */
export function readHeadingCell(cellText: string, fields: LabelledField[]): HeadingCell | undefined {
  const text = cellText.slice(0, 160)
  const plain = text.replace(/\s/g, '')
  if (plain === '') return undefined
  const fold = foldLabel(text)
  for (const { field, label, meaning } of fields) {
    const hit = findLabels(label, text, fold).find(({ start }) => /^[\s<【〈■●○◆◇※]*$/.test(text.slice(0, start)))
    if (!hit) continue
    const rest = text.slice(hit.end)
    // 事業 heads a column only where nothing follows it: 事業費 is another word. Longer labels may be followed by remarks.
    if (/^\s*$/.test(rest) || (field.type !== 'item' && /^\s*[\s([［（<〈【>〉》】※◆◇・:：/]/.test(rest)))
      return { field, exact: true, match: hit.match, ...(meaning ? { meaning } : {}) }
  }
  if (plain.length > 40) return undefined
  const budget = fields.find(({ field }) => field.type === 'budget')?.field
  const amount = budget && usualAmount(fold.folded)
  if (budget && amount) return { field: budget, exact: false, match: looseMatch(text), meaning: amount }
  for (const [words, fits] of usualWords) {
    const field = words.test(plain) ? fields.find((one) => fits(one.field))?.field : undefined
    if (field) return { field, exact: false, match: looseMatch(text) }
  }
  return undefined
}

const anyYear = compileLabel('{年度}')
const anyDate = compileLabel('{時点}')

/** Year and date in a heading that the scheme words otherwise. */
function looseMatch(text: string): LabelMatch {
  const year = findLabels(anyYear, text).find(({ match }) => match.fiscalYear !== undefined)
  const date = findLabels(anyDate, text).find(({ match }) => match.asOf !== undefined)
  return { ...(year?.match ?? {}), ...(date?.match.asOf === undefined ? {} : { asOf: date.match.asOf }) }
}
