import { type FormCell, isValue, shareColumns, shareRows } from './form-cell.ts'
import { cellsRight, nearestAbove, valueCells } from './form-geometry.ts'
import type { Slot } from './form-slots.ts'

/**
 * Slots of a budget (事業費): for each stage its amounts, those in the row that the field's label heads; and the years above the stages.
 */
export function findBudgetSlots(slot: Omit<Slot, 'cells'>, cells: FormCell[]): Slot[] {
  const { field, part, label } = slot
  if (field.type !== 'budget') return []
  const alike = cells.filter((cell) => cell.label?.of.field === field)
  const heads = alike.filter((cell) => cell.label?.of.part === 'value' && cell.heading === undefined)
  if (part !== 'value') {
    const own = valueCells(label, cells)
    const crossing = heads.flatMap((head) =>
      cells.filter((cell) => isValue(cell) && shareRows(cell, head) && crosses(cell, label)),
    )
    const amounts =
      heads.length > 0 && crossing.length > 0
        ? crossing
        : heads.length > 0 && !own.every((cell) => heads.some((head) => shareRows(cell, head)))
          ? own
          : own
    const year = yearAbove(label, cells)
    return [{ ...slot, cells: [...new Set(amounts)] }, ...(year ? [{ ...slot, part: 'year' as const, cells: [year] }] : [])]
  }
  const stages = alike.filter((cell) => cell.label?.of.part !== 'value')
  return stages.length > 0 ? [{ ...slot, cells: [] }] : [{ ...slot, cells: cellsRight(label, cells) }]
}

const crosses = (amount: FormCell, stage: FormCell) => shareColumns(amount, stage) && amount.row >= stage.row + stage.rowSpan

/** The cell above a stage that spans the stages of a year. */
function yearAbove(stage: FormCell, cells: FormCell[]): FormCell | undefined {
  const above = nearestAbove(stage, cells, () => true)
  return above && isValue(above) && above.row + above.rowSpan === stage.row ? above : undefined
}
