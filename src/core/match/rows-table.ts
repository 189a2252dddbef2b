import type { Cell, DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { type GridRow, gridRows, isBlankRow } from './grid-rows.ts'
import { addOutside, readRow } from './rows-body.ts'
import { itemsOwnColumns } from './rows-children.ts'
import { findHeaders, type TableHeader } from './rows-header.ts'
import { completeHeader } from './rows-header-again.ts'

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
  /** Index of its level, where columns of titles tell it. */
  depth?: number
  /** It stands below the evaluated item, in a column of its own. */
  below?: true
  /** 合計・小計: no item, but what it sums up. */
  total?: true
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
    let ofItem = header ? itemsOwnColumns(grid, header) : new Set<string>()
    for (let at = 0; at < rows.length; at++) {
      const found = headers.find(({ from }) => from === at)
      if (found) {
        const next = completeHeader(found, reading.headers, grid)
        reading.headers.push(next)
        header = next
        ofItem = itemsOwnColumns(grid, next)
        opened = true
        at = next.to
        continue
      }
      const row = rows[at] as GridRow
      if (header === undefined) addOutside(reading, row)
      else opened = readRow(reading, { grid, row, next: rows[at + 1], header, ofItem, covered, opened }, scheme)
    }
  }
  return reading
}

/** Rows into which a merged cell from above reaches: such a row goes on with its item. */
function coveredRows(grid: Grid): Set<number> {
  const covered = new Set<number>()
  for (const { row, rowSpan } of grid.cells) for (let at = row + 1; at < row + rowSpan; at++) covered.add(at)
  return covered
}
