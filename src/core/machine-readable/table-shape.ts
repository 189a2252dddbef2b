import { type CheckedTable, cellKey, wordsAt } from './checked-table.ts'
import { isDressedNumber, isPlainNumber } from './number-words.ts'

/** A column of a table, with its heading (項目名). */
export interface TableColumn {
  col: number
  heading: string
  /** Rows of the body in which it says something. */
  filled: number
  /** Most of what it says are numbers, with or without what a person adds to them. */
  numeric: boolean
}

/** A table with its parts told apart (項目名の行・データの行・表の外). Rows and columns are 0-based. */
export interface ShapedTable extends CheckedTable {
  /** Row of the headings; absent where the first full row holds figures already. */
  head?: number
  /** Row where the table begins: its headings, or its first data. */
  top: number
  columns: TableColumn[]
  /** Rows of data. */
  body: number[]
  /** Rows above the headings that say something. */
  titles: number[]
  /** Empty rows between the headings and the last row of data. */
  gaps: number[]
  /** Rows of words that are no data: notes below the data or within it. */
  notes: number[]
  /** Rows that are the headings of a further table. */
  furtherHeads: number[]
}

const isNumberAt = (table: CheckedTable, row: number, col: number): boolean => {
  const words = wordsAt(table, row, col)
  return isPlainNumber(words) || table.marks?.numbers.has(cellKey(row, col)) === true
}

/** Tells the parts of a table apart. Looks at every cell a few times, whatever the table. */
export function shapeTable(table: CheckedTable): ShapedTable {
  const filled = table.rows.map((row) => row.reduce((sum, words) => sum + (words.trim() === '' ? 0 : 1), 0))
  const most = filled.reduce((a, b) => Math.max(a, b), 0)
  const full = filled.findIndex((count) => count >= Math.max(1, Math.ceil(most * 0.6)))
  const head = full >= 0 && isHead(table, full, filled[full] as number) ? full : undefined
  const first = head === undefined ? full : head + 1
  const rows = filled.flatMap((count, row) => (row >= Math.max(first, 0) && full >= 0 ? [{ row, count }] : []))
  const told = tellRows(table, rows, most, head)
  const titles = filled.flatMap((count, row) => (count > 0 && row < full ? [row] : []))
  return {
    ...table,
    ...(head === undefined ? {} : { head }),
    ...told,
    top: Math.max(full, 0),
    titles,
    columns: columnsOf(table, head, told.body),
  }
}

/** Headings are words; a year may be one. */
function isHead(table: CheckedTable, row: number, count: number): boolean {
  const figures = (table.rows[row] ?? []).filter((words, col) => isNumberAt(table, row, col) && !/^(?:19|20)\d\d$/.test(words))
  return figures.length * 2 <= count && count > 0
}

function tellRows(table: CheckedTable, rows: { row: number; count: number }[], most: number, head: number | undefined) {
  const told = { body: [] as number[], gaps: [] as number[], notes: [] as number[], furtherHeads: [] as number[] }
  let waiting: number[] = []
  for (const { row, count } of rows) {
    if (count === 0) {
      waiting.push(row)
      continue
    }
    const afterGap = waiting.length > 0
    if (isNote(table, row, count, most)) told.notes.push(row)
    else {
      if (afterGap) told.gaps.push(...waiting)
      if (isSecondHead(table, row, head, afterGap)) told.furtherHeads.push(row)
      else told.body.push(row)
    }
    waiting = []
  }
  return told
}

/** 「※ …」「注 …」「資料：…」, or one cell alone in a table of many columns. */
function isNote(table: CheckedTable, row: number, count: number, most: number): boolean {
  if (most < 3 || count > 2) return false
  const [words = ''] = (table.rows[row] ?? []).filter((one) => one.trim() !== '')
  return /^\s*(?:※|＊|\*|[（(]?注|備考|資料|出典|出所)/.test(words) || (count === 1 && most >= 4 && words.length > 20)
}

/** The same headings once more, or after an empty row words only where the headings' columns may hold figures. */
function isSecondHead(table: CheckedTable, row: number, head: number | undefined, afterGap: boolean): boolean {
  if (head === undefined) return false
  const words = (table.rows[row] ?? []).filter((one) => one.trim() !== '')
  const heads = new Set((table.rows[head] ?? []).filter((one) => one.trim() !== ''))
  if (words.length >= 2 && words.every((one) => heads.has(one))) return true
  if (!afterGap || words.length < 2) return false
  const below = table.rows[row + 1] ?? []
  const isWords = (table.rows[row] ?? []).every((_, col) => !isNumberAt(table, row, col))
  return isWords && below.some((_, col) => isNumberAt(table, row + 1, col)) && words.every((one) => one.length <= 20)
}

const widthOf = (table: CheckedTable, rows: readonly number[]): number =>
  rows.reduce((most, row) => Math.max(most, table.rows[row]?.length ?? -1), 0)

function columnsOf(table: CheckedTable, head: number | undefined, body: readonly number[]): TableColumn[] {
  const rows = head === undefined ? body : [head, ...body]
  // A row of a text file that has more fields than there are headings is told as such.
  const width = table.csv && head !== undefined ? widthOf(table, [head]) : widthOf(table, rows)
  const columns = Array.from({ length: width }, (_, col) => ({
    col,
    heading: head === undefined ? '' : wordsAt(table, head, col).trim(),
    filled: 0,
    figures: 0,
  }))
  for (const row of body)
    for (const column of columns) {
      const words = wordsAt(table, row, column.col).trim()
      if (words === '') continue
      column.filled++
      if (isNumberAt(table, row, column.col) || isDressedNumber(words)) column.figures++
    }
  return columns.map(({ col, heading, filled, figures }) => ({ col, heading, filled, numeric: figures * 2 > filled }))
}
