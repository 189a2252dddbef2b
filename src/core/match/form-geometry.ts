import type { SchemeField } from '../scheme-field.ts'
import { type FormCell, isBlank, isValue, shareColumns } from './form-cell.ts'
import { isYear } from './form-proof.ts'
import { byPlace, type FormTable } from './form-table.ts'

/**
 * The cells that belong to a label: those to its right in its rows until the next label; or those beneath it in its columns, where what
 * is to its right is another label or nothing, or where it stands in a row of labels.
 */
export function valueCells(label: FormCell, table: FormTable): FormCell[] {
  if (label.inner !== undefined) return [{ ...label, text: label.inner }]
  const columns = headsColumn(label, table) ? cellsBeneath(label, table) : []
  if (columns.length > 0) return columns
  const right = cellsRight(label, table)
  if (right.length > 0 && !(right.every(isBlank) && inHeadingRow(label, table))) return [...right, ...continued(label, table)]
  const beneath = cellsBeneath(label, table)
  return beneath.length > 0 ? beneath : right
}

/** To the right, row by row, up to the next label. */
export function cellsRight(label: FormCell, table: FormTable): FormCell[] {
  const found = new Set<FormCell>()
  for (let row = label.row; row < label.row + label.rowSpan; row++)
    for (const cell of table.inRow(row)) {
      if (cell.col < label.col + label.colSpan) continue
      if (!isValue(cell)) break
      found.add(cell)
    }
  return [...found].sort(byPlace)
}

/** Beneath, as far down as cells touch, up to the next label or the row of a heading. */
export function cellsBeneath(label: FormCell, table: FormTable): FormCell[] {
  const start = label.row + label.rowSpan
  const end = table.headingRows.find((row) => row >= start) ?? Number.POSITIVE_INFINITY
  const found: FormCell[] = []
  let reached = start
  for (const cell of table.beneath(label)) {
    if (isGroupHead(cell, label)) continue
    if (cell.row > reached && !isHeaded(label, reached, cell.row, table)) break
    if (cell.row >= end || !isValue(cell) || !mostlyWithin(cell, label)) break
    found.push(cell)
    reached = Math.max(reached, cell.row + cell.rowSpan)
  }
  return found
}

/** Whether the rows between a label of names and the first of them are those of its columns' headings: a workbook keeps no blank cells. */
function isHeaded(label: FormCell, from: number, to: number, table: FormTable): boolean {
  if (label.label?.of.part !== 'name' || from !== label.row + label.rowSpan || to - from > 2) return false
  const field = label.label.of.field
  return Array.from({ length: to - from }, (_, i) => table.inRow(from + i)).every((line) =>
    line.some((cell) => cell.col >= label.col + label.colSpan && isKin(cell.label?.of.field, field)),
  )
}

/** A label that stands over rows in the left part of a column of names (活動指標, 成果指標): it groups them and ends nothing. */
const isGroupHead = (cell: FormCell, label: FormCell) =>
  (cell.stop === true || (cell.label?.of.field.type === 'indicators' && cell.label.of.part === 'value')) &&
  label.label?.of.field.type === 'indicators' &&
  cell.colSpan < label.colSpan

function mostlyWithin(cell: FormCell, label: FormCell): boolean {
  const common = Math.min(cell.col + cell.colSpan, label.col + label.colSpan) - Math.max(cell.col, label.col)
  return common * 2 >= cell.colSpan
}

/** Whether a label is one of several side by side whose values are beneath. */
function inHeadingRow(label: FormCell, table: FormTable): boolean {
  const beside = table
    .inRow(label.row)
    .some((cell) => cell !== label && cell.label && cell.row === label.row && touches(cell, label))
  const [first] = cellsBeneath(label, table)
  return first !== undefined && (beside || !isBlank(first))
}

/** Whether a label of a table's columns stands beside another such label: its values are beneath, whatever is to its right. */
function headsColumn(label: FormCell, table: FormTable): boolean {
  const field = label.label?.of.field
  if (field?.type !== 'indicators' && field?.type !== 'children') return false
  if (label.label?.of.part === 'value') return false
  const rows = Array.from({ length: label.rowSpan }, (_, i) => table.inRow(label.row + i))
  if ((label.label?.of.part === 'name' || label.label?.of.part === 'unit') && standsBeforeYears(label, table)) return true
  const beside = rows.flat().filter((cell) => cell !== label && isKin(cell.label?.of.field, field))
  return beside.some((cell) => touches(cell, label) || (field.type === 'children' && sameRowsBeneath(cell, label, table)))
}

/** Fields of indicators share the words that head their figures. */
const isKin = (other: SchemeField | undefined, field: SchemeField) =>
  other === field || (field.type === 'indicators' && other?.type === 'indicators')

/** 指標 | 単位 | 令和4年度 | 令和5年度: what stands beside a label of names or units is a year, so those are beneath. */
function standsBeforeYears(label: FormCell, table: FormTable): boolean {
  const right = table.inRow(label.row).find((cell) => cell.col >= label.col + label.colSpan && !isBlank(cell))
  return right !== undefined && isYear(right.text)
}

/** Whether two labels of one row, with a column between them that the scheme does not name, head columns of the same rows. */
function sameRowsBeneath(a: FormCell, b: FormCell, table: FormTable): boolean {
  const [left, right] = [cellsBeneath(a, table), cellsBeneath(b, table)]
  return left.length > 0 && left.length === right.length && left.every((cell, i) => cell.row === right[i]?.row)
}

const touches = (a: FormCell, b: FormCell) => a.col + a.colSpan === b.col || b.col + b.colSpan === a.col

/** Rows that go on with a field of words where the label's own cell is not merged over them: nothing stands in the label's column there. */
function continued(label: FormCell, table: FormTable): FormCell[] {
  const type = label.label?.of.field.type
  if (type !== 'narratives' && type !== 'terms' && type !== 'units' && type !== 'grade') return []
  const found: FormCell[] = []
  for (let row = label.row + label.rowSpan; ; row++) {
    const line = table.inRow(row).filter((cell) => cell.row === row)
    const before = line.filter((cell) => cell.col < label.col + label.colSpan)
    const after = line.filter((cell) => cell.col >= label.col + label.colSpan)
    if (line.length === 0 || !before.every(isBlank) || !line.every(isValue) || after.every(isBlank)) return found
    if (!before.some((cell) => shareColumns(cell, label)) && before.length > 0) return found
    found.push(...after)
  }
}

/** The nearest cell above another in its columns that a test accepts. */
export function nearestAbove(cell: FormCell, table: FormTable, test: (above: FormCell) => boolean): FormCell | undefined {
  for (const other of table.above(cell)) if (other.row + other.rowSpan <= cell.row && test(other)) return other
  return undefined
}
