import { foldText } from '../text-fold.ts'
import { isTick, readTicked } from '../ticks.ts'
import { type FormCell, isBlank, shareColumns, shareRows } from './form-cell.ts'

/**
 * The cells among those offered (選択肢) that a tick in a cell of its own stands beside, or beneath, where each has such a cell. `others`:
 * the cells around them.
 */
export function tickedCells(offered: FormCell[], others: FormCell[]): FormCell[] {
  const ticks = others.filter(({ text }) => isTick(text))
  if (ticks.length === 0) return []
  const places: ((tick: FormCell, cell: FormCell) => boolean)[] = [isLeft, isRight, isBelow, isAbove]
  const free = others.filter((cell) => isBlank(cell) || isTick(cell.text))
  // Where ticks go is told by where every word offered has room for one.
  const room = places.map((beside) => offered.filter((cell) => free.some((one) => beside(one, cell))).length)
  const beside = places[room.indexOf(Math.max(...room))] as (typeof places)[number]
  return offered.filter((cell) => ticks.some((one) => beside(one, cell)))
}

const isLeft = (tick: FormCell, cell: FormCell) => shareRows(tick, cell) && tick.col + tick.colSpan === cell.col
const isRight = (tick: FormCell, cell: FormCell) => isLeft(cell, tick)
const isAbove = (tick: FormCell, cell: FormCell) => shareColumns(tick, cell) && tick.row + tick.rowSpan === cell.row
const isBelow = (tick: FormCell, cell: FormCell) => isAbove(cell, tick)

/** Which of the choices (選択肢) are ticked in these cells, in the scheme's order. */
export function chosenIn(choices: string[], cells: FormCell[]): string[] {
  const offered = cells.filter((cell) => choices.some((choice) => isChoice(choice, cell.text)))
  const rest = cells.filter((cell) => !offered.includes(cell))
  const chosen = tickedCells(offered, rest).map(({ text }) => text)
  const inWords = cells.flatMap(({ text }) => (readTicked(text) ?? []).flatMap(({ words, ticked }) => (ticked ? [words] : [])))
  return choices.filter((choice) => [...chosen, ...inWords].some((text) => isChoice(choice, text)))
}

const isChoice = (choice: string, text: string) => text.length < 200 && foldText(choice) === foldText(text)
