import { parseFigure } from '../figure.ts'
import { finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { missingWords } from '../missing.ts'
import type { Observation, ObservationMeasure } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanText, foldText } from '../text-fold.ts'
import { type FormCell, shareColumns, shareRows } from './form-cell.ts'
import type { IndicatorSlots } from './form-indicator-groups.ts'
import { type FormReading, hasPart, sourceOf, wordsOf, yearIn } from './form-reading.ts'
import { readSaid, type Said } from './form-said.ts'
import type { Slot } from './form-slots.ts'
import { yearAbove } from './form-year-heads.ts'

interface SaidOfYear {
  measure: ObservationMeasure
  cell: FormCell
  fiscalYear: FiscalYear | undefined
  said: Said
}

/** Every figure in an indicator's table, in the order of years; the indicator with what its figures say of it (unit, kind). */
export function readObservations(
  reading: FormReading,
  group: IndicatorSlots,
  indicator: Indicator,
): { indicator: Indicator; observations: Observation[] } {
  const columns = group.slots.filter((slot) => !hasPart(slot, 'description', 'direction'))
  const all = measuresOf(group).flatMap((slot) =>
    valuesOf(slot, group)
      .filter((cell) => !headedAbove(slot, cell, columns))
      .flatMap((cell) => readValue(reading, group, slot, cell, indicator)),
  )
  const order: ObservationMeasure[] = ['baseline', 'target', 'planned', 'benchmark', 'actual']
  all.sort((a, b) => (a.fiscalYear ?? -1) - (b.fiscalYear ?? -1) || order.indexOf(a.measure) - order.indexOf(b.measure))
  const unit = unitOf(group, indicator, all)
  const words =
    all.length > 0 &&
    all.every(({ said }) => said.fields.value === undefined && said.fields.min === undefined && said.fields.max === undefined)
  const accumulation = all.find(({ said }) => said.accumulation)?.said.accumulation
  const complete: Indicator = {
    ...indicator,
    ...(unit === undefined ? {} : { unit }),
    ...(words && all.every(({ said }) => said.qualitative) ? { kind: 'qualitative' } : {}),
    ...(accumulation === undefined ? {} : { accumulation }),
  }
  return { indicator: complete, observations: numberIds(all.map((one) => toObservation(one, complete))) }
}

const measuresOf = ({ slots }: IndicatorSlots) =>
  slots.filter((slot) => hasPart(slot, 'target', 'actual', 'baseline', 'benchmark', 'planned'))

const valuesOf = (slot: Slot, { rowsOf }: IndicatorSlots) => wordsOf(slot).filter((cell) => !rowsOf || shareRows(cell, rowsOf))

/** Whether a value beside a row's label (目標 | 人 | 450 | 480 | 600) stands under a heading of its own, which says more of it: 単位, 目標値(R10). */
const headedAbove = ({ label }: Slot, cell: FormCell, columns: Slot[]): boolean =>
  shareRows(label, cell) &&
  columns.some(
    (other) =>
      other.label !== label && other.cells.includes(cell) && shareColumns(other.label, cell) && other.label.row < cell.row,
  )

function readValue(reading: FormReading, group: IndicatorSlots, slot: Slot, cell: FormCell, indicator: Indicator): SaidOfYear[] {
  const at = { subject: indicator.id, source: sourceOf(cell) }
  const { fiscalYear, baseline } = yearOf(reading, group, slot, cell)
  // A final aim without a year is not this year's.
  const inferred = /最終|将来|長期/.test(slot.label.text) ? undefined : reading.fiscalYear
  const measure = baseline && slot.part === 'actual' ? 'baseline' : (slot.part as ObservationMeasure)
  const said = foreseen(readSaid(cell.text, measure, indicator.name), measure, slot)
  if (fiscalYear === undefined && inferred !== undefined && !('missing' in said))
    reading.findings.push(finding('row-year-inferred', { text: cleanText(cell.text), year: inferred }, at))
  if ('missing' in said) {
    reading.findings.push(
      finding(
        'figure-missing',
        { name: indicator.name, label: cleanText(slot.label.text), reason: missingWords[said.missing] },
        at,
      ),
    )
    return []
  }
  if (said.several) reading.findings.push(finding('figures-several', { name: indicator.name, text: cleanText(cell.text) }, at))
  return [{ measure, cell, fiscalYear: fiscalYear ?? inferred, said }]
}

