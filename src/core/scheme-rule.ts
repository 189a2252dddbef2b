import type { Accumulation, Direction } from './plan.ts'

/**
 * How a rate (率) is made of an indicator's figures, by name. a = 実績, t = 目標, b = 基準値; in percent, better is higher.
 * `ratio` 達成率 a/t · `inverse-ratio` t/a, where less is better · `progress` 進捗率 (a−b)/(t−b) · `of-baseline` 対基準値 a/b (b/a where less is
 * better) · `change` 変化率 (a−b)/b · `difference` 変化幅 a−b, in the indicator's own unit.
 */
export const rateWays = ['ratio', 'inverse-ratio', 'progress', 'of-baseline', 'change', 'difference'] as const
export type RateWay = (typeof rateWays)[number]

/** Which indicators a rule is for; every condition given must hold. */
export interface Selection {
  accumulation?: Accumulation
  direction?: Direction
  /** 単位: one of these */
  unit?: string[]
  /** Words of which one stands in the indicator's name or description: 意識調査 */
  says?: string[]
  /** Figures that the paper states of the indicator. */
  stated?: ('target' | 'baseline' | 'benchmark')[]
}

/** One way of making a rate. `against`: which figure is t; `benchmark` is a 期待値 or 目安 of the year. Default: target. */
export interface RateRule {
  rule: RateWay
  against?: 'target' | 'benchmark'
  for?: Selection
}

/**
 * How far the plan should be (期待される進捗), in percent of its target: so much a year, or by the year of the plan and its length.
 * `as`: the rate is then told as a share of it (既定) or as the difference to it, in points.
 */
export type Expected = { as?: 'share' | 'difference' } & (
  | { perYear: number }
  | { table: { year?: number; length?: number; percent: number }[] }
)

/**
 * One step of a ladder (区分の段). Steps are tried from the top; the first of which everything holds is taken. The last has no condition.
 * `by`: another rate than the rule's own. `answered`: what a person answered on another scale; while nobody has, the ladder waits, or with
 * `waits: false` the step is passed over.
 */
export interface Step {
  code: string
  atLeast?: number
  above?: number
  by?: RateWay
  answered?: Record<string, string>
  waits?: false
  /** 点数, for rule `points`. */
  points?: number
}

/** What is lacking where no rate can be made: a figure, an expectation for this year of the plan, or figures that go together. */
export const gaps = ['target', 'actual', 'baseline', 'expected', 'incomputable'] as const
export type Gap = (typeof gaps)[number]

/** How each indicator is measured and classed (指標の達成度). */
export interface Attainment {
  /** The first that is for the indicator. */
  rates: RateRule[]
  /** Rates below and above count as these bounds. */
  cap?: [number, number]
  /** 四捨五入: decimals of a percent that count. Absent: nothing is rounded. */
  decimals?: number
  /** 横ばい: an actual nearer to its baseline than this counts as the baseline. In points where the unit is %, else in percent. */
  unchanged?: { within: number; for?: Selection }
  expected?: Expected
  steps?: Step[]
  /** Classes of indicators without a rate, by what they lack: −, その他. They decide nothing. */
  without?: Partial<Record<Gap | 'any', string>>
}

/**
 * How a grade of the item is proposed (評価の提案), by name. `verdict-share`: all, some or none of the indicators that can be judged are met ·
 * `met-share`: percent of them that are · `mean-rate`: mean of their rates · `class-share`: percent of them in these classes ·
 * `worst`, `best`: the lowest or highest of their classes · `points`: points of classes and of a person's answers added up ·
 * `people`: figures do not decide; nothing is proposed and a reason is asked for.
 */
export type Proposal =
  | { rule: 'verdict-share'; all: string; some: string; none: string }
  | { rule: 'met-share'; steps: Step[] }
  | { rule: 'mean-rate'; steps: Step[] }
  | { rule: 'class-share'; classes: string[]; steps: Step[] }
  | { rule: 'worst' }
  | { rule: 'best' }
  | PointsProposal
  | { rule: 'people' }

/** Points of indicators (合計, 平均, or 役割ごとの平均の合計) and of lines that a person answers, by scale and code. */
export interface PointsProposal {
  rule: 'points'
  indicators: 'sum' | 'mean' | 'mean-by-role'
  lines?: Record<string, Record<string, number>>
  steps: Step[]
}

export const proposalRules = [
  'verdict-share',
  'met-share',
  'mean-rate',
  'class-share',
  'worst',
  'best',
  'points',
  'people',
] as const satisfies Proposal['rule'][]
