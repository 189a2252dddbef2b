import type { Finding } from './finding.ts'
import type { FiscalYear } from './fiscal-year.ts'

/** Where a row was read: the place in the document and the words that stand there (典拠). */
export interface Source {
  /** `p3/table1/r4c2` | `Sheet1!C5` | `line 41` */
  locator: string
  /** As written, before any folding. */
  text: string
}

/** ISO 8601 day, `2021-02-28`. A month without a day stands as `2021-02`. */
export type IsoDate = string

/** Which paper of the cycle (評価サイクル) a document is: 計画, 進捗, 中間, 期末. */
export type Stage = 'plan' | 'progress' | 'interim' | 'final'

/** One step of a grade scale (評価区分) as the paper's legend explains it. */
export interface GradeMeaning {
  scale: string
  code: string
  meaning: string
}

/** What a mark (◆, ◇ …) means by the paper's own legend. */
export interface MarkMeaning {
  mark: string
  meaning: string
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
}

/** Levels of a plan, from vision to undertaking. What a body calls them stands in `levelLabel`. */
export const levels = ['vision', 'theme', 'direction', 'policy', 'measure', 'programme', 'initiative'] as const
export type Level = (typeof levels)[number]

/** A node of the plan's tree (施策, 事務事業 …). */
export interface Item {
  id: string
  parent?: string
  level: Level
  levelLabel?: string
  code?: string
  title: string
  order?: number
  /** 協調事業 has no budget of its own. */
  delivery?: 'budgeted' | 'coordinated'
  /** 新規 */
  isNew?: boolean
  startFiscalYear?: FiscalYear
  /** 部局・課: the writing section first */
  units?: string[]
  /** 重点, ◎ … */
  marks?: string[]
  /** 再掲: items under which the paper lists it again */
  relistedUnder?: string[]
  source?: Source
}

/** 累計 | /年 | a level at a date */
export type Accumulation = 'annual' | 'cumulative' | 'point'
/** 大きいほどよい | 小さいほどよい | 現状維持 */
export const directions = ['increase', 'decrease', 'maintain'] as const
export type Direction = (typeof directions)[number]

/** 指標 */
export interface Indicator {
  id: string
  item: string
  name: string
  unit?: string
  kind: 'quantitative' | 'qualitative'
  /** 成果指標 | 活動指標 | 参考指標 */
  role?: 'outcome' | 'output' | 'reference'
  accumulation?: Accumulation
  direction?: Direction
  description?: string
  relistedUnder?: string[]
  /** Found in running text: a suggestion which a person confirms. */
  fromProse?: boolean
  source?: Source
}

/** 目標 | 実績 | 基準値 | 目安 | 予定 */
export type ObservationMeasure = 'target' | 'actual' | 'baseline' | 'benchmark' | 'planned'
/** 以上 | 以下 | ちょうど | 程度 */
export type Comparator = '>=' | '<=' | '=' | '~'
/** 確定 | 見込 | 予定 | 速報 */
export type ObservationStatus = 'confirmed' | 'forecast' | 'planned' | 'preliminary'

/** A figure that depends on another: 「発表数(8人)の4.2倍以上」. */
export interface RelativeTo {
  quantity: string
  factor?: number
  base?: number
}

/** One figure of those that a total is the sum of. */
export interface Part {
  label: string
  value: number
}

/** A figure said of an indicator. Missing is an absent `value`, never zero. */
export interface Observation {
  id?: string
  indicator: string
  measure: ObservationMeasure
  fiscalYear?: FiscalYear
  fromFiscalYear?: FiscalYear
  toFiscalYear?: FiscalYear
  asOf?: IsoDate
  value?: number
  min?: number
  max?: number
  comparator?: Comparator
  /** Only where it differs from the indicator's. */
  unit?: string
  relativeTo?: RelativeTo
  status?: ObservationStatus
  /** 変更: the id of the observation that replaced this one within the year */
  supersededBy?: string
  text?: string
  parts?: Part[]
  fromProse?: boolean
  source?: Source
}

/** 計画事業費 | 予算 | 補正後予算 | 決算 | 決算見込 */
export type BudgetStage = 'planned' | 'initial' | 'revised' | 'settled' | 'settledEstimate'

/** An amount of money, in yen. */
export interface Budget {
  item: string
  fiscalYear: FiscalYear
  stage: BudgetStage
  /** Integer yen. */
  amount: number
  /** 再掲・内数: never added up again */
  relisted?: boolean
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