/** An actual under a heading that says 見込 is a forecast. */
function foreseen<Read extends ReturnType<typeof readSaid>>(said: Read, measure: ObservationMeasure, { label }: Slot): Read {
  if ('missing' in said || measure !== 'actual' || said.fields.status !== undefined || !/見込/.test(label.text)) return said
  return { ...said, fields: { ...said.fields, status: 'forecast' } }
}

/** The year of a value: in its heading, in its row, above it in its column. */
function yearOf(
  reading: FormReading,
  group: IndicatorSlots,
  slot: Slot,
  cell: FormCell,
): { fiscalYear?: FiscalYear; baseline?: boolean } {
  if (slot.match.fiscalYear !== undefined) return { fiscalYear: slot.match.fiscalYear }
  const years = group.slots.filter((one) => hasPart(one, 'year')).flatMap(wordsOf)
  const same = years.filter((year) => year.grid === cell.grid)
  // In a list of indicators only a year right beside the figure is its own: 最終目標値 | 目標年度.
  const inRow = same.find((year) => shareRows(year, cell) && (!group.rowsOf || touches(year, cell)))
  const above = same.filter((year) => shareColumns(year, cell) && year.row < cell.row).at(-1)
  const head = inRow ?? above ?? yearAbove(reading.yearHeads, cell)
  if (!head) return {}
  const fiscalYear = yearIn(head.text, reading.fiscalYear)
  return { ...(fiscalYear === undefined ? {} : { fiscalYear }), baseline: /基準|現状|当初値/.test(head.text) }
}

const touches = (a: FormCell, b: FormCell) => a.col + a.colSpan === b.col || b.col + b.colSpan === a.col

/** The unit: of the unit column, in brackets after the name, or the one that all figures carry. */
function unitOf({ slots, rowsOf }: IndicatorSlots, { name }: Indicator, all: SaidOfYear[]): string | undefined {
  const cells = slots.filter((slot) => hasPart(slot, 'unit')).flatMap(wordsOf)
  const column = new Set(
    cells
      .filter((cell) => !rowsOf || shareRows(cell, rowsOf))
      .map(({ text }) => cleanText(text).replace(/^[(（](.*)[)）]$/, '$1')),
  )
  const told = [...column].filter((unit) => parseFigure(unit).kind !== 'missing')
  if (told.length > 0) return told[0]
  const bracketed = /[(（](?:単位\s*[:：]?\s*)?([^()（）\d]{1,5})[)）]$/.exec(name)?.[1]
  if (bracketed !== undefined && parseFigure(`1${bracketed}`).kind === 'number') return bracketed
  const carried = new Set(all.map(({ said }) => said.fields.unit).filter((unit) => unit !== undefined))
  return carried.size === 1 ? [...carried][0] : undefined
}

function toObservation({ measure, cell, fiscalYear, said }: SaidOfYear, indicator: Indicator): Observation {
  const { unit, ...fields } = said.fields
  const differs = unit !== undefined && foldText(unit) !== foldText(indicator.unit ?? '')
  return {
    id: `${indicator.id}-${measure}${fiscalYear === undefined ? '' : `-${fiscalYear}`}`,
    indicator: indicator.id,
    measure,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...fields,
    ...(differs ? { unit } : {}),
    source: sourceOf(cell),
  }
}

function numberIds(observations: Observation[]): Observation[] {
  const seen = new Map<string, number>()
  return observations.map((one) => {
    const count = (seen.get(one.id as string) ?? 1) + (seen.has(one.id as string) ? 1 : 0)
    seen.set(one.id as string, count)
    return count === 1 ? one : { ...one, id: `${one.id}-${count}` }
  })
}
