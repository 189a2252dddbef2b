import type { Stage } from './exchange.ts'
import type { CheckingFacts } from './finding-checking.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Accumulation, Direction, Indicator, Item, Level } from './plan.ts'
import type { ColumnsLayout } from './scheme-columns.ts'
import type { SchemeExample } from './scheme-example.ts'
import type { SchemeSection } from './scheme-field.ts'
import type { GridDeclaration } from './scheme-grid.ts'
import type { Layout } from './scheme-layout.ts'
import type { SchemePart } from './scheme-part.ts'
import type { SchemeRecords } from './scheme-records.ts'
import type { Attainment, Proposal } from './scheme-rule.ts'
import type { SlidesDeclaration } from './scheme-slides.ts'

/**
 * A scheme (評価方式・様式) as `scheme.yaml` declares it: one body's way of evaluating, as data.
 * The same declaration reads a document, shows a sheet, and prints it. Rules go by name from closed lists.
 *
 * A label (見出し) is written as on the paper; white space does not count. It may hold these placeholders:
 * `{年度}` a fiscal year · `{翌年度}` the one after the evaluated · `{期間}` a span of them · `{時点}` a date, with or without
 * its day · `{番号}` ①, 1 or (1) · `{組織}` a bureau or section (…局, …課) or none · `{名称}` any name.
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
  /** Layout `grid` only. */
  grid?: GridDeclaration
  /** What layout `columns` needs to be told. */
  columns?: ColumnsLayout
  /** What layout `records` needs to be told beyond the fields. */
  records?: SchemeRecords
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
  /** How each indicator is measured and classed. */
  attainment?: Attainment
  /** How a grade on the first scale is proposed; answers that it waits for are grades on the others. */
  propose?: Proposal
  /** Checks (点検) that this body does not want, by their codes. */
  checks?: Partial<Record<keyof CheckingFacts, 'off'>>
  /** Marks at the head of a block of words, and what they say of it. `none`: a bullet only. */
  blocks: Record<string, 'done' | 'ongoing' | 'none'>
  /** Marks in a title that become fields: `(協調)`, `(新規)`. */
  titleMarks: Record<string, Partial<Pick<Item, 'delivery' | 'isNew'>>>
  /** What indicators of this scheme are where the paper does not say. */
  indicators: IndicatorDefaults
  sheet: SchemeSection[]
  /** 部: where a paper holds several layouts, each stretch with its own; `layout` then is that of the evaluated items' sheets. */
  parts?: SchemePart[]
  slides?: SlidesDeclaration
  /** Labels on the paper that lead to nothing here: they end the values of those that do. */
  otherLabels?: string[]
  /** Labels of what is never read, shown or told: the names of officials (評価責任者). */
  withheld?: string[]
  examples: SchemeExample[]
}

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
  /** 語で答える: any other words of the paper are an answer too (測ることはなじまない). Such a scale has a field of its own. */
  open?: true
  /** This scale follows only on these codes of the scale before it; absent: on all. Optional always where given. */
  on?: string[]
}

export interface IndicatorDefaults {
  role?: NonNullable<Indicator['role']>
  accumulation: Accumulation
  direction?: Direction
  /** The paper's words for the three directions. */
  directions?: Record<string, Direction>
  /** By unit, where a unit tells how figures add up: a share (%) is a level at a date. */
  byUnit?: Record<string, Accumulation>
}
