import type { Budget, BudgetStage, Evaluation, NarrativeRole, Stage, Term } from './exchange.ts'
import type { Stated, YearNarrative } from './facts.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Observation } from './observation.ts'
import type { Indicator, Item } from './plan.ts'
import type { GradeScale } from './scheme.ts'

/**
 * One evaluated item as its paper shows it (評価票・調書): the scheme's sections and fields, filled.
 * The waist of the system: editor, public page, xlsx, csv and API all take this and nothing else.
 */
export interface SheetView {
  scheme: string
  /** The scheme's title. */
  title: string
  body: string
  fiscalYear: FiscalYear
  stage?: Stage
  item: Item
  /** From the root down to the item's parent. */
  path: Item[]
  /** Items of a level of its own that the paper names and that the path leaves out (めざす方向): nobody said which of them this item serves. */
  beside?: Item[]
  sections: SheetSection[]
}

export interface SheetSection {
  title: string
  fields: SheetField[]
}

/** An indicator with everything said of it. */
export interface IndicatorView {
  indicator: Indicator
  observations: Stated<Observation>[]
  /** The item under the sheet's own to which it belongs, where that is another. */
  of?: Item
}

/**
 * An item under the evaluated one, with its state; `budgets`: its amounts where the sheet lists them (決算額), in the field's `unit`; `fields`:
 * what the sheet says of it in a block of its own (細事業).
 */
export interface ChildView {
  item: Item
  state?: Stated<Evaluation>
  budgets?: Stated<Budget>[]
  fields?: SheetField[]
}

/** A field with its value; `key` and `label` are the scheme's (placeholders in the label filled in). */
export type SheetField = { key: string; label: string } & (
  | { type: 'fiscalYear'; fiscalYear: FiscalYear }
  | { type: 'item'; item?: Item }
  | { type: 'units'; units: string[] }
  | { type: 'startYear'; fiscalYear?: FiscalYear }
  /** `chosen`: the words that are ticked, where the paper offers several */
  | { type: 'mark'; marked: boolean; chosen?: string[] }
  /** `below`: what is said of the items under the sheet's own, where the scheme shows it there. */
  | {
      type: 'narratives'
      role: NarrativeRole
      label?: string
      blocks: Stated<YearNarrative>[]
      below?: { item: Item; blocks: Stated<YearNarrative>[] }[]
    }
  | { type: 'grade'; scales: GradeScale[]; forecastMark?: string; evaluations: Stated<Evaluation>[] }
  /** Also for the scheme's `targets` and `comparison`. */
  | { type: 'indicators'; indicators: IndicatorView[] }
  /** `unit`: 千円 … ; `columns`: the scheme's, in the paper's order */
  | { type: 'budget'; unit: string; columns: { label: string; stage: BudgetStage }[]; budgets: Stated<Budget>[] }
  /** `unit`: of the amounts of the children, where the sheet lists them */
  | { type: 'children'; unit?: string; children: ChildView[] }
  | { type: 'terms'; terms: Term[] }
)
