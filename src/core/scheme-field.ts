import type { BudgetPart, BudgetStage, NarrativeRole } from './exchange.ts'
import type { ObservationMeasure } from './observation.ts'
import type { Indicator } from './plan.ts'

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
  /**
   * A word that stands alone and marks the evaluated item: 重点. `choices`: words that the paper prints all, of which those with ○ or ☑ are
   * marks of the item (SDGsの目標).
   */
  | (FieldBase & { type: 'mark'; choices?: string[] })
  /** 事業開始年度 of the evaluated item (`slides` only): 令和3年度(5年目) */
  | (FieldBase & { type: 'startYear' })
  /**
   * Words, split into blocks at the scheme's block marks. `of`: key of the level whose items they are of (boxes of `slides`). `period`: a
   * span of years (実施期間), of which the first is the item's own start. `targets`: words within them after which indicators and their
   * targets stand (指標：… 【数値目標：…】). `actuals`: figures of the sheet's indicators in these words are offered (`fromProse`).
   * `below`: the words of the items under the evaluated one stand on its sheet too, each under its title.
   */
  | (FieldBase & {
      type: 'narratives'
      role: NarrativeRole
      of?: string
      period?: true
      targets?: { name: string; value: string }
      actuals?: true
      below?: true
    })
  /**
   * Grades by year or one grade, with the reason or remarks in the same field. `scales`: those it answers; absent: all. `reason`: label of
   * the reason (判断理由) where it has one of its own; it speaks for every such field since the last reason. `evaluator`: who
   * judges where it is not the body itself (外部評価).
   */
  | (FieldBase & { type: 'grade'; scales?: string[]; reason?: string; evaluator?: 'external' })
  /**
   * Numbered indicators, each with its own small table by year. `label` is the heading of the section. `below`: those of the items under
   * the evaluated one stand on its sheet too. `names` (`form` only): names stand before the words of their rows (目標, 実績), and no heading
   * leads to them.
   */
  | (FieldBase & {
      type: 'indicators'
      labels: { name: string; description?: string; direction?: string }
      columns: Record<string, 'year' | 'unit' | ObservationMeasure>
      below?: true
      names?: 'before'
    })
  /** `rows` and `columns`: indicators with their targets, `○ name [target]`. `below`: as of `indicators`. */
  | (FieldBase & { type: 'targets'; below?: true })
  /** `rows` only: a benchmark, or an actual where it repeats the indicator's name. */
  | (FieldBase & { type: 'comparison' })
  /**
   * Amounts by year and stage. `label` heads the row of amounts. `unit`: 円, 千円, 百万円 …
   * `parts`: labels of rows or columns that hold a part of that amount (一般財源, 人件費), and of what kind; where a name of its own stands
   * between such a label and the amounts (主な内訳 over 委託料, 手数料), the part has that name. `portion`: what an amount in brackets
   * behind another is of it: 326,800(0).
   * `openYear`: the paper's own year is still running when it is written (執行中): 0 settled in it, or later, says only that.
   */
  | (FieldBase & {
      type: 'budget'
      unit: string
      columns: Record<string, BudgetStage>
      parts?: Record<string, BudgetPart['kind']>
      portion?: BudgetPart
      openYear?: true
    })
  /**
   * Indicators that are rows under years (年度別の数値: 従事人員, 単位あたりコスト). `label` is the row's own name, or heads several rows, each
   * with a name beside it or above it, before which the label stands unless `ownNames`.
   */
  | (FieldBase & {
      type: 'figures'
      columns: Record<string, ObservationMeasure>
      role?: NonNullable<Indicator['role']>
      ownNames?: true
    })
  /**
   * Items of a lower level, one a cell under the heading `title`; `state` is a grade on a scale of that heading's name, a stage an amount of
   * that item, in `unit` (`form` only). `fields`: what the paper says of each in a block of its own (細事業), which the heading `title` begins.
   */
  | (FieldBase & {
      type: 'children'
      level: string
      columns: Record<string, 'title' | 'state' | BudgetStage>
      unit?: string
      fields?: SchemeField[]
    })
  /** 用語:説明, one a line */
  | (FieldBase & { type: 'terms' })

export type FieldType = SchemeField['type']
