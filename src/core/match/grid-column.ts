import type { BudgetStage, NarrativeRole } from '../exchange.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { ObservationMeasure, ObservationStatus } from '../observation.ts'

/** What stands in a column of a grid (列の中身). */
export type ColumnContent =
  /** Items of a level: `depth` is its place among the scheme's levels. */
  | { kind: 'item'; depth: number }
  /** 評価指標 */
  | { kind: 'name' }
  /** 目標, 実績, 予定 of a year. Without a measure the row says it. */
  | { kind: 'figure'; measure?: ObservationMeasure; status?: ObservationStatus }
  /** 区分: 目標 or 実績, one a row */
  | { kind: 'measure' }
  | { kind: 'unit' }
  | { kind: 'units' }
  | { kind: 'words'; role: NarrativeRole }
  | { kind: 'grade'; scale: string }
  | { kind: 'budget'; stage: BudgetStage; unit: string }
  /** 達成率, 番号: derived or of no meaning here */
  | { kind: 'aside' }

/** A column (列) with its heading and the year that stands there. `from` and `to` are grid columns, both inclusive. */
export type GridColumn = ColumnContent & {
  from: number
  to: number
  /** Every heading over it, from the top down. */
  heading: string
  cell: Cell
  fiscalYear?: FiscalYear
  /** 平成28~32年度 over one column */
  fromFiscalYear?: FiscalYear
}

/** The columns under one header (見出し). `unread`: headings that nothing here answers. */
export interface GridHeader {
  columns: GridColumn[]
  unread: Cell[]
}
