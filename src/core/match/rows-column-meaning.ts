import type { BudgetPart, BudgetStage } from '../exchange.ts'
import type { SchemeField } from '../scheme-field.ts'
import { readBudgetWord } from './grid-words.ts'

/** What one of several columns of a field holds: an amount of a stage, or a part of it (事業費), or titles or states of items below (下位の事業). */
export type ColumnMeaning = { amount: { stage?: BudgetStage; part?: BudgetPart } } | { child: 'title' | 'state' }

/** Every label of a field with what its column holds: of a budget and of items below there are several. */
export function meaningsOf(field: SchemeField): { label: string; meaning?: ColumnMeaning }[] {
  if (field.type === 'budget')
    return [
      { label: field.label, meaning: { amount: {} } },
      ...Object.entries(field.columns).map(([label, stage]) => ({ label, meaning: { amount: { stage } } })),
      ...Object.entries(field.parts ?? {}).map(([label, kind]) => ({
        label,
        meaning: { amount: { part: { kind, name: label } } },
      })),
    ]
  if (field.type !== 'children') return [{ label: field.label }]
  const columns = Object.entries(field.columns).flatMap(([label, child]) =>
    child === 'title' || child === 'state' ? [{ label, meaning: { child } }] : [],
  )
  return columns.some(({ meaning }) => meaning.child === 'title')
    ? columns
    : [{ label: field.label, meaning: { child: 'title' } }, ...columns]
}

/** An amount by usual words, where a paper words its heading otherwise than the scheme; 事業費 alone says no stage. */
export function usualAmount(folded: string): ColumnMeaning | undefined {
  if (/率|[増差]減?額?$|比較|理由|説明|内容|備考|評価/.test(folded)) return undefined
  const stage = readBudgetWord(folded)?.stage
  if (stage === undefined) return undefined
  return { amount: stage === 'initial' && !folded.includes('予算') ? {} : { stage } }
}
