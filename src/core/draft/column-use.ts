import { parseFigure } from '../figure.ts'
import type { Cell } from '../grid.ts'
import { columnWords } from './column-words.ts'
import { lookUp } from './field-words.ts'
import type { LabelUse } from './label-use.ts'
import { belowOf, rightOf, type TableIndex } from './table-index.ts'

/** How far below a heading the rows may begin that it heads, and how many rows are looked at. */
const furthest = 24

/**
 * What a column's heading (目標値, {年度}決算) heads, by the table that it stands in: a column of amounts where rows of money stand below it,
 * an indicator's where names of indicators stand beside or above it. `undefined` where the word heads neither.
 */
export function columnOf(
  table: TableIndex,
  cell: Cell,
  word: string,
  wordAt: (cell: Cell) => string | undefined,
): LabelUse | undefined {
  const money = headedBy(columnWords.budget, word)
  const figure = aims.test(word) ? undefined : headedBy(columnWords.indicator, word)
  if (!money && !figure) return undefined
  const usedAs = (other: Cell | undefined): LabelUse | undefined => lookUp((other && wordAt(other)) ?? '')?.use
  const own = usedAs(cell)
  if (money && headsBareRow(table, cell)) return money
  if (own !== undefined && isMoney(own) && isRowHead(table, cell)) return undefined
  if (figure && besideName(table, cell, usedAs)) return figure
  if (figure && isPair(table, cell, word, wordAt)) return figure
  if (figure && isRowOfFigures(table, cell)) return nearIndicator(table, cell, usedAs) ? figure : undefined
  if (money && headsMoney(table, cell, usedAs)) return money
  return figure && nearIndicator(table, cell, usedAs) ? figure : undefined
}

/** 基本目標: an aim of the plan, under which items stand, and no figure. */
const aims = /^(?:基本|重点|政策|施策|まちづくり)(?:の)?目標$/

const headedBy = (words: [RegExp, LabelUse][], word: string): LabelUse | undefined =>
  words.find(([pattern]) => pattern.test(word))?.[1]

const isMoney = (use: LabelUse): boolean => use === 'budget' || use.startsWith('part:')

/** Nothing but labels stand to its left. */
const isRowHead = (table: TableIndex, { row, col }: Cell): boolean => {
  for (let at = col - 1; at >= 0; at--) {
    const cell = table.at(row, at)
    if (cell && cell.text.trim() !== '' && cell.rowSpan === 1) return false
  }
  return true
}

/** 目標 | 450 over 実績 | 437: two rows of one indicator, whatever names it. */
function isPair(table: TableIndex, cell: Cell, word: string, wordAt: (cell: Cell) => string | undefined): boolean {
  const isAim = (text: string) => /^(?:目標|計画|予定)(?:値|数)?$/.test(text)
  const isActual = (text: string) => /^実績(?:値|数)?$/.test(text)
  const other = isAim(word) ? belowOf(table, cell) : isActual(word) ? table.at(cell.row - 1, cell.col) : undefined
  const said = other && wordAt(other)
  return (
    said !== undefined && (isAim(word) ? isActual(said) : isAim(said)) && other?.col === cell.col && isBesideFigure(table, cell)
  )
}

const isBesideFigure = (table: TableIndex, cell: Cell): boolean => {
  const right = rightOf(table, cell)
  return right !== undefined && /\d/.test(right.text) && parseFigure(right.text).kind !== 'prose'
}

/** 実績 | 820 | 835, over another row's head: figures stand beside it and none below. */
function isRowOfFigures(table: TableIndex, cell: Cell): boolean {
  const isFigure = (other: Cell | undefined) =>
    other !== undefined && /\d/.test(other.text) && parseFigure(other.text).kind !== 'prose'
  return isFigure(rightOf(table, cell)) && !isFigure(belowOf(table, cell))
}

/** A name of indicators heads another column of the same rows. */
function besideName(table: TableIndex, cell: Cell, usedAs: (cell: Cell | undefined) => LabelUse | undefined): boolean {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
    if (headsOf(table, row, table.grid.colCount).some((other) => /^indicators$|^indicator:name$/.test(usedAs(other) ?? '')))
      return true
  return false
}

/** Rows of money begin below, with their heads to the left of this column, before another kind of rows does. */
function headsMoney(table: TableIndex, cell: Cell, usedAs: (cell: Cell | undefined) => LabelUse | undefined): boolean {
  const from = cell.row + cell.rowSpan
  for (let row = from; row < Math.min(table.grid.rowCount, from + furthest); row++)
    for (const head of headsOf(table, row, cell.col)) {
      const use = usedAs(head)
      if (use !== undefined && isMoney(use)) return true
      if (use?.startsWith('indicator:')) return false
    }
  return false
}

/** 令和5年度決算額 | 令和6年度予算額 over nothing but figures: no head stands before the amounts. */
export function headsBareRow(table: TableIndex, cell: Cell): boolean {
  const below = cell.row + cell.rowSpan
  const words = (row: number) => [...headsOf(table, row, table.grid.colCount)].filter(({ text }) => text.trim() !== '')
  const isAmount = ({ text }: Cell) => /^[▲△-]?[\d,.０-９，]+(?:円|千円)?$|^[-－―]$/.test(text.trim())
  const heads = words(cell.row)
  const amounts = below < table.grid.rowCount ? words(below) : []
  return (
    amounts.length > 1 &&
    amounts.length === heads.length &&
    amounts.every(isAmount) &&
    !heads.some(isAmount) &&
    !words(below + 1).some(isAmount)
  )
}

/** A name of indicators stands in the same rows, is the last label above, or groups rows just below (活動指標 | name | 人). */
function nearIndicator(table: TableIndex, cell: Cell, usedAs: (cell: Cell | undefined) => LabelUse | undefined): boolean {
  for (let row = cell.row + cell.rowSpan - 1; row >= Math.max(0, cell.row - furthest); row--)
    for (let col = 0; col < table.grid.colCount; ) {
      const other = table.at(row, col)
      const use = other === cell ? undefined : usedAs(other)
      if (use === 'indicators' || use?.startsWith('indicator:')) return true
      if (row < cell.row && use !== undefined && isMoney(use)) return false
      col = other ? Math.max(col + 1, other.col + other.colSpan) : col + 1
    }
  const first = cell.row + cell.rowSpan
  for (let row = first; row < Math.min(table.grid.rowCount, first + 2); row++)
    if (headsOf(table, row, cell.col).some((other) => /^indicators$|^indicator:name$/.test(usedAs(other) ?? ''))) return true
  return false
}

/** The cells of a row to the left of a column. */
function headsOf(table: TableIndex, row: number, before: number): Cell[] {
  const heads: Cell[] = []
  for (let col = 0; col < before; ) {
    const cell = table.at(row, col)
    if (cell) heads.push(cell)
    col = cell ? Math.max(col + 1, cell.col + cell.colSpan) : col + 1
  }
  return heads
}
