import type { Budget } from './exchange.ts'
import { finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { sayBudget } from './place-figures.ts'
import { type Placing, put, yearsOfCells } from './placing.ts'
import type { SheetField } from './sheet.ts'

/** Puts amounts (事業費) under their year and stage. */
export function placeBudgets(placing: Placing, field: SheetField & { type: 'budget' }, slots: Slot[]): void {
  const heads = [...new Set(slots.filter((slot) => hasPart(slot, 'year')).flatMap(({ cells }) => cells))]
  const years = yearsOfCells(
    placing,
    heads,
    field.budgets.map(({ fiscalYear }) => fiscalYear),
  )
  const stages = slots.filter((slot) => !hasPart(slot, 'year', 'value'))
  const taken = new Set<Slot>()
  for (const budget of field.budgets) {
    const slot = stages.find(
      (one) =>
        one.part === budget.stage &&
        !taken.has(one) &&
        samePart(one.budgetPart, budget.part) &&
        yearOfStage(one, slots, years) === budget.fiscalYear,
    )
    const value = sayBudget(budget, field.unit)
    if (slot) {
      taken.add(slot)
      put(placing, slot, slot.cells[0], value)
    } else {
      const label = `${budget.part?.name ?? field.label}・${field.columns.find(({ stage }) => stage === budget.stage)?.label ?? field.label}`
      const year = formatFiscalYear(budget.fiscalYear, placing.scheme.years ?? 'era')
      placing.problems.push(finding('place-year-missing', { label, year, value: String(value) }))
    }
  }
}

/** Parts (財源・経費の内訳) have rows of their own: an amount never stands in that of another. */
function samePart(one: Budget['part'], other: Budget['part']): boolean {
  return one?.kind === other?.kind && one?.name === other?.name
}

/** The year of a stage's column: in its own label, or above it. */
function yearOfStage(slot: Slot, slots: Slot[], years: Map<string, number>): number | undefined {
  if (slot.match.fiscalYear !== undefined) return slot.match.fiscalYear
  const head = slots.find((one) => hasPart(one, 'year') && one.label === slot.label)?.cells[0]
  return head && years.get(head.locator)
}
