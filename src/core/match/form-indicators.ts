import { finding } from '../finding.ts'
import { parseFiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import type { Direction, Indicator } from '../plan.ts'
import { cleanLine, cleanText, foldText } from '../text-fold.ts'
import { type FormCell, isBlank, shareRows } from './form-cell.ts'
import { readObservations } from './form-observations.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, wordsOf } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

/** One indicator of a form: its name and the slots that speak of it. */
export interface IndicatorSlots {
  name: FormCell
  text: string
  slots: Slot[]
  /** Set where indicators are the rows of one table: only what stands in this cell's rows is this one's. */
  rowsOf?: FormCell
}

/** Indicators (指標), numbered or not, one table each or one table for all, with every figure said of them. */
export function readIndicators(reading: FormReading): { indicators: Indicator[]; observations: Observation[] } {
  const heads = reading.slots.filter(({ field, part }) => field.type === 'budget' && part !== 'value').map(({ label }) => label)
  const groups = groupIndicators(slotsOf(reading, 'indicators'), heads)
  const indicators: Indicator[] = []
  const observations: Observation[] = []
  groups.forEach((group, i) => {
    const indicator = readIndicator(reading, group, `${reading.item.id}-i${i + 1}`)
    const said = readObservations(reading, group, indicator)
    indicators.push(said.indicator)
    observations.push(...said.observations)
  })
  return { indicators, observations }
}

/**
 * Which slots belong to which name: the same number or columns; a table without names belongs to the names before it. `heads`: headings of
 * amounts, in whose rows no name stands.
 */
function groupIndicators(slots: Slot[], heads: FormCell[]): IndicatorSlots[] {
  const names = slots.filter((slot) => hasPart(slot, 'name'))
  const others = slots.filter((slot) => !hasPart(slot, 'name', 'value'))
  const home = (slot: Slot) => names.findLast((name) => name.label.grid <= slot.label.grid)?.label.grid
  return names.flatMap((name) => {
    const own = others.filter(
      (slot) => slot.block === name.block && (slot.match.number !== undefined || home(slot) === name.label.grid),
    )
    const beside = others.filter(
      (slot) =>
        slot.label.grid === name.label.grid && shareRows(slot.label, name.label) && !hasPart(slot, 'description', 'direction'),
    )
    // A year beside the label heads a column: it is nobody's name.
    const all = wordsOf(name).filter(
      (cell) => parseFiscalYear(cleanLine(cell.text)) === undefined && !heads.some((head) => isBeside(head, cell)),
    )
    const groupHeads = new Set(all.filter((cell) => all.some((other) => groups(cell, other))).map(({ col }) => col))
    const cells = all.filter(({ col }) => !groupHeads.has(col))
    // 計画 and 実績 may be rows beside each name, under years that no label leads to.
    const inRows = cells.every((cell) => others.some((slot) => isBeside(slot.label, cell)))
    const headed = beside.length > 0 || others.some((slot) => isBetween(slot.label, name.label, cells[0]))
    const listed =
      cells.length > 1 && (headed || inRows) && cells.every((cell) => cell.row >= name.label.row + name.label.rowSpan)
    if (listed)
      return cells.map((cell, nth) => ({
        name: cell,
        text: cleanLine(cell.text),
        slots: others.filter((slot) => slot.label.grid === name.label.grid),
        rowsOf: withBlanks(cell, cells[nth + 1], name.cells),
      }))
    const [first] = cells
    return first ? [{ name: first, text: cells.map(({ text }) => cleanLine(text)).join(' '), slots: own }] : []
  })
}

const isBeside = (label: Slot['label'], name: FormCell) =>
  label.grid === name.grid && shareRows(label, name) && label.col >= name.col + name.colSpan

/** Whether a label heads a column in a row between the label of names and the first of them. */
const isBetween = (label: Slot['label'], name: FormCell, first: FormCell | undefined) =>
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

/** Whether a cell groups the rows of names to its right: 活動指標 before 巡回回数. */
const groups = (cell: FormCell, name: FormCell) =>
  name.grid === cell.grid &&
  name.col >= cell.col + cell.colSpan &&
  shareRows(cell, name) &&
  (cell.rowSpan > name.rowSpan || /指標$/.test(cell.text.trim()))

function readIndicator(reading: FormReading, group: IndicatorSlots, id: string): Indicator {
  const { scheme, item } = reading
  const { role, accumulation, direction, directions } = scheme.indicators
  const description = textOf(group, 'description')
  const written = textOf(group, 'direction')
  const told = written === '' ? direction : readDirection(written, directions)
  const source = sourceOf(group.name)
  if (written !== '' && told === undefined)
    reading.findings.push(finding('direction-unknown', { text: written }, { subject: id, source }))
  if (group.name.doubtful) reading.findings.push(finding('cells-ambiguous', { text: group.text }, { subject: id, source }))
  return {
    id,
    item: item.id,
    name: cleanText(group.text),
    kind: 'quantitative',
    ...(role === undefined ? {} : { role }),
    accumulation,
    ...(told === undefined ? {} : { direction: told }),
    ...(description === '' ? {} : { description }),
    source,
  }
}

/** The words of one part of an indicator. */
function textOf({ slots, rowsOf }: IndicatorSlots, part: 'description' | 'direction'): string {
  const cells = slots.filter((slot) => hasPart(slot, part)).flatMap(wordsOf)
  const own = rowsOf ? cells.filter((cell) => shareRows(cell, rowsOf)) : cells
  return cleanLine(own.map(({ text }) => text).join('\n'))
}

const arrows: Record<string, Direction> = { '↑': 'increase', '↗': 'increase', '↓': 'decrease', '↘': 'decrease', '→': 'maintain' }

function readDirection(written: string, words: Record<string, Direction> | undefined): Direction | undefined {
  const key = foldText(written)
  const known = Object.entries(words ?? {}).find(([word]) => foldText(word) === key || key.includes(foldText(word)))
  return known?.[1] ?? arrows[key]
}
