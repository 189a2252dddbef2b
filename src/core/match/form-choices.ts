import { foldText } from '../text-fold.ts'
import { isTick, readTicked } from '../ticks.ts'
import { type FormCell, isBlank, shareColumns, shareRows } from './form-cell.ts'

/** A word offered (選択肢) with the cell that is to be ticked for it. */
export interface Choice {
  cell: FormCell
  tick: FormCell
}

/** Where each of the words offered is ticked: in the cell beside it or beneath it, on the side where every one has room. */
export function tickPlaces(offered: FormCell[], others: FormCell[]): Choice[] {
  const free = others.filter((cell) => isBlank(cell) || isTick(cell.text))
  const ways = [isLeft, isRight, isBelow, isAbove].map((beside) =>
    offered.flatMap((cell) => {
      const tick = free.find((one) => beside(one, cell))
      return tick ? [{ cell, tick }] : []
    }),
  )
  return ways.reduce((best, way) => (way.length > best.length ? way : best))
}

/** The cells among those offered that are ticked in a cell of their own. */
export function tickedCells(offered: FormCell[], others: FormCell[]): FormCell[] {
  return tickPlaces(offered, others).flatMap(({ cell, tick }) => (isTick(tick.text) ? [cell] : []))
}

/** The cells that hold one of the choices and nothing else. */
export function offeredCells(choices: string[], cells: FormCell[]): FormCell[] {
  return cells.filter((cell) => choices.some((choice) => isChoice(choice, cell.text)))
}

const isLeft = (tick: FormCell, cell: FormCell) => shareRows(tick, cell) && tick.col + tick.colSpan === cell.col
const isRight = (tick: FormCell, cell: FormCell) => isLeft(cell, tick)
const isAbove = (tick: FormCell, cell: FormCell) => shareColumns(tick, cell) && tick.row + tick.rowSpan === cell.row
const isBelow = (tick: FormCell, cell: FormCell) => isAbove(cell, tick)

/** Which of the choices (選択肢) are ticked in these cells, in the scheme's order. */
export function chosenIn(choices: string[], cells: FormCell[]): string[] {
  const offered = offeredCells(choices, cells)
  const rest = cells.filter((cell) => !offered.includes(cell))
  const chosen = tickedCells(offered, rest).map(({ text }) => text)
  const inWords = cells.flatMap(({ text }) => (readTicked(text) ?? []).flatMap(({ words, ticked }) => (ticked ? [words] : [])))
  return choices.filter((choice) => [...chosen, ...inWords].some((text) => isChoice(choice, text)))
}

/** Whether a text is this choice. */
export const isChoice = (choice: string, text: string) => text.length < 200 && foldText(choice) === foldText(text)
