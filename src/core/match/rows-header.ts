import type { BudgetPart, BudgetStage } from '../exchange.ts'
import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { splitBlocks } from './blocks.ts'
import type { GridRow } from './grid-rows.ts'
import { readColumns } from './rows-columns.ts'
import { labelledFields, readHeadingCell } from './rows-heading-cell.ts'

/** A column of the table (列): which field stands in it, and what its heading says of year and date. */
export interface HeaderColumn {
  /** That of its field; of a field with several columns, with what tells them apart. */
  key: string
  field: SchemeField
  /** Grid columns, both inclusive. */
  from: number
  to: number
  cell: Cell
  fiscalYear?: FiscalYear
  /** 2月末, as written */
  asOf?: string
  /** Of a budget: what its amounts are, and their unit where the headings say one. */
  amount?: { stage: BudgetStage; part?: BudgetPart; unit?: string }
  /** Of items below: their titles or their states. */
  child?: 'title' | 'state'
}

/** Header lines (見出し行) of a table: `from` and `to` are indices of its rows, both inclusive. */
export interface TableHeader {
  from: number
  to: number
  columns: HeaderColumn[]
  /** Every filled cell of the header lines: legends stand in them too. */
  cells: Cell[]
  /** Cells of the header lines whose heading no field answers. */
  unknown: Cell[]
}

const isContent = (text: string) =>
  /^\s*(?:[○◯〇●]\s|[—―－-]\s*$|設定なし)|\[[^\]]*\d[^\]]*\]|^\s*[\d,]+\s*\S{0,2}\s*$/.test(text)

/** Every header of a table, from the top down. A header begins where at least two fields are named by one or two lines. */
export function findHeaders(rows: GridRow[], scheme: Scheme): TableHeader[] {
  const fields = labelledFields(scheme.sheet.flatMap((section) => section.fields))
  const named = rows.map((row) =>
    row.cells.map((cell) =>
      isContent(cell.text) || startsBlock(cell.text, scheme) ? undefined : readHeadingCell(cell.text, fields),
    ),
  )
  const exactIn = (nth: number) =>
    new Set((named[nth] ?? []).flatMap((heading) => (heading?.exact ? [heading.field.key] : []))).size
  const anyIn = (nth: number) => new Set((named[nth] ?? []).flatMap((heading) => (heading ? [heading.field.key] : []))).size
  const money = fields.some(({ field }) => field.type === 'budget')
  const headers: TableHeader[] = []
  for (let from = 0; from < rows.length; from++) {
    const strong =
      exactIn(from) >= 2 || anyIn(from) >= 3 || (exactIn(from) === 1 && exactIn(from + 1) >= 1 && isNarrow(rows[from]))
    if (!strong && !(anyIn(from) >= 1 && isNarrow(rows[from]) && exactIn(from + 1) + anyIn(from + 1) >= 4)) continue
    let to = from
    while (to + 1 < rows.length && to - from < 3 && (continues(rows, to + 1, anyIn) || (money && isYears(rows[to + 1])))) to++
    headers.push(readColumns(rows, from, to, named))
    from = to
  }
  return headers
}

/** Years under 事業費. */
const isYears = (row: GridRow | undefined) => {
  const filled = row?.cells.filter(({ text }) => text.trim() !== '') ?? []
  return filled.length >= 2 && filled.every(({ text }) => parseFiscalYear(text.trim()) !== undefined)
}

const startsBlock = (text: string, scheme: Scheme) => {
  const [first] = splitBlocks(text.slice(0, 200), scheme.blocks)
  return first?.mark !== undefined
}

/** A row of several cells, or at least not one cell across the table (a title over the header is that). */
const isNarrow = (row: GridRow | undefined) => row !== undefined && row.cells.filter(({ text }) => text.trim() !== '').length >= 2

/** A further header line: it names a field, or a group of columns over such a line, or holds nothing but column letters, (A). */
function continues(rows: GridRow[], at: number, anyIn: (nth: number) => number): boolean {
  const filled = rows[at]?.cells.filter(({ text }) => text.trim() !== '') ?? []
  if (filled.length === 0) return false
  if (filled.some(({ text }) => isContent(text))) return false
  if (anyIn(at) >= 1 && filled.every(({ text }) => text.replace(/\s/g, '').length <= 60))
    return filled.length >= 2 || coveredBeside(rows, at)
  if (filled.length >= 2 && filled.every(({ text }) => /^[([（]?[A-Za-zア-オ①-⑳][)\]）]?$/.test(text.trim()))) return true
  return anyIn(at + 1) >= 2 && filled.length >= 2 && filled.every(({ text }) => text.trim().length <= 20)
}

/** Whether cells from the line above reach down beside this line. */
function coveredBeside(rows: GridRow[], at: number): boolean {
  const row = rows[at]?.row
  return row !== undefined && (rows[at - 1]?.cells.some((cell) => cell.row + cell.rowSpan > row) ?? false)
}
