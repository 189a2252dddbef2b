import { cleanLine } from '../text-fold.ts'
import { type FormCell, isBlank, shareRows } from './form-cell.ts'
import { isYear } from './form-proof.ts'
import { hasPart, wordsOf } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

/** One indicator of a form: its name and the slots that speak of it. */
export interface IndicatorSlots {
  name: FormCell
  text: string
  slots: Slot[]
  /** Set where indicators are the rows of one table: only what stands in this cell's rows is this one's. */
  rowsOf?: FormCell
}

/**
 * Which slots belong to which name: the same number or columns; a table without names belongs to the names before it. `heads`: headings of
 * amounts, in whose rows no name stands.
 */
export function groupIndicators(slots: Slot[], heads: FormCell[]): IndicatorSlots[] {
  const all = slots.filter((slot) => hasPart(slot, 'name'))
  const names = all.filter(({ label }) => label.label?.of.part === 'name')
  const others = slots.filter((slot) => !hasPart(slot, 'name', 'value'))
  const unheaded = new Set(all.filter((slot) => !names.includes(slot)).flatMap(({ cells }) => cells))
  const home = (slot: Slot) => names.findLast((name) => name.label.grid <= slot.label.grid)?.label.grid
  return [
    ...names.flatMap((name) => {
      const cells = namesOf(name, others, heads)
      if (isList(name, cells, others))
        return cells.map((cell, nth) => listed(cell, others, withBlanks(cell, cells[nth + 1], name.cells)))
      const [first] = cells
      const own = others.filter(
        (slot) => slot.block === name.block && (slot.match.number !== undefined || home(slot) === name.label.grid),
      )
      return first ? [{ name: first, text: cells.map(({ text }) => cleanLine(text)).join(' '), slots: own }] : []
    }),
    ...[...unheaded].map((cell) => listed(cell, others, cell)),
  ]
}

/** One of several indicators that are rows of a table. */
function listed(cell: FormCell, others: Slot[], rowsOf: FormCell): IndicatorSlots {
  return { name: cell, text: cleanLine(cell.text), slots: others.filter((slot) => slot.label.grid === cell.grid), rowsOf }
}

/** The names to which a label leads: no years beside it, no heads of groups before them, no figures under headings of their own. */
function namesOf({ label, cells }: Slot, others: Slot[], heads: FormCell[]): FormCell[] {
  const words = cells.filter((cell) => !isBlank(cell) && !isYear(cell.text) && !heads.some((head) => isBeside(head, cell)))
  const groupHeads = new Set(words.filter((cell) => words.some((other) => groups(cell, other, label))).map(({ col }) => col))
  const figures = figuresUnder(label, others)
  return words.filter(
    (cell) => !groupHeads.has(cell.col) && !figures.has(cell) && !words.some((other) => isNumberOf(cell, other)),
  )
}

/** Whether names are rows of one table, beneath their label or beside it, rather than the one name of a table of its own. */
function isList(name: Slot, cells: FormCell[], others: Slot[]): boolean {
  const { label } = name
  const figures = figuresUnder(label, others)
  // 活動指標 | name | 人 | 21,000 under 単位 and 予定: the label groups the rows of its names.
  const hasFigure = (cell: FormCell) => name.cells.some((one) => figures.has(one) && isBeside(one, cell))
  if (figures.size > 0 && cells.length > 0 && cells.every(hasFigure)) return true
  if (cells.length < 2 || !cells.every((cell) => cell.row >= label.row + label.rowSpan)) return false
  const beside = others.some(
    (slot) => slot.label.grid === label.grid && shareRows(slot.label, label) && !hasPart(slot, 'description', 'direction'),
  )
  // 計画 and 実績 may be rows beside each name, under years that no label leads to.
  const inRows = cells.every((cell) => others.some((slot) => isBeside(slot.label, cell)))
  return beside || inRows || others.some((slot) => isBetween(slot.label, label, cells[0]))
}

const isBeside = (label: FormCell, name: FormCell) =>
  label.grid === name.grid && shareRows(label, name) && label.col >= name.col + name.colSpan

/** What stands under headings of figures above a label that groups rows of names. */
function figuresUnder(name: FormCell, others: Slot[]): Set<FormCell> {
  const heads = others.filter(
    ({ label }) => label.grid === name.grid && label.row + label.rowSpan <= name.row && label.col >= name.col + name.colSpan,
  )
  return new Set(heads.flatMap(wordsOf))
}

/** 1 | 公演の回数: a number before a name is none. */
const isNumberOf = (cell: FormCell, name: FormCell) =>
  cell !== name && /^\s*(?:\d{1,2}|[①-⑳])\s*$/.test(cell.text) && isBeside(name, cell)

/** Whether a label heads a column in a row between the label of names and the first of them. */
const isBetween = (label: FormCell, name: FormCell, first: FormCell | undefined) =>
  first !== undefined &&
  label.grid === name.grid &&
  label.row >= name.row + name.rowSpan &&
  label.row < first.row &&
  label.col >= name.col + name.colSpan

/** A name with the blanks beneath it down to the next, as one cell: where nothing is merged, its further rows begin with those. */
function withBlanks(name: FormCell, next: FormCell | undefined, column: FormCell[]): FormCell {
  const below = column.filter((cell) => isBlank(cell) && cell.row > name.row && (next === undefined || cell.row < next.row))
  const end = Math.max(name.row + name.rowSpan, ...below.map((cell) => cell.row + cell.rowSpan))
  return { ...name, rowSpan: end - name.row }
}

/** Whether a cell groups the rows of names to its right: 活動指標 before 巡回回数. Beneath a label of names the last in a row is the name. */
const groups = (cell: FormCell, name: FormCell, label: FormCell) =>
  name.grid === cell.grid &&
  name.col >= cell.col + cell.colSpan &&
  shareRows(cell, name) &&
  (cell.row >= label.row + label.rowSpan || cell.rowSpan > name.rowSpan || /指標$/.test(cell.text.trim()))
