import type { BudgetPart, BudgetStage } from './exchange.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { ObservationMeasure } from './observation.ts'
import type { Accumulation, Direction, Indicator } from './plan.ts'

/**
 * A heading (列の見出し) as it stands over its column. White space, width and ornaments do not count. Where headings stand in several rows
 * (令和4年度 over 決算額) it is any of them, or several joined from the top: `{年度}決算額`. It may hold `{年度}`; with `…` at its end it is the
 * beginning of a longer one.
 */
export type Heading = string

/**
 * What layout `records` (一行一件の表) must be told beyond the fields of the sheet. A row is a programme, or a detail of one; a column is
 * found by its heading. Without any declaration the fields' own labels are the headings: an item's title, words, sections, marks and
 * grades by `label`, amounts by the `columns` and `parts` of a budget field, indicators by the `labels` and `columns` of theirs.
 *
 * The year of a figure is, in this order: of the yearly block that its column is in, of its heading, of its row, of the paper.
 */
export interface SchemeRecords {
  /**
   * 非公開の列: headings of columns (officials' names, extensions) that are neither drafted nor shown anywhere. One that ends with a colon is
   * a label within the words of any cell, withheld up to the end of its line or the next ／.
   */
  withheld?: Heading[]
  /** One entry for each kind of table; absent: a single one that the sheet's fields tell. */
  tables?: RecordTable[]
}

/** One kind of table: a sheet of a workbook, a CSV file of a set, a list within JSON. */
export interface RecordTable {
  /** Name of the sheet, file or list (予算, アウトカム/成果実績), or a part of a file's name. Absent: every table with enough of the headings. */
  name?: string
  /** Heading of the column by which rows of other tables name a row of this one. Rows of equal key speak of the same item. */
  key?: Heading
  /**
   * Heading of the column that names a row of another table by its key: this row is a detail of that one (of its item; of its indicator,
   * where that row is one). A row whose key no other table has is a finding.
   */
  of?: Heading
  /**
   * 一覧: its rows are all that there is. An item that rows of other tables name, of this paper or of another of the same plan and year, and
   * no row of this one, is kept and marked.
   */
  lists?: true
  /** Heading of the column with the fiscal year of the row's figures. */
  year?: Heading
  /** By key of the level: what is said of an item besides its title (an `item` field's label). */
  items?: Record<string, RecordItem>
  /** By key of the field: headings where they differ from its label; the words of several columns follow one another. */
  fields?: Record<string, Heading | Heading[]>
  /** Absent: as the sheet's budget fields say. */
  amounts?: RecordAmount[]
  /** Absent: as the sheet's fields for indicators say. */
  indicators?: RecordIndicator[]
  blocks?: YearBlocks
  /** Absent: what no field holds is only told as unread. */
  rest?: RecordRest
}

/**
 * その他の列: everything that a row says and no statement of it holds becomes one note of its item, a line a column 「見出し: 値」, so that a file
 * can be written back as it was read. Each table needs a field of its own.
 */
export interface RecordRest {
  /** Key of the `narratives` field that holds it; its label is the note's heading. */
  field: string
  /** Headings that go there though they look like another's (当初予算 with a remark), or tell this table from others of its kind. */
  headings?: Heading[]
}

/** What columns say of an item of one level. */
export interface RecordItem {
  /** Its title; absent: the label of its `item` field. A blank one is the one of the row above. */
  title?: Heading
  /**
   * Its code. Several columns make one: single digits follow one another (十の位, 一の位), and begin with the code of the level above;
   * longer pieces are joined by a hyphen.
   */
  code?: Heading | Heading[]
  /** 開始年度 */
  start?: Heading
}

/** A part that a cell of the row names. `blank`: its name where that cell is blank; absent: the amount is the total then. */
export interface NamedPart {
  kind: BudgetPart['kind']
  column: Heading | Heading[]
  blank?: string
}

/** A column of money. */
export interface RecordAmount {
  heading: Heading
  stage: BudgetStage
  /** Key of the budget field, whose unit it has. Absent: the first. */
  field?: string
  /** 内訳, by its own name; or `column`: heading(s) of the column that names it in the row (会計区分), where blank the amount is the total. */
  part?: BudgetPart | NamedPart
  /** It lies beside or above the total (トータルコスト, 人件費) and is never added to anything. Kept as `relisted`. */
  beside?: true
}

/** Columns that speak of one indicator. */
export interface RecordIndicator {
  /** Heading of its name; absent: the figures are of the indicator that the row belongs to (`of`). */
  name?: Heading
  /** A name that no cell holds: the figure's own heading (従事人数). */
  named?: string
  unit?: Heading
  /** A unit that no cell holds. */
  unitIs?: string
  /** Words beside the name: what it counts, or what is aimed at (成果目標). A target that stands only there is a suggestion. */
  description?: Heading
  /** Heading → what its figures are; `year`: heading of the column that tells their year (目標最終年度). */
  figures: Record<Heading, ObservationMeasure | { measure: ObservationMeasure; year: Heading }>
  role?: NonNullable<Indicator['role']>
  accumulation?: Accumulation
  direction?: Direction
}

/** 年度別の列のかたまり: the same headings again and again, one block a year, where no cell tells the year. */
export interface YearBlocks {
  /** Heading with which each block begins. */
  begins: Heading
  /** Year of the first block; each further one is the year after. */
  from: FiscalYear
  /** What the last block holds, where it is not what the others hold: this year's budget and plan after years of results. */
  last?: { amounts?: BudgetStage; figures?: ObservationMeasure }
}
