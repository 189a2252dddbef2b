import type { Cell, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { type ColumnHeading, columnFields, isOwnHeading, readColumnHeading } from './columns-heading.ts'
import { addRow, type ColumnsGroup, columnOf, hasRows } from './columns-rows.ts'
import { isListLine, readLineMark } from './line-mark.ts'
import type { LabelledField } from './rows-heading-cell.ts'

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
      putOutside(
        reading,
        isTitleRow(reading, cells, rows[at + 1], grid) && readHeadings(reading, rows[at + 1] ?? []) ? [] : cells,
      )
    else if (isTitleRow(reading, cells, rows[at + 1], grid)) {
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

/** One cell with words, over most of the table, or alone in its row before a row that is filled: a title of what follows. */
function isTitleRow({ wrapped }: Reading, cells: Cell[], next: Cell[] | undefined, grid: Grid): boolean {
  const worded = cells.filter(({ text }) => text.trim() !== '')
  const [only] = worded
  if (worded.length !== 1 || only === undefined || only.text.length > 120) return false
  if (only.colSpan * 2 > grid.colCount) return true
  const filled = (next ?? []).filter(({ text }) => text.trim() !== '').length > 1
  const named = only.col === 0 && only.text.length <= 40 && !/[\n。]/.test(only.text) && readLineMark(only.text) === undefined
  return !wrapped && filled && named && !isListLine(only.text)
}

function titleAbove(rows: Cell[][], at: number): Cell | undefined {
  const worded = (rows[at - 1] ?? []).filter(({ text }) => text.trim() !== '')
  return worded.length === 1 ? worded[0] : undefined
}

function openGroup(reading: Reading, headings: ColumnHeading[], title: Cell | undefined): void {
  const rowed = reading.open !== undefined && hasRows(reading.open)
  const columns = headings.map((heading) => ({ heading, lines: [] }))
  const group: ColumnsGroup = { columns, end: 0, row: 0, rows: [], rowed }
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
