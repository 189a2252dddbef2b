import type { Budget, BudgetStage, Evaluation } from '../exchange.ts'
import { finding } from '../finding.ts'
import { parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { readAmount } from './form-budgets.ts'
import { type FormCell, isBlank, shareRows } from './form-cell.ts'
import { isTotal } from './form-labels.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, wordsOf } from './form-reading.ts'
import type { Slot } from './form-slots.ts'
import { readUnits } from './form-units.ts'
import { readTitle } from './title-marks.ts'

/** Columns that hold amounts of the items below. */
const stages: BudgetStage[] = ['planned', 'initial', 'revised', 'settled', 'settledEstimate']

/**
 * Items of a lower level (配下の事務事業), row by row, the state of each as an evaluation on a scale of its heading's name, and its amounts.
 * `paperUnit`: the unit of money that the paper itself prints, which goes before the scheme's.
 */
export function readChildren(
  reading: FormReading,
  paperUnit: string | undefined,
): { items: Item[]; evaluations: Evaluation[]; budgets: Budget[] } {
  const slots = slotsOf(reading, 'children')
  const money = slots.filter((slot) => hasPart(slot, ...stages))
  const states = slots.filter((slot) => hasPart(slot, 'state'))
  const titles = slots
    .filter((slot) => hasPart(slot, 'title'))
    .flatMap((slot) => wordsOf(slot).map((cell) => ({ slot, cell })))
    .filter(({ cell }) => parseMissing(cell.text) === undefined && !isTotal(cell.text))
    .sort((a, b) => a.cell.grid - b.cell.grid || a.cell.row - b.cell.row || a.cell.col - b.cell.col)
  const units = slotsOf(reading, 'units').filter((slot) => isOfList(slot, slots))
  const items: Item[] = []
  const evaluations: Evaluation[] = []
  const budgets: Budget[] = []
  let blank = 0
  for (const { slot, cell } of titles) {
    const level = reading.scheme.levels.find(({ key }) => key === slot.field.level)
    if (!level) continue
    const order = items.length + 1
    const id = `${reading.item.id}-${order}`
    const title = readTitle(cleanLine(cell.text), reading.scheme.titleMarks)
    items.push({
      id,
      parent: reading.item.id,
      level: level.level,
      levelLabel: level.label,
      ...title,
      order,
      ...unitsOf(units, cell),
      source: sourceOf(cell),
    })
    if (cell.doubtful)
      reading.findings.push(finding('cells-ambiguous', { text: cleanText(cell.text) }, { subject: id, source: sourceOf(cell) }))
    for (const one of money) {
      const amount = wordsOf(one).find((other) => isOf(other, cell, titles))
      const unit = paperUnit ?? one.field.unit
      if (amount && unit !== undefined)
        budgets.push(...readAmount({ ...reading, item: items.at(-1) as Item }, one, amount, [], unit))
    }
    const state = states.find((other) => other.block === slot.block && other.cells.some((one) => beside(one, cell)))
    const letter = state?.cells.find((one) => beside(one, cell))
    if (!letter || isBlank(letter)) blank++
    else if (state) evaluations.push(...readState(reading, id, cleanLine(state.label.text), letter))
  }
  tellBlankStates(reading, states, blank)
  return { items, evaluations, budgets }
}

/** Whether a label of sections (担当課) heads a column of the list of items below: it says nothing of the sheet's own item. */
export function isOfList({ label }: Slot, slots: Slot[]): boolean {
  return slots.some(
    (slot) =>
      slot.field.type === 'children' && slot.label.grid === label.grid && shareRows(slot.label, label) && hasPart(slot, 'title'),
  )
}

function unitsOf(slots: Slot[], title: FormCell): Pick<Item, 'units'> {
  const cells = slots.flatMap(wordsOf).filter((cell) => cell.grid === title.grid && shareRows(cell, title))
  const units = readUnits(cells.map(({ text }) => text))
  return units.length > 0 ? { units } : {}
}

/** One finding for all items whose state is blank. */
function tellBlankStates({ item, findings }: FormReading, [state]: Slot[], count: number): void {
  if (state && count > 0)
    findings.push(finding('states-blank', { label: cleanLine(state.label.text), count }, { subject: item.id }))
}

const beside = (state: FormCell, title: FormCell) => state.grid === title.grid && shareRows(state, title) && state.col > title.col

/** Beside a title, with no other title between: two lists may stand side by side. */
const isOf = (amount: FormCell, title: FormCell, titles: { cell: FormCell }[]) =>
  beside(amount, title) && !titles.some(({ cell }) => cell.col > title.col && beside(amount, cell))

function readState(reading: FormReading, item: string, scale: string, cell: FormCell): Evaluation[] {
  if (parseMissing(cell.text) !== undefined || reading.fiscalYear === undefined) return []
  const grades = [{ scale, code: cleanLine(cell.text) }]
  return [{ item, fiscalYear: reading.fiscalYear, stage: reading.stage, evaluator: 'self', grades, source: sourceOf(cell) }]
}
