import type { LabelMatch } from '../label.ts'
import { matchFolded } from '../label.ts'
import { compileLabel, foldLabelText } from '../label-pattern.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { SchemeField } from '../scheme-field.ts'
import { type FormCell, isBlank, isValue, shareColumns } from './form-cell.ts'
import type { Slot } from './form-slots.ts'
import type { FormTable } from './form-table.ts'

type FiguresField = SchemeField & { type: 'figures' }

/** A heading over a column of figures: which year and measure they are. */
interface Column {
  cell: FormCell
  measure: ObservationMeasure
  match: LabelMatch
}

/**
 * Slots of rows of figures under years (年度別の数値): for each row that a label heads, its name, beside or above it, and a slot for each
 * column. The headings of the columns may be another field's too: an amount and a number of staff stand under the same years.
 */
export function findFigureSlots(slot: Omit<Slot, 'cells'>, table: FormTable): Slot[] {
  const { field, part, label } = slot
  if (field.type !== 'figures' || part !== 'value') return []
  const columns = columnsOf(field, table)
  const slots: Slot[] = []
  const units = unitsOver(label, columns, table)
  let block = 0
  for (const row of rowsOf(label, columns, table)) {
    const under = columnsAt(row, columns)
    const figures = table.inRow(row).filter((cell) => cell.row === row && isFigure(cell, under, label))
    if (figures.length === 0 || figures.every(isBlank) || isHeadedByAnother(row, label, figures, table)) continue
    const name = nameOf(row, label, figures, table)
    block++
    slots.push({ ...slot, part: 'name', block, cells: name ? [name] : [] })
    if (units.length > 0) slots.push({ ...slot, part: 'unit', block, cells: units })
    for (const cell of figures) {
      const column = under.find((one) => shareColumns(one.cell, cell)) as Column
      slots.push({ ...slot, part: column.measure, match: column.match, over: column.cell, block, cells: [cell] })
    }
  }
  return slots
}

const known = new WeakMap<FormTable, Map<FiguresField, Column[]>>()

/** The headings of columns in a table, looked for once for all rows of a field. */
function columnsOf(field: FiguresField, table: FormTable): Column[] {
  const ofTable = known.get(table) ?? new Map<FiguresField, Column[]>()
  known.set(table, ofTable)
  const found = ofTable.get(field) ?? findColumns(field, table)
  ofTable.set(field, found)
  return found
}

function findColumns(field: FiguresField, table: FormTable): Column[] {
  const patterns = Object.entries(field.columns).map(([label, measure]) => ({ label: compileLabel(label), measure }))
  return table.labels.flatMap((cell) => {
    const folded = foldLabelText(cell.text)
    for (const { label, measure } of patterns) {
      const match = matchFolded(label, folded)
      if (match) return [{ cell, measure, match }]
    }
    return []
  })
}

/** The columns whose headings are nearest above a row. */
function columnsAt(row: number, columns: Column[]): Column[] {
  const above = columns.filter(({ cell }) => cell.row + cell.rowSpan <= row)
  const last = Math.max(...above.map(({ cell }) => cell.row))
  return above.filter(({ cell }) => cell.row === last)
}

/** The rows that a label heads: its own; or, where it stands above the years, those beneath them down to the next label. */
function rowsOf(label: FormCell, columns: Column[], table: FormTable): number[] {
  const end = label.row + label.rowSpan
  const over = columns.filter(({ cell }) => cell.row >= label.row && shareColumns(cell, label))
  if (over.length === 0 || hasOwnFigures(label, columns, table)) return range(label.row, spanEnd(label, table))
  const start = Math.min(...over.map(({ cell }) => cell.row + cell.rowSpan))
  const next = table.labels.find((cell) => cell.row >= Math.max(start, end) && !columns.some((one) => one.cell === cell))
  const last = Math.max(0, ...table.cells.map((cell) => cell.row + cell.rowSpan))
  return range(start, Math.min(last, next?.row ?? last, ...table.headingRows.filter((row) => row >= start)))
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Whether figures stand in the label's own row, under years above it: years further down are then those of another table. */
function hasOwnFigures(label: FormCell, columns: Column[], table: FormTable): boolean {
  const under = columnsAt(label.row, columns)
  const beside = table.inRow(label.row).filter((cell) => cell.row === label.row && cell.col >= label.col + label.colSpan)
  return beside.some((cell) => !isBlank(cell) && isFigure(cell, under, label))
}

/** A row within the label's span that has a label of its own between: 合計 beside 職種等内訳 is no row of it. */
function isHeadedByAnother(row: number, label: FormCell, [first]: FormCell[], table: FormTable): boolean {
  const end = label.col + label.colSpan
  return table
    .inRow(row)
    .some((cell) => cell !== label && !isValue(cell) && cell.row === row && cell.col >= end && cell.col < (first?.col ?? end))
}

/** Where the rows beside a label end: with it, or, where nothing is merged, with the blanks beneath it. */
function spanEnd(label: FormCell, table: FormTable): number {
  let end = label.row + label.rowSpan
  for (;;) {
    const line = table.inRow(end).filter((cell) => cell.row === end)
    const own = line.filter((cell) => shareColumns(cell, label))
    const blank = own.length > 0 && own.every((cell) => isBlank(cell) && isValue(cell))
    if (!blank || !line.every(isValue) || line.every(isBlank)) return end
    end++
  }
}

/** Whether a cell is a figure: under one heading, not merged over several, as the name of the row below it is. */
function isFigure(cell: FormCell, columns: Column[], label: FormCell): boolean {
  const over = columns.filter((one) => shareColumns(one.cell, cell))
  return isValue(cell) && over.length === 1 && (cell.col >= label.col + label.colSpan || cell.row >= label.row + label.rowSpan)
}

/** The row's own name: to the left of its figures, else merged over them in the row above. */
function nameOf(row: number, label: FormCell, [first]: FormCell[], table: FormTable): FormCell | undefined {
  if (!first) return undefined
  const beside = table.inRow(row).filter((cell) => cell !== label && cell.col < first.col && isValue(cell) && !isBlank(cell))
  const own = beside.filter((cell) => cell.col >= label.col + label.colSpan || !shareRowsWith(cell, label))
  if (own.length > 0) return own.at(-1)
  const above = table.inRow(row - 1).find((cell) => isValue(cell) && shareColumns(cell, first))
  const merged = above && above.colSpan > first.colSpan && above.row >= label.row && !isBlank(above)
  return merged ? above : undefined
}

/** Words over the headings of the columns that tell the unit of all rows: 項目(単位:百万円). */
function unitsOver(label: FormCell, columns: Column[], table: FormTable): FormCell[] {
  const first = columns.find(({ cell }) => cell.row >= label.row)?.cell
  if (!first) return []
  const above = range(label.row, first.row).flatMap((row) => table.inRow(row))
  return [...new Set(above)].filter((cell) => isValue(cell) && /単位/.test(cell.text))
}

const shareRowsWith = (a: FormCell, b: FormCell) => a.row < b.row + b.rowSpan && b.row < a.row + a.rowSpan
