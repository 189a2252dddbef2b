import type { BudgetStage } from '../exchange.ts'
import { parseFiscalYear } from '../fiscal-year.ts'
import { matchFolded } from '../label.ts'
import { compileLabel, foldLabelText } from '../label-pattern.ts'
import type { FormCell } from './form-cell.ts'
import { cellsRight, nearestAbove } from './form-geometry.ts'
import { bareYear, isYear } from './form-proof.ts'
import type { Slot } from './form-slots.ts'
import type { FormTable } from './form-table.ts'

/**
 * The amounts beside a label under headings that are those of indicators too (予定 | 実績 over 受診した人の数 and 事業費): the budget's own words
 * for them tell the stage. None where no such heading stands above.
 */
export function amountsUnderShared(slot: Omit<Slot, 'cells'>, table: FormTable): Slot[] {
  const { field, label } = slot
  if (field.type !== 'budget') return []
  const patterns = Object.entries(field.columns).map(([word, stage]) => ({ word: compileLabel(word), stage }))
  const stageOf = (cell: FormCell): BudgetStage | undefined =>
    cell.label?.of.field.type === 'indicators'
      ? patterns.find(({ word }) => matchFolded(word, foldLabelText(cell.text)))?.stage
      : undefined
  return cellsRight(label, table).flatMap((cell) => {
    const head = nearestAbove(cell, table, (above) => above.label !== undefined)
    const stage = head && stageOf(head)
    const year = head && nearestAbove(head, table, (above) => isYear(above.text))
    const fiscalYear = year && parseFiscalYear(bareYear(year.text))
    if (!head || stage === undefined || fiscalYear === undefined) return []
    return [{ ...slot, part: stage, match: { ...slot.match, fiscalYear }, over: head, cells: [cell] }]
  })
}
