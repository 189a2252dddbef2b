import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Indicator, Item } from '../plan.ts'
import { cleanLine, cleanText, foldText } from '../text-fold.ts'
import { isUnit } from '../unit.ts'
import type { RecordRow } from './records-amounts.ts'
import { readRowFigures } from './records-figures.ts'
import type { IndicatorColumns } from './records-indicator-columns.ts'
import { note, type RecordSubject, type RecordsReading, sourceAt } from './records-reading.ts'
import { readUnitWords } from './records-unit.ts'

/** Indicators (指標) of a row with their figures. Returns the last one, of which rows of other tables may tell more. */
export function readRowIndicators(
  reading: RecordsReading,
  at: RecordRow,
  { item, indicator: given, units: givenUnits = {} }: RecordSubject,
  groups: IndicatorColumns[],
): Pick<RecordSubject, 'indicator' | 'units'> {
  let last: Pick<RecordSubject, 'indicator' | 'units'> = {}
  for (const group of groups) {
    const { name, plan, unit } = group
    if (name === undefined && plan.named === undefined) {
      if (given) readRowFigures(reading, at, { item, indicator: given, units: givenUnits }, group)
      continue
    }
    const cell = nameCell(at, group)
    const words = cell ? cleanLine(cell.text) : ''
    if (!cell || (plan.named === undefined && (parseMissing(cell.text) !== undefined || /^\d+$/.test(words)))) {
      noteNameless(reading, at, item, group)
      continue
    }
    const units = readUnitWords(unit ? at.table.textAt(at.row, unit.col) : (plan.unitIs ?? unitInName(words)))
    const indicator = keepIndicator(reading, at, item, group, plan.named ?? words, cell)
    if (units.unit !== undefined) indicator.unit = units.unit
    if (units.accumulation) indicator.accumulation = units.accumulation
    readRowFigures(reading, at, { item, indicator, units }, group)
    last = { indicator, units }
  }
  return last
}

/** 講座の回数(回): the unit where no column holds it. */
function unitInName(name: string): string {
  const unit = /[(（](?:単位\s*[:：]?\s*)?([^()（）\d]{1,5})[)）]$/.exec(name)?.[1] ?? ''
  return isUnit(unit) ? unit : ''
}

/** The cell of the name; of an indicator that the scheme names, its first figure's. */
function nameCell({ table, row }: RecordRow, { name, plan, description, figures }: IndicatorColumns): Cell | undefined {
  const at = (col: number | undefined) => {
    const cell = col === undefined ? undefined : table.at(row, col)
    return cell && cell.text.trim() !== '' ? cell : undefined
  }
  if (plan.named !== undefined) return figures.map(({ column }) => at(column.col)).find((cell) => cell !== undefined)
  const cell = at(name?.col)
  // 成果指標 left blank beside a goal in words: the goal is what is measured.
  return cell === undefined || cell.row !== row ? at(description?.col) : cell
}

/** The same indicator on another sheet of the paper (a sheet a year) is one; twice on one sheet it is two. */
function keepIndicator(
  reading: RecordsReading,
  { table }: RecordRow,
  item: Item,
  { plan, description }: IndicatorColumns,
  name: string,
  cell: Cell,
): Indicator {
  const key = `${item.id}|${plan.role ?? ''}|${foldText(name)}`
  const known = reading.known.get(key)
  if (known && known.place !== table.grid.place) return known.indicator
  const { role, accumulation, direction } = { ...reading.scheme.indicators, ...plan }
  const goal = description && cleanText(table.textAt(cell.row, description.col))
  const indicator: Indicator = {
    id: `i${reading.indicators.length + 1}`,
    item: item.id,
    name,
    kind: 'quantitative',
    ...(role === undefined ? {} : { role }),
    accumulation,
    ...(direction === undefined ? {} : { direction }),
    ...(goal && goal !== name ? { description: goal } : {}),
    source: sourceAt(cell),
  }
  reading.known.set(key, { indicator, place: table.grid.place })
  reading.indicators.push(indicator)
  return indicator
}

/** Figures in the place of an indicator without a name; zeros are what a form prints by itself. */
function noteNameless(reading: RecordsReading, { table, row }: RecordRow, item: Item, { figures }: IndicatorColumns): void {
  for (const { column } of figures) {
    const cell = table.at(row, column.col)
    if (!cell || cell.row !== row || /^0?$/.test(cell.text.trim()) || parseMissing(cell.text) !== undefined) continue
    note(
      reading,
      'figure-without-indicator',
      { title: item.title, text: cleanText(cell.text).slice(0, 40) },
      { subject: item.id, cell },
    )
    return
  }
}
