import { formatAddress } from '../cell-address.ts'

/** A range of cells (結合セル), 0-based and inclusive. */
export interface CellRange {
  top: number
  left: number
  bottom: number
  right: number
}

/** What only a sheet of a workbook has. Rows and columns are 0-based. */
export interface SheetMarks {
  /** Cells whose stored value is a number: whatever their format adds to it is not in it. `row * 16384 + col` */
  numbers: ReadonlySet<number>
  merges: readonly CellRange[]
  formulas: readonly (readonly [row: number, col: number])[]
  /** 図形・画像・グラフ・メモ …, where it begins. */
  objects: readonly { kind: string; row?: number; col?: number }[]
  hiddenRows: readonly number[]
  hiddenColumns: readonly number[]
  /** The whole sheet is hidden. */
  hidden: boolean
  /** The sheet shows 0 as an empty cell. */
  hidesZeros: boolean
  /** How the words of a cell look beyond the ordinary (太字・色・網掛け): a key for each look, absent where it is plain. Same keys as `numbers`. */
  looks: ReadonlyMap<number, string>
}

/** How a comma- or tab-separated file is written. Rows are 0-based. */
export interface CsvMarks {
  /** Line of the file (from 1) on which each row begins. */
  lines: readonly number[]
  /** Fields that go over several lines. */
  broken: readonly (readonly [row: number, col: number])[]
  /** Fields that hold a quotation mark and are not quoted. */
  bareQuotes: readonly (readonly [row: number, col: number])[]
}

/** What a description beside the data (`datapackage.json`) says of a column. */
export interface ColumnAbout {
  type?: string
  description?: string
  unit?: string
  /** The values that may stand in it. */
  choices?: readonly string[]
}

/** What a description beside the data says of a table. */
export interface TableAbout {
  columns: ReadonlyMap<string, ColumnAbout>
  /** What stands where there is no value. */
  missing: readonly string[]
  /** Column and value of each code that a table of codes explains: `level=measure`. */
  codes: ReadonlySet<string>
  /** What of a description (題名・日付・出典・文字コード …) is not there, in Japanese. */
  lacks: readonly string[]
}

/** A table as a program finds it (機械が読む表): the words stored in each cell, and what its format adds. */
export interface CheckedTable {
  /** Name of the sheet; empty where a file is one table. */
  sheet: string
  format: 'csv' | 'tsv' | 'xlsx' | 'json'
  /** A row has the cells that it has. */
  rows: readonly (readonly string[])[]
  marks?: SheetMarks
  csv?: CsvMarks
  about?: TableAbout
}

const columnsOfSheet = 16_384

/** Key of a cell in the sets of `SheetMarks`. */
export const cellKey = (row: number, col: number): number => row * columnsOfSheet + col

/** The words of a cell; empty where there is none. */
export const wordsAt = (table: CheckedTable, row: number, col: number): string => table.rows[row]?.[col] ?? ''

/** Where a cell stands, for a person: `Sheet1!C5` in a workbook, line and column in a text file. */
export function placeOf({ sheet, format, csv }: CheckedTable, row: number, col?: number): string {
  if (format === 'xlsx') return `${sheet}!${col === undefined ? `${row + 1}行目` : formatAddress(row, col)}`
  const line = format === 'json' ? `${row}件目` : `${csv?.lines[row] ?? row + 1}行目`
  return `${sheet === '' ? '' : `${sheet} `}${line}${col === undefined ? '' : `${col + 1}列目`}`
}
