import { type FormCell, isBlank, isValue, shareRows } from './form-cell.ts'
import { cellsRight, nearestAbove, valueCells } from './form-geometry.ts'
import { isYear } from './form-proof.ts'
import type { Slot } from './form-slots.ts'
import type { FormTable } from './form-table.ts'

/**
 * Slots of a budget (事業費): for each stage its amounts, those in the rows that the field's label heads; and the years, above the stages
 * or, where stages head rows, above the amounts.
 */
export function findBudgetSlots(slot: Omit<Slot, 'cells'>, table: FormTable): Slot[] {
  const { field, part, label } = slot
  if (field.type !== 'budget') return []
  const alike = table.labels.filter((cell) => cell.label?.of.field === field)
  if (part === 'value') {
    const alone = alike.every((cell) => cell.label?.of.part === 'value')
    return [{ ...slot, cells: alone ? cellsRight(label, table) : [] }]
  }
  const heads = alike.filter((cell) => cell.label?.of.part === 'value' && cell.heading === undefined)
  const beneath = table.inColumnsOf(label).filter((cell) => isValue(cell) && cell.row >= label.row + label.rowSpan)
  const amounts = beneath.filter((cell) => heads.some((head) => headsRow(head, cell)))
  const year = yearOver(label, table)
  if (amounts.length > 0)
    return [{ ...slot, cells: amounts }, ...(year ? [{ ...slot, part: 'year' as const, cells: [year] }] : [])]
  return underYears(slot, valueCells(label, table), table)
}

/** The cell above a stage that spans the stages of its year; where nothing is merged, the year that begins last before it. */
function yearOver(stage: FormCell, table: FormTable): FormCell | undefined {
  const above = nearestAbove(stage, table, () => true)
  if (!above || !isBlank(above)) return above && isValue(above) ? above : undefined
  const before = table.inRow(above.row).filter((cell) => cell.col < above.col && isValue(cell) && isYear(cell.text))
  const year = before.at(-1)
  return year ? { ...year, col: stage.col, colSpan: stage.colSpan } : above
}

/** Whether a label heads the row of an amount: beside it, not above. */
const headsRow = (head: FormCell, amount: FormCell) => shareRows(head, amount) && head.col + head.colSpan <= amount.col

/** Amounts to the right of a stage: those under a year, where any is; a column of differences has none. */
function underYears(slot: Omit<Slot, 'cells'>, own: FormCell[], table: FormTable): Slot[] {
  const dated = own.flatMap((amount) => {
    const year = nearestAbove(amount, table, (above) => isValue(above) && isYear(above.text))
    return year ? [{ amount, year }] : []
  })
  if (dated.length === 0) return [{ ...slot, cells: own }]
  const years = [...new Set(dated.map(({ year }) => year))]
  return [
    { ...slot, cells: dated.map(({ amount }) => amount) },
    { ...slot, part: 'year', cells: years },
  ]
}
