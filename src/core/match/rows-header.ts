import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Cell } from '#core/grid.ts'
import { compileLabel, findLabels, type LabelMatch } from '#core/label.ts'
import type { Scheme, SchemeField } from '#core/scheme.ts'
import { splitBlocks } from './blocks.ts'
import type { GridRow } from './grid-rows.ts'

/** A column of the table (列): which field stands in it, and what its heading says of year and date. */
export interface HeaderColumn {
  field: SchemeField
  /** Grid columns, both inclusive. */
  from: number
  to: number
  cell: Cell
  fiscalYear?: FiscalYear
  /** 2月末, as written */
  asOf?: string
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

interface Heading {
  field: SchemeField
  exact: boolean
  match: LabelMatch
}

/** Words by which officials head such a column, where a paper words its heading otherwise than the scheme; the first that fits counts. */
const usualWords: [RegExp, (field: SchemeField) => boolean][] = [
  [/目安|比較/, ({ type }) => type === 'comparison'],
  [/評価(?!.*(?:理由|内容))/, ({ type }) => type === 'grade'],
  [/目標|計画値/, ({ type }) => type === 'targets'],
  [/課題/, (field) => field.type === 'narratives' && field.role === 'issue'],
  [/方向|今後|改善/, (field) => field.type === 'narratives' && field.role === 'direction'],
  [/進捗|取組|実績|成果|実施(?:状況|内容|結果)/, (field) => field.type === 'narratives' && field.role === 'progress'],
  [/概要/, (field) => field.type === 'narratives' && field.role === 'overview'],
  [/^担当|所管|部局|課名/, ({ type }) => type === 'units'],
  [/^(?:事業|取組|施策|項目)(?:名|等)?$/, ({ type }) => type === 'item'],
]

/** Which field a cell is the heading of: by its label at the head of the cell, else by usual words in a short cell. */
function readHeadingCell(text: string, fields: SchemeField[]): Heading | undefined {
  const plain = text.replace(/\s/g, '')
  if (plain === '') return undefined
  for (const field of [...fields].sort((a, b) => b.label.length - a.label.length)) {
    const hit = findLabels(compileLabel(field.label), text).find(({ start }) => /^[\s<【〈■●○◆◇※]*$/.test(text.slice(0, start)))
    if (!hit) continue
    const rest = text.slice(hit.end)
    // 事業 heads a column only where nothing follows it: 事業費 is another word. Longer labels may be followed by remarks.
    if (/^\s*$/.test(rest) || (field.type !== 'item' && /^\s*[\s([［（<〈【>〉》】※◆◇・:：/]/.test(rest)))
      return { field, exact: true, match: hit.match }
  }
  if (plain.length > 40) return undefined
  for (const [words, fits] of usualWords) {
    const field = words.test(plain) ? fields.find(fits) : undefined
    if (field) return { field, exact: false, match: looseMatch(text) }
  }
  return undefined
}

/** Year and date in a heading that the scheme words otherwise. */
function looseMatch(text: string): LabelMatch {
  const year = findLabels(compileLabel('{年度}'), text).find(({ match }) => match.fiscalYear !== undefined)
  const date = findLabels(compileLabel('{時点}'), text).find(({ match }) => match.asOf !== undefined)
  return { ...(year?.match ?? {}), ...(date?.match.asOf === undefined ? {} : { asOf: date.match.asOf }) }
}

const isContent = (text: string) =>
  /^\s*(?:[○◯〇●]\s|[—―－-]\s*$|設定なし)|\[[^\]]*\d[^\]]*\]|^\s*[\d,]+\s*\S{0,2}\s*$/.test(text)

/** Every header of a table, from the top down. A header begins where at least two fields are named by one or two lines. */
export function findHeaders(rows: GridRow[], scheme: Scheme): TableHeader[] {
  const fields = scheme.sheet.flatMap((section) => section.fields)
  const named = rows.map((row) =>
    row.cells.map((cell) =>
      isContent(cell.text) || startsBlock(cell.text, scheme) ? undefined : readHeadingCell(cell.text, fields),
    ),
  )
  const exactIn = (nth: number) =>
    new Set((named[nth] ?? []).flatMap((heading) => (heading?.exact ? [heading.field.key] : []))).size
  const anyIn = (nth: number) => new Set((named[nth] ?? []).flatMap((heading) => (heading ? [heading.field.key] : []))).size
  const headers: TableHeader[] = []
  for (let from = 0; from < rows.length; from++) {
    const strong =
      exactIn(from) >= 2 || anyIn(from) >= 3 || (exactIn(from) === 1 && exactIn(from + 1) >= 1 && isNarrow(rows[from]))
    if (!strong && !(anyIn(from) >= 1 && isNarrow(rows[from]) && exactIn(from + 1) + anyIn(from + 1) >= 4)) continue
    let to = from
    while (to + 1 < rows.length && to - from < 3 && continues(rows, to + 1, anyIn)) to++
    headers.push(readColumns(rows, from, to, named))
    from = to
  }
  return headers
}

const startsBlock = (text: string, scheme: Scheme) => {
  const [first] = splitBlocks(text, scheme.blocks)
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

/** For each grid column the lowest heading over it that names a field; the item's label counts only where no other stands below or above. */
function readColumns(rows: GridRow[], from: number, to: number, named: (Heading | undefined)[][]): TableHeader {
  const spots = rows
    .slice(from, to + 1)
    .flatMap((row, nth) => row.cells.map((cell, at) => ({ cell, heading: named[from + nth]?.[at] })))
  const width = Math.max(...spots.map(({ cell }) => cell.col + cell.colSpan))
  const columns: HeaderColumn[] = []
  for (let col = 0; col < width; col++) {
    const over = spots.filter(({ cell, heading }) => heading && cell.col <= col && col < cell.col + cell.colSpan)
    const found = over.filter(({ heading }) => heading?.exact).at(-1) ?? over.at(-1)
    if (!found?.heading) continue
    const last = columns.at(-1)
    if (last && last.cell === found.cell && last.to === col - 1) last.to = col
    else if (!columns.some(({ field }) => field === found.heading?.field)) columns.push(columnOf(found.heading, found.cell, col))
  }
  const used = new Set(columns.map(({ cell }) => cell))
  const unknown = spots
    .filter(({ cell, heading }) => cell.text.trim() !== '' && !heading && !used.has(cell) && !isGroup(cell, columns))
    .map(({ cell }) => cell)
  const cells = spots.map(({ cell }) => cell).filter(({ text }) => text.trim() !== '')
  return { from, to, columns, cells, unknown }
}

/** A group heading stands over columns that have headings of their own. */
const isGroup = (cell: Cell, columns: HeaderColumn[]) =>
  columns.some(({ from, to }) => from < cell.col + cell.colSpan && to >= cell.col)

function columnOf({ field, match }: Heading, cell: Cell, col: number): HeaderColumn {
  const column: HeaderColumn = { field, from: col, to: col, cell }
  if (match.fiscalYear !== undefined) column.fiscalYear = match.fiscalYear
  if (match.asOf !== undefined) column.asOf = match.asOf
  return column
}
