import { finding } from './finding.ts'
import { type FormCell, shareRows } from './match/form-cell.ts'
import { isChoice, offeredCells, tickPlaces } from './match/form-choices.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { sayBudget } from './place-figures.ts'
import { type ListPlace, moreRows } from './place-more-rows.ts'
import { formatTitle } from './place-words.ts'
import { type Placing, put } from './placing.ts'
import type { ChildView, SheetField } from './sheet.ts'

/** Code and title of an item: in a cell each where the form has two, else one after the other. */
export function placeItem(placing: Placing, { item }: SheetField & { type: 'item' }, slot: Slot): void {
  if (item === undefined) return
  const title = formatTitle(item, placing.scheme.titleMarks)
  const [first, second] = slot.cells
  if (item.code !== undefined && second !== undefined) {
    put(placing, slot, first, item.code)
    put(placing, slot, second, title)
  } else put(placing, slot, first, item.code === undefined ? title : `${item.code} ${title}`)
}

/** A mark (重点) is its word itself, which goes where it does not hold; or ○ in the cell beside the word. */
export function placeMark(placing: Placing, { marked, chosen }: SheetField & { type: 'mark' }, slot: Slot): void {
  if (chosen !== undefined) {
    placeChoices(placing, chosen, slot)
    return
  }
  const beside = slot.cells.find((cell) => cell.row === slot.label.row)
  if (beside) put(placing, slot, beside, marked ? '○' : '')
  else if (!marked) placing.writes.set(slot.label.locator, '')
}

/** ○ beside each of the words that hold (SDGsの目標), nothing beside the others. */
function placeChoices(placing: Placing, chosen: string[], slot: Slot): void {
  if (slot.field.type !== 'mark') return
  const offered = offeredCells(slot.field.choices ?? [], slot.cells)
  const places = tickPlaces(
    offered,
    slot.cells.filter((cell) => !offered.includes(cell)),
  )
  for (const { cell, tick } of places) put(placing, slot, tick, chosen.some((choice) => isChoice(choice, cell.text)) ? '○' : '')
}

/** Items of a lower level (配下の事務事業), row by row, each with its state beside it. */
export function placeChildren(
  placing: Placing,
  { label, unit, children }: SheetField & { type: 'children' },
  slots: Slot[],
): void {
  const places = slots
    .filter((slot) => hasPart(slot, 'title'))
    .flatMap((slot) => slot.cells.map((cell): ListPlace => ({ slot, cell })))
    .sort((a, b) => a.cell.grid - b.cell.grid || a.cell.row - b.cell.row || a.cell.col - b.cell.col)
  const say = (child: ChildView, place: ListPlace) => sayChild(placing, child, place, slots, unit)
  for (const [index, child] of children.slice(0, places.length).entries()) {
    const place = places[index] as ListPlace
    for (const { slot, cell, value } of say(child, place)) put(placing, slot, cell, value)
  }
  const left = children.slice(places.length)
  if (left.length === 0 || moreRows(placing, places, left, say)) return
  for (const { item } of left)
    placing.problems.push(finding('place-too-few', { label, left: formatTitle(item, placing.scheme.titleMarks) }))
}

/** Title, amounts and state of an item of a lower level, by the cells of its row. */
function sayChild(
  { scheme }: Placing,
  { item, state, budgets = [] }: ChildView,
  place: ListPlace,
  slots: Slot[],
  unit: string | undefined,
): { slot: Slot; cell: FormCell | undefined; value: string | number }[] {
  const isBeside = (one: FormCell) => one.grid === place.cell.grid && shareRows(one, place.cell)
  const amounts = budgets.flatMap((budget) => {
    const column = slots.find(
      ({ part, match, cells }) => part === budget.stage && match.fiscalYear === budget.fiscalYear && cells.some(isBeside),
    )
    // A year without a column on this template is not one of those that it lists.
    const cell = column?.cells.find(isBeside)
    return column && cell && unit !== undefined ? [{ slot: column, cell, value: sayBudget(budget, unit) }] : []
  })
  const beside = slots.find((slot) => hasPart(slot, 'state') && slot.block === place.slot.block)
  const cell = beside?.cells.find((one) => shareRows(one, place.cell))
  const said = state ? [{ slot: beside ?? place.slot, cell, value: state.grades.map(({ code }) => code).join('') }] : []
  return [{ ...place, value: formatTitle(item, scheme.titleMarks) }, ...amounts, ...said]
}
