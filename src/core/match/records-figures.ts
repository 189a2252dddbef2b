import { findFigures } from '../figure-in-text.ts'
import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import { missingWords, parseMissing } from '../missing.ts'
import type { Observation } from '../observation.ts'
import type { Indicator, Item } from '../plan.ts'
import { cleanLine, cleanText, foldText } from '../text-fold.ts'
import { readSaid, type Said } from './form-said.ts'
import type { RecordRow } from './records-amounts.ts'
import type { FigureColumn, IndicatorColumns } from './records-indicator-columns.ts'
import { note, type RecordsReading, sourceAt } from './records-reading.ts'
import type { UnitWords } from './records-unit.ts'

/** What the figures of a row are said of. */
export interface FigureSubject {
  item: Item
  indicator: Indicator
  units: UnitWords
}

/** Every figure that a row says of an indicator. A blank one says nothing; a dash is a finding. */
export function readRowFigures(reading: RecordsReading, at: RecordRow, subject: FigureSubject, columns: IndicatorColumns): void {
  const { indicator } = subject
  const before = reading.observations.length
  for (const figure of columns.figures) {
    const cell = at.table.at(at.row, figure.column.col)
    if (!cell || cell.row !== at.row || cell.text.trim() === '') continue
    const said = plainFigure(cell.text) ?? readSaid(cell.text, figure.measure, indicator.name)
    if ('missing' in said) {
      const facts = { name: indicator.name, label: cleanLine(figure.column.path.join(' ')), reason: missingWords[said.missing] }
      note(reading, 'figure-missing', facts, { subject: indicator.id, cell })
      continue
    }
    if (said.several)
      note(reading, 'figures-several', { name: indicator.name, text: cleanText(cell.text) }, { subject: indicator.id, cell })
    if (said.accumulation) indicator.accumulation = said.accumulation
    reading.observations.push(observe(reading, at, subject, figure, cell, said))
  }
  suggestTarget(reading, at, subject, columns, reading.observations.slice(before))
}

/** The usual case of a ledger, digits and nothing else, without the general reading. */
function plainFigure(text: string): Said | undefined {
  return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text) ? { fields: { value: Number(text) } } : undefined
}

function observe(
  reading: RecordsReading,
  at: RecordRow,
  { item, indicator, units }: FigureSubject,
  { measure, fiscalYear: told, year }: FigureColumn,
  cell: Cell,
  said: Said,
): Observation {
  const written = year && parseFiscalYear(cleanLine(at.table.textAt(at.row, year.col)), { near: reading.fiscalYear })
  const fiscalYear = told ?? written ?? (year ? undefined : (at.fiscalYear ?? reading.fiscalYear))
  const { unit: own, ...fields } = said.fields
  const unit = own ?? (fiscalYear === undefined ? undefined : units.byYear?.get(fiscalYear))
  const differs = unit !== undefined && foldText(unit) !== foldText(indicator.unit ?? '')
  return {
    id: `${indicator.id}-${measure}${fiscalYear === undefined ? '' : `-${fiscalYear}`}-${reading.observations.length + 1}`,
    indicator: indicator.id,
    measure,
    ...yearsOf(item, indicator, measure, fiscalYear),
    ...fields,
    ...(differs ? { unit } : {}),
    source: sourceAt(cell),
  }
}

/** A running total (累計) runs from the year in which its programme began, where that is known. */
function yearsOf(
  { startFiscalYear: from }: Item,
  { accumulation }: Indicator,
  measure: Observation['measure'],
  fiscalYear: FiscalYear | undefined,
): Pick<Observation, 'fiscalYear' | 'fromFiscalYear' | 'toFiscalYear'> {
  if (fiscalYear === undefined) return {}
  if (accumulation !== 'cumulative' || measure !== 'actual' || from === undefined || from > fiscalYear) return { fiscalYear }
  return { fromFiscalYear: from, toFiscalYear: fiscalYear }
}

/** A target that stands in the words of the goal alone (成果目標「80%以上とする」), where exactly one figure there has the indicator's unit. */
function suggestTarget(
  reading: RecordsReading,
  { table, row }: RecordRow,
  { indicator }: FigureSubject,
  { description, figures }: IndicatorColumns,
  said: Observation[],
): void {
  const cell = description && table.at(row, description.col)
  const unit = indicator.unit
  if (!cell || unit === undefined || said.some(({ measure }) => measure === 'target')) return
  if (figures.every(({ measure }) => measure !== 'target') || parseMissing(cell.text) !== undefined) return
  const found = findFigures(cell.text).filter((figure) => figure.unit !== undefined && foldText(figure.unit) === foldText(unit))
  const [figure] = found
  if (!figure || found.length > 1) return
  reading.observations.push({
    id: `${indicator.id}-target-${reading.observations.length + 1}`,
    indicator: indicator.id,
    measure: 'target',
    value: figure.value,
    ...(figure.comparator ? { comparator: figure.comparator } : {}),
    fromProse: true,
    source: { locator: cell.locator, text: figure.text },
  })
}
