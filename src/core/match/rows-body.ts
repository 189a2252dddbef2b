import type { Cell, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { GridRow } from './grid-rows.ts'
import { cutTitles } from './grid-titles.ts'
import { readGradeLegend, readMarkLegend } from './legend.ts'
import type { TableHeader } from './rows-header.ts'
import { repeatsHeader } from './rows-header-again.ts'
import type { ContentRow, RowsReading } from './rows-table.ts'
import { inColumn, isSentence, type RowTitles, readRowTitles } from './rows-titles.ts'

/** A row of a table's body with what is known around it. */
export interface RowPlace {
  grid: Grid
  row: GridRow
  next: GridRow | undefined
  header: TableHeader
  /** Keys of the columns that speak of the item, where items below it have a column. */
  ofItem: Set<string>
  covered: Set<number>
  /** No row of the table has been read yet. */
  opened: boolean
}

/** Puts the words of a row beside the table: titles, legends, notes. */
export function addOutside(reading: RowsReading, row: GridRow): void {
  for (const cell of row.cells) if (cell.text.trim() !== '') reading.outside.push({ cell, head: reading.headers.length === 0 })
}

/** Reads one row of a table's body; answers whether the table still waits for its first row. */
export function readRow(reading: RowsReading, place: RowPlace, scheme: Scheme): boolean {
  const { row, header } = place
  if (repeatsHeader(row, header)) return place.opened
  if (isAside(row, scheme)) {
    addOutside(reading, row)
    return place.opened
  }
  const titles = readRowTitles(row, header, scheme)
  if (titles && ((titles.band && !openBand(reading, titles.band, scheme)) || isNote(row))) {
    addOutside(reading, row)
    return place.opened
  }
  const title = titles ? openTitles(reading, titles, scheme) : titleCell(place)
  if (title && !titles) reading.items.push({ cell: title, rows: [] })
  if (!title && place.grid.kind === 'lines' && row.cells.length === 1) {
    addOutside(reading, row)
    return place.opened
  }
  const cells = cellsByField(row, header, title)
  if (cells.size === 0) return false
  addContent(reading, { cells, header, continues: place.opened && !title }, place.ofItem)
  return false
}

/** A sentence alone in its row. */
function isNote({ cells }: GridRow): boolean {
  const [first, second] = cells.filter(({ text }) => text.trim() !== '')
  return first !== undefined && second === undefined && first.col === 0 && isSentence(first.text)
}

/** A cell across the table opens a group of items, where the scheme has a level above them; a sentence is a note. */
function openBand(reading: RowsReading, band: Cell, { levels, evaluates }: Scheme): boolean {
  const evaluated = levels.findIndex(({ key }) => key === evaluates)
  if (evaluated < 1 || isSentence(band.text)) return false
  reading.items.push({ cell: band, rows: [] })
  return true
}

/** Opens the items of a row's titles; answers the lowest. */
function openTitles(reading: RowsReading, titles: RowTitles, scheme: Scheme): Cell | undefined {
  if (titles.band) return titles.band
  if (titles.total) {
    reading.items.push({ cell: titles.total, rows: [], total: true })
    return titles.total
  }
  for (const { cell, depth } of titles.above) reading.items.push({ cell, rows: [], depth })
  const { own, depth, below } = titles
  if (own) reading.items.push({ cell: own, rows: [], ...(depth === undefined ? {} : { depth }) })
  const level = below && scheme.levels[below.depth]
  if (!below || !level) return own
  for (const text of cutTitles(below.cell.text, level))
    reading.items.push({ cell: { ...below.cell, text }, rows: [], depth: below.depth, below: true })
  return below.cell
}

/** Gives a row to the item that was opened last; of an item with others below it, to each what its columns say. */
function addContent(reading: RowsReading, content: ContentRow, ofItem: Set<string>): void {
  const last = reading.items.at(-1)
  if (!last) {
    reading.orphans.push(content)
    return
  }
  const own = last.below ? reading.items.findLast(({ below, total }) => !below && !total) : undefined
  if (!own) {
    last.rows.push(content)
    return
  }
  const split = (test: (key: string) => boolean): ContentRow => ({
    ...content,
    cells: new Map([...content.cells].filter(([key]) => test(key))),
  })
  own.rows.push(split((key) => ofItem.has(key)))
  // Several titles in one cell: what stands beside them speaks of none of them alone.
  const alone = reading.items.at(-2)?.cell.locator !== last.cell.locator
  const rest = split((key) => !ofItem.has(key))
  ;(alone ? last : own).rows.push(rest)
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

const isTarget = (text: string) =>
  /^\s*(?:[○◯〇●・◆◇]\s*\S|設定なし|未設定|なし$|[—―－-]\s*$)|[[［〔][^\]］〕]*[\]］〕]\s*$/.test(text) ||
  /\d[\d,.]*\s*\S{1,3}(?:以上|以下|程度|未満)\s*$/.test(text)

function cellsByField(row: GridRow, header: TableHeader, title: Cell | undefined): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const cell of row.cells) {
    if (cell === title) continue
    const column = header.columns.find((column) => inColumn(cell, column) && !cells.has(column.key))
    if (column) cells.set(column.key, cell)
  }
  return title && [...cells.values()].every(({ text }) => text.trim() === '') ? new Map() : cells
}
