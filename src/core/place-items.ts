import { finding } from './finding.ts'
import { shareRows } from './match/form-cell.ts'
import { isChoice, offeredCells, tickPlaces } from './match/form-choices.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { sayBudget } from './place-figures.ts'
import { formatTitle } from './place-words.ts'
import { type Placing, put } from './placing.ts'
import type { SheetField } from './sheet.ts'

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
    .flatMap((slot) => slot.cells.map((cell) => ({ slot, cell })))
    .sort((a, b) => a.cell.grid - b.cell.grid || a.cell.row - b.cell.row || a.cell.col - b.cell.col)
  children.forEach(({ item, state, budgets = [] }, index) => {
    const place = places[index]
    const title = formatTitle(item, placing.scheme.titleMarks)
    if (place === undefined) {
      placing.problems.push(finding('place-too-few', { label, left: title }))
      return
    }
    put(placing, place.slot, place.cell, title)
    for (const budget of budgets) {
      const { cell: own } = place
      const isBeside = (one: Slot['label']) => one.grid === own.grid && shareRows(one, own)
      const column = slots.find(
        ({ part, match, cells }) => part === budget.stage && match.fiscalYear === budget.fiscalYear && cells.some(isBeside),
      )
      // A year without a column on this template is not one of those that it lists.
      const cell = column?.cells.find(isBeside)
      if (column && cell && unit !== undefined) put(placing, column, cell, sayBudget(budget, unit))
    }
    if (state === undefined) return
    const beside = slots.find((slot) => hasPart(slot, 'state') && slot.block === place.slot.block)
    const cell = beside?.cells.find((one) => shareRows(one, place.cell))
    put(placing, beside ?? place.slot, cell, state.grades.map(({ code }) => code).join(''))
  })
}
