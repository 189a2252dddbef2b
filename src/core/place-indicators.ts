import { finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import { type FormCell, shareRows } from './match/form-cell.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import type { Observation } from './observation.ts'
import { sayObservation } from './place-figures.ts'
import { labelOf, type Placing, put, yearsOfCells } from './placing.ts'
import type { Indicator } from './plan.ts'
import type { IndicatorView, SheetField } from './sheet.ts'

/** Puts indicators (指標) into their numbered places: name, description, direction, and each year's figures. */
export function placeIndicators(placing: Placing, field: SheetField & { type: 'indicators' }, slots: Slot[]): void {
  const names = slots
    .filter((slot) => hasPart(slot, 'name'))
    .sort((a, b) => a.block - b.block)
    .flatMap((slot) => slot.cells.map((cell) => ({ slot, cell })))
  field.indicators.forEach((view, index) => {
    const name = names[index]
    if (name === undefined) placing.problems.push(finding('place-too-few', { label: field.label, left: view.indicator.name }))
    else placeIndicator(placing, view, { ...name.slot, cells: [name.cell] }, slotsBeside(name, slots))
  })
}

/** What stands around an indicator's name: the slots of its block; where names stand one below the other, of those only what is in its row. */
function slotsBeside({ slot, cell }: { slot: Slot; cell: FormCell }, slots: Slot[]): Slot[] {
  const own = slots.filter(({ block }) => block === slot.block)
  if (slot.cells.length === 1) return own
  const inRow = (one: FormCell) => one.grid === cell.grid && shareRows(one, cell)
  return own.map((one) => (hasPart(one, 'year') ? one : { ...one, cells: one.cells.filter(inRow) }))
}

function placeIndicator(placing: Placing, { indicator, observations }: IndicatorView, name: Slot, slots: Slot[]): void {
  put(placing, name, name.cells[0], indicator.name)
  const words = { description: indicator.description, direction: directionWord(placing, indicator.direction) }
  for (const part of ['description', 'direction'] as const) {
    const slot = slots.find((one) => hasPart(one, part))
    if (slot && words[part] !== undefined) put(placing, slot, slot.cells[0], words[part])
  }
  const heads = slots.filter((slot) => hasPart(slot, 'year')).flatMap(({ cells }) => cells)
  const years = yearsOfCells(
    placing,
    heads,
    observations.flatMap((said) => yearOf(said) ?? []),
  )
  const units = slots.find((slot) => hasPart(slot, 'unit'))
  placeUnit(placing, indicator, units, heads, observations.length === 0)
  for (const said of observations) {
    const value = sayObservation(said, indicator, units !== undefined, placing.scheme.indicators.accumulation)
    const ofMeasure = slots.filter((one) => one.part === said.measure)
    const slot =
      ofMeasure.find(({ match }) => match.fiscalYear === yearOf(said)) ??
      ofMeasure.find(({ match }) => match.fiscalYear === undefined)
    const cell = slot && cellOfYear(slot, heads, years, yearOf(said))
    if (slot && cell) {
      put(placing, slot, cell, value)
    } else placing.problems.push(homeless(placing, said, value, slot ?? name, indicator.name))
  }
}

/** The unit goes into its column, in every row of a year; without a column it stands with the figures, if there are any. */
function placeUnit(
  placing: Placing,
  { name, unit }: Indicator,
  column: Slot | undefined,
  heads: FormCell[],
  alone: boolean,
): void {
  if (unit === undefined) return
  const rows = column?.cells.filter((cell) => heads.length === 0 || heads.some((head) => shareRows(cell, head))) ?? []
  if (column) for (const cell of rows) put(placing, column, cell, unit)
  if (rows.length === 0 && alone) placing.problems.push(finding('place-missing', { label: `${name}・単位` }))
}

const yearOf = ({ fiscalYear, toFiscalYear }: Observation) => fiscalYear ?? toFiscalYear

/** The cell of a year: beside its year, or the only one where the form has no years. */
function cellOfYear(slot: Slot, heads: FormCell[], years: Map<string, number>, year: number | undefined): FormCell | undefined {
  if (heads.length === 0) return slot.cells[0]
  const head = heads.find(({ locator }) => years.get(locator) === year)
  return head && slot.cells.find((cell) => shareRows(cell, head))
}

function homeless(placing: Placing, said: Observation, value: string | number, slot: Slot, indicator: string) {
  const year = yearOf(said)
  const label = `${indicator}・${labelOf(slot)}`
  const style = placing.scheme.years ?? 'era'
  if (year === undefined) return finding('place-missing', { label })
  return finding('place-year-missing', { label, year: formatFiscalYear(year, style), value: String(value) })
}

function directionWord({ scheme }: Placing, direction: string | undefined): string | undefined {
  return Object.entries(scheme.indicators.directions ?? {}).find(([, meaning]) => meaning === direction)?.[0]
}
