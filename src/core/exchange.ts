import type { Finding } from './finding.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Observation } from './observation.ts'
import type { Indicator, Item } from './plan.ts'
import type { IsoDate, Source } from './source.ts'

/** Which paper of the cycle (評価サイクル) a document is: 計画, 進捗, 中間, 期末. */
export type Stage = 'plan' | 'progress' | 'interim' | 'final'

/** One step of a grade scale (評価区分) as the paper's legend explains it. */
export interface GradeMeaning {
  scale: string
  code: string
  meaning: string
}

/** A mark (◆, ◇ …) and what it means by the paper's own legend; some papers use marks that they do not explain. */
export interface MarkMeaning {
  mark: string
  meaning?: string
}

/** What the paper says of itself. */
export interface DocumentFacts {
  title?: string
  /** 発行者 */
  issuer?: string
  fiscalYear?: FiscalYear
  stage?: Stage
  /** 時点: the date of the figures */
  asOf?: IsoDate
  /** 案 */
  draft?: boolean
  grades: GradeMeaning[]
  marks: MarkMeaning[]
  /** 見出しの行: of a table whose rows are kept whole, its headings as a line of CSV and where they stand */
  heads?: Source[]
  /** 一覧: it tells all the evaluated items that there are, and those that it tells without a finding are listed in it */
  lists?: true
}

/** 計画事業費 | 予算 | 補正後予算 | 決算 | 決算見込 */
export type BudgetStage = 'planned' | 'initial' | 'revised' | 'settled' | 'settledEstimate'

/** What an amount is a part of its item's total as: 財源 | 経費 | 会計 | 細事業, by the paper's own name (一般財源, 人件費). */
export interface BudgetPart {
  kind: 'fund' | 'cost' | 'account' | 'activity'
  name: string
}

/** An amount of money, in yen. */
export interface Budget {
  item: string
  fiscalYear: FiscalYear
  stage: BudgetStage
  /** Integer yen. */
  amount: number
  /** 再掲・内数: never added up again */
  relisted?: boolean
  /** 内訳: a part of the item's total of that year and stage, never added to it again */
  part?: BudgetPart
  source?: Source
}

/** One letter on one scale: `{ scale: '評価区分', code: 'A' }`. */
export interface Grade {
  scale: string
  code: string
}

/** A person's grade (評価). */
export interface Evaluation {
  item: string
  fiscalYear: FiscalYear
  stage?: Stage
  /** 自己評価 | 外部評価 */
  evaluator: 'self' | 'external'
  grades: Grade[]
  /** 【見込】 */
  forecast?: boolean
  comment?: string
  source?: Source
}

/** 目的 | 概要 | 手法 | 目標 | 進捗・成果 | 課題 | 今後の方向性 | 備考 */
export type NarrativeRole = 'purpose' | 'overview' | 'approach' | 'goal' | 'progress' | 'issue' | 'direction' | 'note'

/** The words said of an item. */
export interface Narrative {
  item: string
  role: NarrativeRole
  /** 見出し: the paper's own heading, where its scheme has several fields of one role */
  label?: string
  text: string
  /** ◆ 実施済み | ◇ 取組中 */
  status?: 'done' | 'ongoing'
  source?: Source
}

/** 用語 */
export interface Term {
  term: string
  definition: string
  fromProse?: boolean
  source?: Source
}

/** One paper as data: the seven lists and what a careful reader marked. The model of everything here. */
export interface Exchange {
  format: 'shirube-exchange/1'
  document: DocumentFacts
  items: Item[]
  indicators: Indicator[]
  observations: Observation[]
  budgets: Budget[]
  evaluations: Evaluation[]
  narratives: Narrative[]
  terms: Term[]
  findings: Finding[]
}
