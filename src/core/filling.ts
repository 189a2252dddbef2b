import type { Finding } from './finding.ts'

/** A value for a place of a template, by its locator as the reader of the template tells it (`Sheet1!C5`, `table1/r2c1`, `para 3`, `p3/line 2`). */
export interface PlacedValue {
  locator: string
  value: string | number
}

/** What one cell of a composed row says. */
export interface ComposedCell {
  /** 0-based column of the specimen's cell. */
  col: number
  value: string | number
  /** How many rows it reaches over, downwards. Default 1; the cells that it covers below are not written. */
  down?: number
  /** Where the specimen's cell holds a formula, that stays in place of the value. */
  keepsFormula?: true
}

/**
 * A row that is like a row of the template (見本の行): its height, looks and merges across. Cells that are not written keep what the specimen
 * says, be it nothing or a dash.
 */
export interface ComposedRow {
  /** 0-based row of the template's table. */
  like: number
  cells: ComposedCell[]
  /** Begins a part of the table (重点方向): where the template ends a page under its specimens, a page begins with this row. */
  opens?: true
}

/** Rows of a table that make way for others: from `top` to `bottom`, 0-based and inclusive, as the template has them. */
export interface ComposedRows {
  /** `place` of the grid: `Sheet1`, `table1`. */
  place: string
  top: number
  bottom: number
  rows: ComposedRow[]
}

/**
 * A stretch of the template's paragraphs and tables that stands once for each of several (繰り返す部分): one theme or page after the other.
 * `from` and `to` are a paragraph or a table (`para 3`, `table2`), both included; absent: the first and the last of the file. Of slides
 * it is those from one place to the other (`p3/line 1`), whole.
 */
export interface RepeatedBlocks {
  from?: string
  to?: string
  /** Each but the first begins a page. */
  newPage?: true
  copies: Pick<Filling, 'writes' | 'rows'>[]
}

/**
 * What goes into a template (様式への記入), whatever its format: values by place, then rows that repeat or make way. Locators and rows
 * are those of the template before anything was done to it; values and composed rows never name the same cell.
 */
export interface Filling {
  writes: PlacedValue[]
  rows: ComposedRows[]
  /** What they hold is in no other place of the filling. */
  blocks?: RepeatedBlocks[]
  /** What the template has no place for. */
  problems: Finding[]
}
