import type { CsvValue } from './csv-cell.ts'

/** Types of Frictionless that our columns have. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean'

/** A column of a public table (列): its name for programs, its words for people, and its value in a row. */
export interface PackageColumn<Row> {
  name: string
  type: ColumnType
  /** 項目名 */
  title: string
  /** What it says, and how it is to be read; the title where that says it all. */
  description?: string
  /** Unit of a number; `unitColumn`: it stands in another column of the row. */
  unit?: string
  /** What each code in it means. */
  codes?: Readonly<Record<string, string>>
  required?: true
  of: (row: Row) => CsvValue
}

/** A public table (オープンデータの表), ready to be written: its columns without their rows' types. */
export interface PackageTable {
  name: string
  title: string
  description: string
  columns: Omit<PackageColumn<never>, 'of'>[]
  /** Each row, written when it is asked for: of a large plan they need not be there all at once. */
  rows: readonly (() => CsvValue[])[]
  /** Columns that together name a row. */
  key: string[]
  /** Columns that name a row of another table. */
  refers: { column: string; table: string; key: string }[]
}

/** Makes a table of rows by its columns. */
export function packageTable<Row>(
  about: Pick<PackageTable, 'name' | 'title' | 'description'> & Partial<Pick<PackageTable, 'key' | 'refers'>>,
  columns: readonly PackageColumn<Row>[],
  rows: readonly Row[],
): PackageTable {
  return {
    key: [],
    refers: [],
    ...about,
    columns: columns.map(({ of, ...column }) => column),
    rows: rows.map((row) => () => columns.map(({ of }) => of(row))),
  }
}
