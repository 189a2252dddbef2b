import { writeLabel } from './label-pattern-of.ts'
import type { LabelUse } from './label-use.ts'

/** Words that head a column of figures: of an indicator's, and of a budget's table. */
export const columnWords: Record<'indicator' | 'budget', [RegExp, LabelUse][]> = {
  indicator: [
    [/^単位$/, 'indicator:unit'],
    [/^(?:年度|期間)$/, 'indicator:year'],
    [/(?:基準|現状|策定時|当初)(?:値|年度値)?$/, 'indicator:baseline'],
    [/目安$/, 'indicator:benchmark'],
    [/予定$/, 'indicator:planned'],
    [/(?:目標|計画|想定)(?:値|数)?(?:見込|見込み)?$/, 'indicator:target'],
    // 見込 is an actual that is foreseen.
    [/(?:実績|結果|見込み?)(?:値|数)?(?:見込み?)?$|達成(?:値|数)$/, 'indicator:actual'],
  ],
  budget: [
    [/決算見込(?:額|み)?$|^見込(?:額|み)?$/, 'budget:settledEstimate'],
    [/(?:決算|実績|支出)(?:額|済額)?$/, 'budget:settled'],
    [/(?:補正後|現計|最終|予算現)(?:予算)?額?$/, 'budget:revised'],
    [/(?:計画)(?:額|事業費)?$/, 'budget:planned'],
    [/(?:予算|当初)(?:額|案)?(?:\(案\))?$/, 'budget:initial'],
  ],
}

/** Whether a word heads a column of figures in some table. */
export const isColumnWord = (word: string): boolean =>
  [...columnWords.indicator, ...columnWords.budget].some(([pattern]) => pattern.test(word))

/** The stage of a column of amounts by its heading (決算額, 当初予算); 事業費 alone says none. */
export function stageOf(label: string): LabelUse | undefined {
  const word = writeLabel(label)?.word ?? label
  return columnWords.budget.find(([pattern]) => pattern.test(word))?.[1]
}
