import { type FormCell, isBlank, isValue, shareColumns, shareRows } from './form-cell.ts'
import { cellsRight, nearestAbove, valueCells } from './form-geometry.ts'
import { isYear } from './form-proof.ts'
import type { Slot } from './form-slots.ts'

/**
 * Slots of a budget (事業費): for each stage its amounts, those in the rows that the field's label heads; and the years, above the stages
 * or, where stages head rows, above the amounts.
 */
export function findBudgetSlots(slot: Omit<Slot, 'cells'>, cells: FormCell[]): Slot[] {
  const { field, part, label } = slot
  if (field.type !== 'budget') return []
  const alike = cells.filter((cell) => cell.label?.of.field === field)
  if (part === 'value') {
    const alone = alike.every((cell) => cell.label?.of.part === 'value')
    return [{ ...slot, cells: alone ? cellsRight(label, cells) : [] }]
  }
  const heads = alike.filter((cell) => cell.label?.of.part === 'value' && cell.heading === undefined)
  const amounts = cells.filter((cell) => isValue(cell) && crosses(cell, label) && heads.some((head) => headsRow(head, cell)))
  const year = yearOver(label, cells)
  if (amounts.length > 0)
    return [{ ...slot, cells: amounts }, ...(year ? [{ ...slot, part: 'year' as const, cells: [year] }] : [])]
  return underYears(slot, valueCells(label, cells), cells)
}

/** The cell above a stage that spans the stages of its year; where nothing is merged, the year that begins last before it. */
function yearOver(stage: FormCell, cells: FormCell[]): FormCell | undefined {
  const above = nearestAbove(stage, cells, () => true)
  if (!above || !isBlank(above)) return above && isValue(above) ? above : undefined
  const before = cells.filter((cell) => cell.row === above.row && cell.col < above.col && isValue(cell) && isYear(cell.text))
  const year = before.at(-1)
  return year ? { ...year, col: stage.col, colSpan: stage.colSpan } : above
}

const crosses = (amount: FormCell, stage: FormCell) => shareColumns(amount, stage) && amount.row >= stage.row + stage.rowSpan

/** Whether a label heads the row of an amount: beside it, not above. */
const headsRow = (head: FormCell, amount: FormCell) => shareRows(head, amount) && head.col + head.colSpan <= amount.col

/** Amounts to the right of a stage: those under a year, where any is; a column of differences has none. */
function underYears(slot: Omit<Slot, 'cells'>, own: FormCell[], cells: FormCell[]): Slot[] {
  const dated = own.flatMap((amount) => {
    const year = nearestAbove(amount, cells, (above) => isValue(above) && isYear(above.text))
    return year ? [{ amount, year }] : []
  })
  if (dated.length === 0) return [{ ...slot, cells: own }]
  const years = [...new Set(dated.map(({ year }) => year))]
  return [
    { ...slot, cells: dated.map(({ amount }) => amount) },
    { ...slot, part: 'year', cells: years },
  ]
}
