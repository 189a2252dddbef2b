import type { Cell, DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { type GridRow, gridRows, isBlankRow } from './grid-rows.ts'
import { readGradeLegend, readMarkLegend } from './legend.ts'
import { findHeaders, type HeaderColumn, type TableHeader } from './rows-header.ts'
import { completeHeader, repeatsHeader } from './rows-header-again.ts'

/** A row under an item: the cells that begin in it, by the key of their field. */
export interface ContentRow {
  cells: Map<string, Cell>
  header: TableHeader
  /** It opens a table without an item's row of its own: the row before goes on (改ページ). */
  continues: boolean
}

/** An item (事業) with the rows under it. */
export interface ItemRows {
  cell: Cell
  rows: ContentRow[]
}

/** The paper taken apart: items with their rows, and the words outside of them. */
export interface RowsReading {
  items: ItemRows[]
  headers: TableHeader[]
  /** Lines and cells that are neither header nor item: title, legends, notes. `head`: before the first header. */
  outside: { cell: Cell; head: boolean }[]
  /** Rows that stand before any item. */
  orphans: ContentRow[]
}

/** Takes the tables of a paper apart. A table without a header of its own is read by the header before it. */
export function readRows(content: DocumentContent, scheme: Scheme): RowsReading {
  const reading: RowsReading = { items: [], headers: [], outside: [], orphans: [] }
  for (const grid of content.grids) {
    const rows = gridRows(grid).filter((row) => !isBlankRow(row))
    const headers = findHeaders(rows, scheme)
    const before = reading.headers.at(-1)
    const goesOn = grid.kind === 'table' && before !== undefined && before.columns.every(({ to }) => to < grid.colCount)
    const covered = coveredRows(grid)
    let header = headers.length === 0 && goesOn ? before : undefined
    let opened = header !== undefined
    for (let at = 0; at < rows.length; at++) {
      const found = headers.find(({ from }) => from === at)
      if (found) {
        const next = completeHeader(found, before, grid)
        reading.headers.push(next)
        header = next
        opened = true
        at = next.to
        continue
      }
      const row = rows[at] as GridRow
      if (header === undefined) addOutside(reading, row)
      else opened = readRow(reading, { grid, row, next: rows[at + 1], header, covered, opened }, scheme)
    }
  }
  return reading
}

interface RowPlace {
  grid: Grid
  row: GridRow
  next: GridRow | undefined
  header: TableHeader
  covered: Set<number>
  /** No row of the table has been read yet. */
  opened: boolean
}

function addOutside(reading: RowsReading, row: GridRow): void {
  for (const cell of row.cells) if (cell.text.trim() !== '') reading.outside.push({ cell, head: reading.headers.length === 0 })
}

/** Reads one row of a table's body; answers whether the table still waits for its first row. */
function readRow(reading: RowsReading, place: RowPlace, scheme: Scheme): boolean {
  const { row, header } = place
  if (repeatsHeader(row, header)) return place.opened
  if (isAside(row, scheme)) {
    addOutside(reading, row)
    return place.opened
  }
  const own = header.columns.find(({ field }) => field.type === 'item')
  const title = own ? row.cells.find((cell) => inColumn(cell, own) && cell.text.trim() !== '') : titleCell(place)
  if (title) reading.items.push({ cell: title, rows: [] })
  else if (place.grid.kind === 'lines' && row.cells.length === 1) {
    addOutside(reading, row)
    return place.opened
  }
  const cells = cellsByField(row, header, title)
  if (cells.size === 0) return false
  const content: ContentRow = { cells, header, continues: place.opened && !title }
  const item = reading.items.at(-1)
  if (item) item.rows.push(content)
  else reading.orphans.push(content)
  return false
}

/** Legends, titles set again on a page, numbers of papers and pages, notes under a table: one filled cell that is no item. */
function isAside(row: GridRow, scheme: Scheme): boolean {
  const filled = row.cells.filter(({ text }) => text.trim() !== '')
  const words = filled.map(({ text }) => text.trim()).join(' ')
  if (filled.length > 1) return filled.length === row.cells.length && readGradeLegend(words, scheme.grades) !== undefined
  if (/^(?:資料|別紙|別添|参考資料)\s*[\d０-９]|^[-－–—\s]*[\d０-９]{1,3}[-－–—\s]*$|^(?:※|[(（]?注[)）\d０-９:：])/.test(words))
    return true
  if (scheme.recognise.titles.some((title) => words.replace(/\s/g, '').includes(title)) && /年度/.test(words)) return true
  return readGradeLegend(words, scheme.grades) !== undefined || readMarkLegend(words) !== undefined
}

const inColumn = (cell: Cell, column: HeaderColumn) => cell.col <= column.to && cell.col + cell.colSpan > column.from

/** The cell of a row that stands across the table, or fills the first column alone: the title of the next item. */
function titleCell({ grid, row, next, header, covered: merged }: RowPlace): Cell | undefined {
  const filled = row.cells.filter(({ text }) => text.trim() !== '')
  const [first] = filled
  if (!first || header.columns.length < 2) return undefined
  const covered = header.columns.filter((column) => inColumn(first, column)).length
  if (covered >= 2 && covered >= header.columns.length - 1) return first
  if (filled.length > 1 || covered > 1 || isTarget(first.text)) return undefined
  const firstColumn = Math.min(...header.columns.map(({ from }) => from))
  if (first.col > firstColumn || merged.has(row.row)) return undefined
  // A line without tabs is a title only where a line with fields follows it.
  if (grid.kind === 'lines' && row.cells.length === 1)
    return next !== undefined && next.row <= row.row + 2 && next.cells.length > 1 ? first : undefined
  return first
}

/** Rows into which a merged cell from above reaches: such a row goes on with its item. */
function coveredRows(grid: Grid): Set<number> {
  const covered = new Set<number>()
  for (const { row, rowSpan } of grid.cells) for (let at = row + 1; at < row + rowSpan; at++) covered.add(at)
  return covered
}

const isTarget = (text: string) =>
  /^\s*(?:[○◯〇●・◆◇]\s*\S|設定なし|未設定|なし$|[—―－-]\s*$)|[[［〔][^\]］〕]*[\]］〕]\s*$/.test(text) ||
  /\d[\d,.]*\s*\S{1,3}(?:以上|以下|程度|未満)\s*$/.test(text)

function cellsByField(row: GridRow, header: TableHeader, title: Cell | undefined): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const cell of row.cells) {
    if (cell === title) continue
    const column = header.columns.find((column) => inColumn(cell, column) && !cells.has(column.field.key))
    if (column) cells.set(column.field.key, cell)
  }
  return title && [...cells.values()].every(({ text }) => text.trim() === '') ? new Map() : cells
}
