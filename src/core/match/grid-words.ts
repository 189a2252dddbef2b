import type { BudgetStage } from '../exchange.ts'
import type { ObservationMeasure, ObservationStatus } from '../observation.ts'
import { foldText } from '../text-fold.ts'
import type { ColumnContent } from './grid-column.ts'

/** A heading made comparable: folded, its frame (《》, 【】, quotes) aside. */
export function foldHeading(text: string): string {
  return foldText(text)
    .replace(/[《》〈〉【】「」『』<>[\]〔〕*※]/g, '')
    .replace(/^[()]|[()]$/g, (bracket, at: number, all: string) => (all.split(bracket).length === 2 && at === 0 ? '' : bracket))
}

/** What 目標, 実績, 予定 … in a heading say of the figures below. The first that fits counts. */
const measureWords: [RegExp, { measure: ObservationMeasure; status?: ObservationStatus }][] = [
  [/実績見込|見込(?:値|み)?$|決算見込/, { measure: 'actual', status: 'forecast' }],
  [/基準(?:値|年|$)|現状(?:値|$)|現況値|当初値|策定時|初期値/, { measure: 'baseline' }],
  [/目安/, { measure: 'benchmark' }],
  [/実績|結果$|実数|達成値|現在値|直近値/, { measure: 'actual' }],
  [/予定/, { measure: 'planned' }],
  [/目標|計画値|計画$|目指す値|めざす値|kpi値/, { measure: 'target' }],
]

/** The measure that a heading names, by usual words. 達成率 is none: it is worked out. */
export function readMeasureWord(folded: string): { measure: ObservationMeasure; status?: ObservationStatus } | undefined {
  if (/率$|達成度|達成状況|評価|判定|事業費|予算|決算額/.test(folded)) return undefined
  return measureWords.find(([word]) => word.test(folded))?.[1]
}

const budgetStages: [RegExp, BudgetStage][] = [
  [/決算見込/, 'settledEstimate'],
  [/決算|執行額|実績額/, 'settled'],
  [/補正/, 'revised'],
  [/計画(?:額|事業費)/, 'planned'],
  [/予算|事業費|経費|コスト/, 'initial'],
]

/** 事業費, 予算額, 決算額 in a heading, with the unit of money that stands there. */
export function readBudgetWord(folded: string): { stage: BudgetStage; unit: string } | undefined {
  if (!/事業費|予算|決算|経費|執行額|コスト/.test(folded)) return undefined
  const unit = /(百万円|十万円|千万円|万円|千円|億円|円)/.exec(folded)?.[1] ?? '千円'
  const stage = budgetStages.find(([word]) => word.test(folded))?.[1]
  return stage === undefined ? undefined : { stage, unit }
}

/** Usual headings of other columns. */
const contents: [RegExp, (folded: string) => ColumnContent][] = [
  [/^(?:no\.?|番号|項番|整理番号|頁|ページ|関連頁)$|達成率|進捗率|増減|前年(?:度)?比|寄与率/, () => ({ kind: 'aside' })],
  [/^単位$/, () => ({ kind: 'unit' })],
  [/^(?:区分|種別|目標・?実績)$/, () => ({ kind: 'measure' })],
  [/担当|所管|所属|主管|部署|実施主体|課名|部局/, () => ({ kind: 'units' })],
  [/(?:評価|成果|管理|数値|活動|達成)?指標(?:名|等|の?名称)?$|^kpi$|指標項目|数値目標(?:項目|名)$/, () => ({ kind: 'name' })],
  [/課題/, () => ({ kind: 'words', role: 'issue' })],
  [/今後の|次年度の|改善|方向性|対応方針/, () => ({ kind: 'words', role: 'direction' })],
  [/備考|特記|コメント|注記|補足|理由/, () => ({ kind: 'words', role: 'note' })],
  [
    /評価(?!指標)|判定|達成度|達成状況|進捗度|進捗区分|進捗状況区分|ランク/,
    (folded) => ({ kind: 'grade', scale: scaleName(folded) }),
  ],
  [/進捗|取組状況|取組内容|取組実績|実施状況|実施内容|主な取組|取組の成果|実績内容/, () => ({ kind: 'words', role: 'progress' })],
  [/概要|事業内容|施策内容/, () => ({ kind: 'words', role: 'overview' })],
  [/目的|ねらい/, () => ({ kind: 'words', role: 'purpose' })],
]

const scaleName = (folded: string) =>
  /[^\d()年度hrs]*(?:評価|判定|達成度|達成状況|進捗度|区分|ランク)$/.exec(folded)?.[0] || '評価'

/** What a column holds by the usual words of its heading. `undefined` where they say nothing. */
export function readContentWord(folded: string): ColumnContent | undefined {
  return contents.find(([word]) => word.test(folded))?.[1](folded)
}
