import { type FormCell, isBlank, isValue, shareColumns, shareRows } from './form-cell.ts'

/**
 * The cells that belong to a label: those to its right in its rows until the next label; or those beneath it in its columns, where what
 * is to its right is another label or nothing, or where it stands in a row of labels.
 */
export function valueCells(label: FormCell, cells: FormCell[]): FormCell[] {
  if (label.inner !== undefined) return [{ ...label, text: label.inner }]
  const columns = headsColumn(label, cells) ? cellsBeneath(label, cells) : []
  if (columns.length > 0) return columns
  const right = cellsRight(label, cells)
  if (right.length > 0 && !(right.every(isBlank) && inHeadingRow(label, cells))) return [...right, ...continued(label, cells)]
  const beneath = cellsBeneath(label, cells)
  return beneath.length > 0 ? beneath : right
}

/** To the right, row by row, up to the next label. */
export function cellsRight(label: FormCell, cells: FormCell[]): FormCell[] {
  const found = new Set<FormCell>()
  for (let row = label.row; row < label.row + label.rowSpan; row++) {
    const line = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan && cell.col >= label.col + label.colSpan)
    for (const cell of line.sort((a, b) => a.col - b.col)) {
      if (!isValue(cell)) break
      if (cell.row >= label.row || cell.row + cell.rowSpan > label.row) found.add(cell)
    }
  }
  return cells.filter((cell) => found.has(cell))
}

/** Beneath, as far down as cells touch, up to the next label or the row of a heading. */
export function cellsBeneath(label: FormCell, cells: FormCell[]): FormCell[] {
  const column = cells
    .filter((cell) => cell.row >= label.row + label.rowSpan && shareColumns(cell, label))
    .sort((a, b) => a.row - b.row || a.col - b.col)
  const headings = cells.filter((cell) => cell.heading !== undefined && cell.row >= label.row + label.rowSpan)
  const end = Math.min(...headings.map(({ row }) => row))
  const found: FormCell[] = []
  let reached = label.row + label.rowSpan
  for (const cell of column) {
    if (cell.row > reached || cell.row >= end || !isValue(cell)) break
    if (!mostlyWithin(cell, label)) break
    found.push(cell)
    reached = Math.max(reached, cell.row + cell.rowSpan)
  }
  return found
}

function mostlyWithin(cell: FormCell, label: FormCell): boolean {
  const common = Math.min(cell.col + cell.colSpan, label.col + label.colSpan) - Math.max(cell.col, label.col)
  return common * 2 >= cell.colSpan
}

/** Whether a label is one of several side by side whose values are beneath. */
function inHeadingRow(label: FormCell, cells: FormCell[]): boolean {
  const neighbour = cells.some((cell) => cell.label && cell !== label && cell.row === label.row && touches(cell, label))
  const [first] = cellsBeneath(label, cells)
  return first !== undefined && (neighbour || !isBlank(first))
}

/** Whether a label of a table's columns stands beside another such label: its values are beneath, whatever is to its right. */
function headsColumn(label: FormCell, cells: FormCell[]): boolean {
  const field = label.label?.of.field
  if (field?.type !== 'indicators' && field?.type !== 'children') return false
  if (label.label?.of.part === 'value') return false
  return cells.some((cell) => cell !== label && cell.label?.of.field === field && shareRows(cell, label) && touches(cell, label))
}

const touches = (a: FormCell, b: FormCell) => a.col + a.colSpan === b.col || b.col + b.colSpan === a.col

/** Rows that go on with a field of words where the label's own cell is not merged over them: nothing stands in the label's column there. */
function continued(label: FormCell, cells: FormCell[]): FormCell[] {
  const type = label.label?.of.field.type
  if (type !== 'narratives' && type !== 'terms' && type !== 'units' && type !== 'grade') return []
  const found: FormCell[] = []
  for (let row = label.row + label.rowSpan; ; row++) {
    const line = cells.filter((cell) => cell.row === row)
    const before = line.filter((cell) => cell.col < label.col + label.colSpan)
    const after = line.filter((cell) => cell.col >= label.col + label.colSpan)
    if (line.length === 0 || !before.every(isBlank) || !line.every(isValue) || after.every(isBlank)) return found
    if (!before.some((cell) => shareColumns(cell, label)) && before.length > 0) return found
    found.push(...after)
  }
}

/** The nearest cell above another in its columns that a test accepts. */
export function nearestAbove(cell: FormCell, cells: FormCell[], test: (above: FormCell) => boolean): FormCell | undefined {
  const above = cells.filter((other) => other.row + other.rowSpan <= cell.row && shareColumns(other, cell) && test(other))
  return above.sort((a, b) => b.row - a.row)[0]
}

/** The nearest cell to the left of another in its rows that a test accepts. */
export function nearestLeft(cell: FormCell, cells: FormCell[], test: (left: FormCell) => boolean): FormCell | undefined {
  const left = cells.filter((other) => other.col + other.colSpan <= cell.col && shareRows(other, cell) && test(other))
  return left.sort((a, b) => b.col - a.col)[0]
}
