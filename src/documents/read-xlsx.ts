import type { Cell, DocumentContent, Grid } from '#core/grid.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { type Container, openContainer } from './unzip.ts'
import { formatAddress, type Range } from './xlsx-address.ts'
import { readSheetCells, type SheetCell } from './xlsx-cells.ts'
import { readWorkbook } from './xlsx-workbook.ts'

/**
 * Reads a workbook (Excel ブック): one table a visible sheet, each cell's text as Excel shows it.
 * Empty cells count where they are drawn (a border) or merged; hidden sheets are left out, hidden rows and columns are kept.
 */
export function readXlsx(bytes: Uint8Array, name: string): DocumentContent {
  return readXlsxParts(openContainer(bytes, name), name)
}

/** The same, of a container that is already open. */
export function readXlsxParts(container: Container, name: string): DocumentContent {
  const workbook = readWorkbook(container, name)
  const grids: Grid[] = []
  const names = new Set<string>()
  let left = limits.cells
  for (const sheet of workbook.sheets) {
    const { cells, merges } = readSheetCells(container, sheet, workbook, name, left)
    left -= cells.length + merges.length
    grids.push(layOutSheet(ownName(sheet.name, names), cells, merges, name))
  }
  if (!grids.some((grid) => grid.cells.some((cell) => cell.text.trim() !== ''))) refuse('nothing-visible', { name })
  return { format: 'xlsx', grids }
}

/** Excel gives every sheet a name of its own; where a broken workbook does not, the further ones are numbered. */
function ownName(name: string, taken: Set<string>): string {
  let own = name
  for (let nth = 2; taken.has(own); nth++) own = `${name} (${nth})`
  taken.add(own)
  return own
}

function layOutSheet(place: string, found: SheetCell[], merges: Range[], name: string): Grid {
  const cells = insideUsedRange(place, found, merges, name)
  const spans = indexMerges(merges, place, name)
  const laid: Cell[] = []
  const started = new Set<Range>()
  for (const { row, col, text } of cells) {
    const merge = spans.at(row, col)
    if (merge !== undefined && (merge.top !== row || merge.left !== col)) continue
    if (merge !== undefined) started.add(merge)
    laid.push(makeCell(place, merge ?? { top: row, left: col, bottom: row, right: col }, text))
  }
  for (const merge of merges) if (!started.has(merge)) laid.push(makeCell(place, merge, ''))
  laid.sort((one, other) => one.row - other.row || one.col - other.col)
  const rowCount = laid.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0)
  const colCount = laid.reduce((most, cell) => Math.max(most, cell.col + cell.colSpan), 0)
  // A file that names one place twice is broken; the last that it says there counts, as where a cell is written over.
  const once = laid.filter(({ row, col }, index) => laid[index + 1]?.row !== row || laid[index + 1]?.col !== col)
  return { place, kind: 'table', rowCount, colCount, cells: once }
}

function makeCell(place: string, range: Range, text: string): Cell {
  return {
    row: range.top,
    col: range.left,
    rowSpan: range.bottom - range.top + 1,
    colSpan: range.right - range.left + 1,
    text,
    locator: `${place}!${formatAddress(range.top, range.left)}`,
  }
}

/** Leaves out borders drawn far outside the text; refuses text so far apart that no paper could hold it. */
function insideUsedRange(place: string, cells: SheetCell[], merges: Range[], name: string): SheetCell[] {
  if (placesOf(cells, merges) <= limits.places) return cells
  const written = cells.filter((cell) => cell.text !== '')
  if (placesOf(written, merges) <= limits.places) return written
  const last = written.reduce((far, cell) => (cell.row + cell.col > far.row + far.col ? cell : far), { row: 0, col: 0 })
  const merged = merges.reduce(
    (far, { bottom, right }) => (bottom + right > far.row + far.col ? { row: bottom, col: right } : far),
    last,
  )
  const cell = formatAddress(merged.row, merged.col)
  return refuse('cells-too-far-apart', { name, place, cell }, `${place}!${cell}`)
}

function placesOf(cells: SheetCell[], merges: Range[]): number {
  let rows = 0
  let cols = 0
  for (const { row, col } of cells) {
    if (row >= rows) rows = row + 1
    if (col >= cols) cols = col + 1
  }
  for (const { bottom, right } of merges) {
    if (bottom >= rows) rows = bottom + 1
    if (right >= cols) cols = right + 1
  }
  return rows * cols
}

/** Merged ranges by row, so that a cell finds its own without looking at all. */
function indexMerges(merges: Range[], place: string, name: string): { at(row: number, col: number): Range | undefined } {
  const rows = new Map<number, Range[]>()
  let covered = 0
  for (const merge of merges) {
    covered += merge.bottom - merge.top + 1
    if (covered > limits.cells) refuse('cells-too-many', { name, place, limit: limits.cells }, place)
    for (let row = merge.top; row <= merge.bottom; row++) {
      const inRow = rows.get(row)
      if (inRow === undefined) rows.set(row, [merge])
      else inRow.push(merge)
    }
  }
  return { at: (row, col) => rows.get(row)?.find(({ left, right }) => left <= col && col <= right) }
}
