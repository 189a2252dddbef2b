import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell, DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { GridColumn } from './grid-column.ts'
import { findGridHeaders, type HeaderRows } from './grid-header.ts'
import { type GridRow, gridRows, isBlankRow } from './grid-rows.ts'

/** A row of a grid's body (行): the cells that stand in each column, those that reach down from above among them. */
export interface GridLine {
  /** Counted through the whole document. */
  nth: number
  cells: Map<GridColumn, Cell[]>
  columns: GridColumn[]
  /** 帯: one cell across the grid, the title of what follows */
  band?: Cell
  /** Whether no merged cell can be told: copied text, csv. A label then speaks until the next. */
  unmerged: boolean
}

/** A document taken apart. `outside`: what stands before, between and under the grids. */
export interface GridLines {
  lines: GridLine[]
  headers: HeaderRows[]
  outside: { cell: Cell; head: boolean }[]
}

/** Takes the tables of a document apart. A table without a header of its own is read by the header before it. */
export function readGridLines(content: Pick<DocumentContent, 'grids'>, scheme: Scheme, near?: FiscalYear): GridLines {
  const reading: GridLines = { lines: [], headers: [], outside: [] }
  for (const grid of content.grids) {
    const rows = gridRows(grid).filter((row) => !isBlankRow(row))
    const headers = findGridHeaders(rows, scheme, near)
    const headerAt = new Map(headers.map((one) => [one.first, one]))
    const before = reading.headers.at(-1)
    let header = headers.length === 0 && grid.kind === 'table' && before && fits(before, grid) ? before : undefined
    const merged = grid.cells.some(({ rowSpan, text }) => rowSpan > 1 && text.trim() !== '')
    const covering = coverOf(rows)
    for (let at = 0; at < rows.length; at++) {
      const found = headerAt.get(at)
      if (found) {
        header = found
        reading.headers.push(found)
        at = found.last
        continue
      }
      const row = rows[at] as GridRow
      if (!header || isAside(row, header)) {
        addOutside(reading, row)
        continue
      }
      const band = bandOf(row, header)
      const cells = band ? new Map() : placeCells([...(covering[at] ?? []), ...row.cells], header, row)
      const line = { nth: reading.lines.length, cells, columns: header.columns, unmerged: !merged }
      reading.lines.push(band ? { ...line, band } : line)
    }
  }
  return reading
}

const fits = ({ columns }: HeaderRows, grid: Grid) => columns.every(({ to }) => to < grid.colCount)

function addOutside(reading: GridLines, row: GridRow): void {
  for (const cell of row.cells) if (cell.text.trim() !== '') reading.outside.push({ cell, head: reading.headers.length === 0 })
}

/** For each row the merged cells that reach into it from above. */
function coverOf(rows: GridRow[]): Cell[][] {
  let open: Cell[] = []
  return rows.map(({ row, cells }) => {
    const reaching = open.filter((cell) => cell.row + cell.rowSpan > row)
    open = [...reaching, ...cells.filter(({ rowSpan }) => rowSpan > 1)]
    return reaching
  })
}

const onlyCell = ({ cells }: GridRow) => {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  return filled.length === 1 ? filled[0] : undefined
}

/** Notes: the one filled cell of a row begins like a note, or stands beside the columns. */
function isAside(row: GridRow, { columns }: HeaderRows): boolean {
  const only = onlyCell(row)
  if (!only) return false
  return (
    /^(?:※|[(（]?注[)）\d０-９:：]|[(（]?出典|資料[:：]|-? ?\d{1,3} ?-?$)/.test(only.text.trim()) ||
    columns.every((column) => !overlaps(only, column))
  )
}

/** The one filled cell of a row, where it stands over most of the columns. */
function bandOf(row: GridRow, { columns }: HeaderRows): Cell | undefined {
  const only = onlyCell(row)
  const over = only ? columns.filter((column) => overlaps(only, column)).length : 0
  return columns.length > 2 && over > columns.length / 2 ? only : undefined
}

const overlaps = (cell: Cell, { from, to }: GridColumn) => cell.col <= to && cell.col + cell.colSpan > from

function placeCells(cells: Cell[], { columns }: HeaderRows, { row }: GridRow): Map<GridColumn, Cell[]> {
  const placed = new Map<GridColumn, Cell[]>()
  for (const cell of cells.toSorted((a, b) => a.col - b.col)) {
    if (cell.row > row) continue
    const column = columns.find((one) => overlaps(cell, one))
    if (column) placed.set(column, [...(placed.get(column) ?? []), cell])
  }
  return placed
}
