import type { BudgetStage, NarrativeRole, Stage } from './exchange.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { ObservationMeasure } from './observation.ts'
import type { Accumulation, Direction, Indicator, Item, Level } from './plan.ts'

/**
 * A scheme (評価方式・様式) as `scheme.yaml` declares it: one body's way of evaluating, as data.
 * The same declaration reads a document, shows a sheet, and prints it. Rules go by name from closed lists.
 *
 * A label (見出し) is written as on the paper; white space does not count. It may hold these placeholders:
 * `{年度}` a fiscal year · `{翌年度}` the one after the evaluated · `{期間}` a span of them · `{時点}` a date, with or without
 * its day · `{番号}` ①, 1 or (1).
 */
export interface Scheme {
  /** Folder name, `kawasaki-2013`. */
  name: string
  title: string
  /** 団体, with its local government code (6 digits, check digit last) */
  body: { name: string; code?: string }
  /** 発行者, where the paper does not say. Default: the body. */
  issuer?: string
  /** How a paper of this scheme is recognised. */
  recognise: { titles: string[]; labels: string[] }
  layout: Layout
  /** What such a paper is where it does not say. */
  stage: Stage
  /** How its papers write a year: 令和2年度 or 2020年度. Default: era. */
  years?: 'era' | 'western'
  /** 計画期間: the plan that its papers speak of; fills `{期間}` and `{番号}` in headings. */
  period?: { number?: number; from: FiscalYear; to: FiscalYear }
  levels: SchemeLevel[]
  /** Key of the level that gets a sheet and a grade. */
  evaluates: string
  grades: GradeScale[]
  /** 【見込】: written after a grade that rests on the year-end forecast */
  forecastMark?: string
  propose?: Proposal
  /** Marks at the head of a block of words, and what they say of it. `none`: a bullet only. */
  blocks: Record<string, 'done' | 'ongoing' | 'none'>
  /** Marks in a title that become fields: `(協調)`, `(新規)`. */
  titleMarks: Record<string, Partial<Pick<Item, 'delivery' | 'isNew'>>>
  /** What indicators of this scheme are where the paper does not say. */
  indicators: IndicatorDefaults
  sheet: SchemeSection[]
  /** Labels on the paper that lead to nothing here: they end the values of those that do. */
  otherLabels?: string[]
  examples: SchemeExample[]
}

/** `form`: labels beside or above their values. `rows`: labels are column headings, items are rows. */
export type Layout = 'form' | 'rows'

/** A level of the plan by the body's own word. Levels are listed from the root down. */
export interface SchemeLevel {
  key: string
  level: Level
  label: string
  /** Regular expression of its code, whole match: `\d{8}`. */
  code?: string
}

/** A scale (評価区分) whose letters are written one after the other: AⅡ = A on the first, Ⅱ on the second. */
export interface GradeScale {
  scale: string
  codes: Record<string, string>
  /** This scale follows only on these codes of the scale before it; absent: on all. Optional always where given. */
  on?: string[]
}

/** Proposed grade rules, by name. `verdict-share`: by how many of the indicators that can be judged are met. */
export interface Proposal {
  rule: 'verdict-share'
  all: string
  some: string
  none: string
}

export interface IndicatorDefaults {
  role?: NonNullable<Indicator['role']>
  accumulation: Accumulation
  direction?: Direction
  /** The paper's words for the three directions. */
  directions?: Record<string, Direction>
}

/** A heading of the paper and what stands under it, in the paper's own order. */
export interface SchemeSection {
  section: string
  fields: SchemeField[]
}

interface FieldBase {
  key: string
  label: string
}

/** What a label leads to. */
export type SchemeField =
  /** 評価年度 */
  | (FieldBase & { type: 'fiscalYear' })
  /** An item of the level `key`: title, with its code before it where the level has one. */
  | (FieldBase & { type: 'item'; level: string })
  /** 作成課, 関係課: one a line */
  | (FieldBase & { type: 'units' })
  /** A word that stands alone and marks the evaluated item: 重点 */
  | (FieldBase & { type: 'mark' })
  /** Words, split into blocks at the scheme's block marks. */
  | (FieldBase & { type: 'narratives'; role: NarrativeRole })
  /** Grades by year or one grade, with the reason or remarks in the same field. */
  | (FieldBase & { type: 'grade' })
  /** Numbered indicators, each with its own small table by year. `label` is the heading of the section. */
  | (FieldBase & {
      type: 'indicators'
      labels: { name: string; description?: string; direction?: string }
      columns: Record<string, 'year' | 'unit' | ObservationMeasure>
    })
  /** `rows` only: indicators with their targets, `○ name [target]`. */
  | (FieldBase & { type: 'targets' })
  /** `rows` only: a benchmark, or an actual where it repeats the indicator's name. */
  | (FieldBase & { type: 'comparison' })
  /** Amounts by year and stage. `label` heads the row of amounts. `unit`: 円, 千円, 百万円 … */
  | (FieldBase & { type: 'budget'; unit: string; columns: Record<string, BudgetStage> })
  /** Items of a lower level, one a cell under the heading `title`; `state` is a grade on a scale of that heading's name. */
  | (FieldBase & { type: 'children'; level: string; columns: Record<string, 'title' | 'state'> })
  /** 用語:説明, one a line */
  | (FieldBase & { type: 'terms' })

export type FieldType = SchemeField['type']

/** A test in words an official can read; each must hold (see `core/example.ts`). */
export type SchemeExample =
  | { written: string; reads?: { grades: Record<string, string>; forecast?: boolean } }
  | {
      target: string
      actual: string | string[]
      final?: boolean
      direction?: string
      verdict: 'met' | 'missed' | 'pending' | 'unknown'
    }
  | { verdicts: ('met' | 'missed' | 'pending' | 'unknown')[]; proposes?: string }
