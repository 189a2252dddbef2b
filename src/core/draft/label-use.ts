import type { BudgetPart, BudgetStage, NarrativeRole } from '../exchange.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { Level } from '../plan.ts'

/** What a label (見出し) of a sheet leads to, as a person chooses it from one list (項目の種類). `other`: known, and read nowhere. `withheld`: a person's name or extension, which is shown nowhere either. */
export type LabelUse =
  | 'section'
  | 'fiscalYear'
  | `item:${Exclude<Level, 'vision'>}`
  | 'units'
  | 'mark'
  | `narratives:${NarrativeRole}`
  | 'grade'
  | 'indicators'
  | `indicator:${'name' | 'description' | 'direction' | 'year' | 'unit' | ObservationMeasure}`
  | 'figures'
  | 'budget'
  | `budget:${BudgetStage}`
  | `part:${BudgetPart['kind']}`
  | `children:${'title' | 'state' | BudgetStage}`
  | 'terms'
  | 'withheld'
  | 'other'

/** A use in the words of an official, and the group under which a list shows it. */
export interface UseWords {
  group: string
  word: string
}

/** Every use with its words, in the order in which a list shows them. */
export const useWords: Record<LabelUse, UseWords> = {
  'item:programme': { group: '計画の体系', word: '事業名・事務事業名' },
  'item:measure': { group: '計画の体系', word: '施策名' },
  'item:policy': { group: '計画の体系', word: '政策・基本施策名' },
  'item:direction': { group: '計画の体系', word: '基本方向・分野' },
  'item:theme': { group: '計画の体系', word: '柱・テーマ' },
  'item:initiative': { group: '計画の体系', word: '取組（事業の下）' },
  units: { group: '基本情報', word: '担当部署' },
  fiscalYear: { group: '基本情報', word: '評価する年度' },
  mark: { group: '基本情報', word: '印（重点など）' },
  'narratives:purpose': { group: '記述', word: '目的・対象・解決すべき課題' },
  'narratives:overview': { group: '記述', word: '概要・内容' },
  'narratives:approach': { group: '記述', word: '手段・取組の方法' },
  'narratives:goal': { group: '記述', word: '目標（文章）' },
  'narratives:progress': { group: '記述', word: '進捗・成果' },
  'narratives:issue': { group: '記述', word: '課題' },
  'narratives:direction': { group: '記述', word: '今後の方向性' },
  'narratives:note': { group: '記述', word: '備考・理由' },
  grade: { group: '評価', word: '評価（記号や区分）' },
  indicators: { group: '指標', word: '指標の欄の見出し' },
  'indicator:name': { group: '指標', word: '指標の名前' },
  'indicator:description': { group: '指標', word: '指標の説明' },
  'indicator:direction': { group: '指標', word: '指標の方向' },
  'indicator:unit': { group: '指標', word: '指標の単位' },
  'indicator:year': { group: '指標', word: '指標の年度' },
  'indicator:baseline': { group: '指標', word: '基準値' },
  'indicator:target': { group: '指標', word: '目標値・計画値' },
  'indicator:planned': { group: '指標', word: '予定' },
  'indicator:benchmark': { group: '指標', word: '目安' },
  'indicator:actual': { group: '指標', word: '実績値' },
  figures: { group: '指標', word: '数値の行（見出しが指標の名前）' },
  budget: { group: '事業費', word: '事業費の行（合計）' },
  'part:fund': { group: '事業費', word: '財源の内訳' },
  'part:cost': { group: '事業費', word: '経費の内訳' },
  'part:account': { group: '事業費', word: '会計の内訳' },
  'part:activity': { group: '事業費', word: '細事業の内訳' },
  'budget:planned': { group: '事業費', word: '計画額の列' },
  'budget:initial': { group: '事業費', word: '予算の列' },
  'budget:revised': { group: '事業費', word: '補正後予算の列' },
  'budget:settled': { group: '事業費', word: '決算の列' },
  'budget:settledEstimate': { group: '事業費', word: '決算見込の列' },
  'children:title': { group: '下位の事業', word: '下位の事業名の列' },
  'children:state': { group: '下位の事業', word: '下位の事業の状況の列' },
  'children:planned': { group: '下位の事業', word: '下位の事業の計画額の列' },
  'children:initial': { group: '下位の事業', word: '下位の事業の予算の列' },
  'children:revised': { group: '下位の事業', word: '下位の事業の補正後予算の列' },
  'children:settled': { group: '下位の事業', word: '下位の事業の決算の列' },
  'children:settledEstimate': { group: '下位の事業', word: '下位の事業の決算見込の列' },
  terms: { group: 'そのほか', word: '用語の説明' },
  section: { group: 'そのほか', word: '区切りの見出し' },
  withheld: { group: 'そのほか', word: '非公開（職員の氏名・内線など）' },
  other: { group: 'そのほか', word: '読まない' },
}

/** Whether a text names a use: a form's answer is checked with it. */
export const isLabelUse = (text: string): text is LabelUse => Object.hasOwn(useWords, text)
