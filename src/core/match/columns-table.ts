import type { Cell, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { type ColumnHeading, columnFields, isOwnHeading, readColumnHeading } from './columns-heading.ts'
import { type ColumnLine, layLines } from './columns-line.ts'
import type { LabelledField } from './rows-heading-cell.ts'

/** A column of a group with everything that stands in it. */
export interface PaperColumn {
  heading: ColumnHeading
  lines: ColumnLine[]
}

/** What stands under one title: columns of prose side by side. */
export interface ColumnsGroup {
  title?: Cell
  columns: PaperColumn[]
  /** Where the next row begins, in lines. */
  end: number
  /** Tops of rows that a writer drew: nothing belongs together across them. */
  rows: number[]
  /** The page on which its last row stands. */
  page?: string
}

/** A paper of layout `columns`: its groups, and what stands between and before them, in order. */
export interface ColumnsPaper {
  parts: ({ kind: 'outside'; cells: Cell[] } | { kind: 'group'; group: ColumnsGroup })[]
}

interface Reading {
  scheme: Scheme
  fields: LabelledField[]
  /** Whether the page's width broke the lines. */
  wrapped: boolean
  parts: ColumnsPaper['parts']
  open?: ColumnsGroup
}

/** Reads the tables of a document as columns of prose under their headings; whatever has no headings stands outside. */
export function readColumns(scheme: Scheme, grids: Grid[], wrapped: boolean): ColumnsPaper {
  const reading: Reading = { scheme, fields: columnFields(scheme), wrapped, parts: [] }
  for (const grid of grids) {
    if (grid.kind === 'lines') putOutside(reading, grid.cells)
    else readTable(reading, grid)
  }
  return { parts: reading.parts }
}

function putOutside(reading: Reading, cells: Cell[]): void {
  const words = cells.filter(({ text }) => text.trim() !== '')
  if (words.length > 0) reading.parts.push({ kind: 'outside', cells: words })
}

function readTable(reading: Reading, grid: Grid): void {
  const rows = rowsOf(grid)
  let headed = false
  for (const [at, cells] of rows.entries()) {
    const headings = readHeadings(reading, cells)
    if (headings) {
      openGroup(reading, headings, headed || at > 0 ? titleAbove(rows, at) : undefined)
      headed = true
    } else if (!headed && !goesOn(reading, cells))
      putOutside(reading, isTitleRow(cells, grid) && readHeadings(reading, rows[at + 1] ?? []) ? [] : cells)
    else if (isTitleRow(cells, grid)) {
      if (!readHeadings(reading, rows[at + 1] ?? [])) openSame(reading, cells)
    } else if (reading.open) addRow(reading.open, cells, reading.wrapped)
  }
}

/** Rows of cells that begin in them, top to bottom. */
function rowsOf(grid: Grid): Cell[][] {
  const rows: Cell[][] = Array.from({ length: grid.rowCount }, () => [])
  for (const cell of grid.cells) rows[cell.row]?.push(cell)
  return rows
}

/** A row of headings names at least two columns, one of them by the scheme's own words. */
function readHeadings(reading: Reading, cells: Cell[]): ColumnHeading[] | undefined {
  if (!cells.some((cell) => isOwnHeading(cell, reading.fields))) return undefined
  const found = cells.flatMap((cell) => readColumnHeading(cell, reading.scheme, reading.fields) ?? [])
  const worded = cells.filter(({ text }) => text.trim().length > 1)
  return found.length >= 2 && found.length * 2 > worded.length ? found : undefined
}

/** One cell with words, over most of the table: a title of what follows. */
function isTitleRow(cells: Cell[], grid: Grid): boolean {
  const worded = cells.filter(({ text }) => text.trim() !== '')
  const [only] = worded
  return worded.length === 1 && only !== undefined && only.colSpan * 2 > grid.colCount && only.text.length <= 120
}

function titleAbove(rows: Cell[][], at: number): Cell | undefined {
  const worded = (rows[at - 1] ?? []).filter(({ text }) => text.trim() !== '')
  return worded.length === 1 ? worded[0] : undefined
}

function openGroup(reading: Reading, headings: ColumnHeading[], title: Cell | undefined): void {
  const group: ColumnsGroup = { columns: headings.map((heading) => ({ heading, lines: [] })), end: 0, rows: [] }
  const own = title ?? lastLine(reading)
  reading.open = own === undefined ? group : { ...group, title: own }
  reading.parts.push({ kind: 'group', group: reading.open })
}

/** A title over rows whose headings are not printed again. */
function openSame(reading: Reading, cells: Cell[]): void {
  const title = cells.find(({ text }) => text.trim() !== '')
  const headings = reading.open?.columns.map(({ heading }) => heading)
  if (headings) openGroup(reading, headings, title)
}

/** A short line right before a table is the title of what the table holds, if the table has none. */
function lastLine(reading: Reading): Cell | undefined {
  const before = reading.parts.at(-1)
  const last = before?.kind === 'outside' ? before.cells.at(-1) : undefined
  return last && last.text.length <= 60 && !/^[\s]*[【<＜]?テーマ|。\s*$/.test(last.text) ? last : undefined
}

/** A table without headings right after a group, whose columns lie alike, goes on with it. */
function goesOn({ open, parts }: Reading, cells: Cell[]): boolean {
  const last = parts.at(-1)
  if (!open || last?.kind !== 'group') return false
  return cells.filter((cell) => cell.text.trim() !== '' && columnOf(open, cell)).length >= 2
}

function columnOf(group: ColumnsGroup, cell: Cell): PaperColumn | undefined {
  return group.columns.find(({ heading }) => {
    const head = heading.cell
    if (head.box && cell.box)
      return Math.min(head.box[0] + head.box[2], cell.box[0] + cell.box[2]) - Math.max(head.box[0], cell.box[0]) > head.box[2] / 2
    return cell.col < head.col + head.colSpan && head.col < cell.col + cell.colSpan
  })
}

/** Lays a row under the ones before it; the longest cell says how high it is. A row that a page's end cut goes on with the one before. */
function addRow(group: ColumnsGroup, cells: Cell[], wrapped: boolean): void {
  const from = group.end
  const page = pageOf(cells[0])
  const cut = wrapped && group.rows.length > 0 && page !== group.page
  let filled = 0
  for (const cell of cells) {
    const column = columnOf(group, cell)
    if (!column || cell.text.trim() === '') continue
    const { lines, end } = layLines(cell, from, wrapped)
    column.lines.push(...lines)
    group.end = Math.max(group.end, end)
    filled++
  }
  if (filled > 1 && !cut) group.rows.push(from)
  if (page !== undefined) group.page = page
}

const pageOf = (cell: Cell | undefined) => /^p\d+/.exec(cell?.locator ?? '')?.[0]
