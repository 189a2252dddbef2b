import { finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import { type FormCell, shareColumns, shareRows } from './match/form-cell.ts'
import { hasPart, yearIn } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { yearAbove } from './match/form-year-heads.ts'
import type { Observation } from './observation.ts'
import { findYearPlace, standsFor, type YearPlace } from './place-by-year.ts'
import { sayObservation } from './place-figures.ts'
import { type ListPlace, moreRows } from './place-more-rows.ts'
import { labelOf, noteBefore, type Placing, put, yearsOfCells } from './placing.ts'
import type { Indicator } from './plan.ts'
import type { IndicatorView, SheetField } from './sheet.ts'

/** Puts indicators (指標) into their numbered places: name, description, direction, and each year's figures. */
export function placeIndicators(placing: Placing, field: SheetField & { type: 'indicators' }, slots: Slot[]): void {
  const names = slots
    .filter((slot) => hasPart(slot, 'name'))
    .sort((a, b) => a.block - b.block)
    .flatMap((slot) => slot.cells.map((cell) => ({ slot, cell })))
  const place = (to: Placing, view: IndicatorView, name: ListPlace) =>
    placeIndicator(to, view, { ...name.slot, cells: [name.cell] }, slotsBeside(name, slots), field.label)
  field.indicators.slice(0, names.length).forEach((view, index) => {
    place(placing, view, names[index] as ListPlace)
  })
  const left = field.indicators.slice(names.length)
  // What rows to come have no place for is told only if they come.
  const coming: Placing = { ...placing, problems: [], before: new Map() }
  const say = (view: IndicatorView, name: ListPlace) => {
    const apart: Placing = { ...coming, writes: new Map() }
    place(apart, view, name)
    return slotsBeside(name, slots).flatMap((slot) =>
      slot.cells
        .filter((cell) => !hasPart(slot, 'year') || shareRows(cell, name.cell))
        .map((cell) => ({ cell, value: apart.writes.get(cell.locator) ?? (hasPart(slot, 'year') ? cell.text : '') })),
    )
  }
  if (left.length === 0) return
  if (moreRows(placing, names, left, say)) {
    placing.problems.push(...coming.problems)
    for (const [label, years] of coming.before) for (const year of years) noteBefore(placing, label, year)
    return
  }
  for (const { indicator } of left) placing.problems.push(finding('place-too-few', { label: field.label, left: indicator.name }))
}

/** What stands around an indicator's name: the slots of its block; where names stand one below the other, of those only what is in its row. */
function slotsBeside({ slot, cell }: ListPlace, slots: Slot[]): Slot[] {
  const own = slots.filter(({ block }) => block === slot.block)
  if (slot.cells.length === 1) return own
  const inRow = (one: FormCell) => one.grid === cell.grid && shareRows(one, cell)
  return own.map((one) => {
    const near = one.cells.filter(inRow)
    // Years may stand once, over or beside all of them.
    return hasPart(one, 'year') && near.length === 0 ? one : { ...one, cells: near }
  })
}

function placeIndicator(
  placing: Placing,
  { indicator, observations }: IndicatorView,
  name: Slot,
  slots: Slot[],
  label: string,
): void {
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
  const places = yearPlaces(placing, slots, heads, years)
  for (const said of observations) {
    const value = sayObservation(said, indicator, units !== undefined, placing.scheme.indicators.accumulation)
    const ofMeasure = places.filter(({ slot }) => slot.part === said.measure)
    const alike = observations.filter(({ measure }) => measure === said.measure)
    const own = standsFor(alike, yearOf, placing.view.fiscalYear, said.measure !== 'actual') === said
    const placed = findYearPlace(ofMeasure, places, yearOf(said), own)
    if (placed === 'left') placing.problems.push(homeless(placing, said, value, ofMeasure[0]?.slot ?? name, indicator.name))
    else if (placed === 'before') noteBefore(placing, label, yearOf(said))
    else if (placed !== 'not shown') put(placing, placed.place.slot, placed.place.cell, value)
  }
}

/** Where figures go, and the year of each place as a reader tells it: in its heading, beside it, over it. */
function yearPlaces(placing: Placing, slots: Slot[], heads: FormCell[], years: Map<string, number>): YearPlace[] {
  const over = placing.yearHeads
  const yearOfCell = (cell: FormCell) => {
    const same = heads.filter(({ grid }) => grid === cell.grid)
    const head = same.find((one) => shareRows(one, cell)) ?? same.findLast((one) => shareColumns(one, cell) && one.row < cell.row)
    if (head) return years.get(head.locator)
    const above = yearAbove(over, cell)
    return above && yearIn(above.text, placing.view.fiscalYear)
  }
  return slots
    .filter(({ part }) => part !== undefined && measures.has(part))
    .flatMap((slot) => slot.cells.map((cell) => ({ slot, cell, year: slot.match.fiscalYear ?? yearOfCell(cell) })))
}

const measures = new Set<string>(['target', 'actual', 'baseline', 'benchmark', 'planned'])

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
