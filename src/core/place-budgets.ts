import type { Budget } from './exchange.ts'
import { finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { findYearPlace } from './place-by-year.ts'
import { sayBudget } from './place-figures.ts'
import { noteBefore, type Placing, put, yearsOfCells } from './placing.ts'
import type { SheetField } from './sheet.ts'

/** Puts amounts (事業費) under their year and stage. */
export function placeBudgets(placing: Placing, field: SheetField & { type: 'budget' }, slots: Slot[]): void {
  const heads = [...new Set(slots.filter((slot) => hasPart(slot, 'year')).flatMap(({ cells }) => cells))]
  const years = yearsOfCells(
    placing,
    heads,
    field.budgets.map(({ fiscalYear }) => fiscalYear),
  )
  const places = slots
    .filter((slot) => !hasPart(slot, 'year', 'value'))
    .flatMap((slot) => slot.cells.slice(0, 1).map((cell) => ({ slot, cell, year: yearOfStage(slot, slots, years) })))
  const taken = new Set<Slot>()
  for (const budget of field.budgets) {
    const ofKind = places.filter(({ slot }) => slot.part === budget.stage && samePart(slot.budgetPart, budget.part))
    const own = budget.fiscalYear === placing.view.fiscalYear
    const placed = findYearPlace(
      ofKind.filter(({ slot }) => !taken.has(slot)),
      places,
      budget.fiscalYear,
      own,
    )
    const value = sayBudget(budget, field.unit)
    if (placed === 'left') {
      const label = `${budget.part?.name ?? field.label}・${field.columns.find(({ stage }) => stage === budget.stage)?.label ?? field.label}`
      const year = formatFiscalYear(budget.fiscalYear, placing.scheme.years ?? 'era')
      placing.problems.push(finding('place-year-missing', { label, year, value: String(value) }))
    } else if (placed === 'before') noteBefore(placing, field.label, budget.fiscalYear)
    else if (placed !== 'not shown') {
      taken.add(placed.place.slot)
      put(placing, placed.place.slot, placed.place.cell, value)
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
