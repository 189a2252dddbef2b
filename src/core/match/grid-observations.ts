import { fiscalYearEnd } from '../as-of.ts'
import { finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { findFiscalYears } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import { missingWords } from '../missing.ts'
import type { Observation, ObservationMeasure, ObservationStatus } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanText } from '../text-fold.ts'
import type { GridColumn } from './grid-column.ts'
import { cellIn, type GridContext, type GridDraft, type IndicatorLines, report } from './grid-draft.ts'
import { type CellFigure, readCellFigure } from './grid-figure.ts'
import { foldHeading, readMeasureWord } from './grid-words.ts'
import { sourceOf } from './rows-draft.ts'

/** One figure cell of an indicator: which measure and year it speaks of. */
export interface FigureCell {
  cell: Cell
  column: GridColumn
  measure: ObservationMeasure
  status?: ObservationStatus
  heading: string
}

/** The figure cells of an indicator, line by line, each merged cell once. A row's own word (目標, 実績) goes before the heading's. */
export function figureCells({ lines }: IndicatorLines, isBrace: (cell: Cell) => boolean): FigureCell[] {
  const found = new Map<Cell, FigureCell>()
  for (const one of lines) {
    const said = one.line.columns.find(({ kind }) => kind === 'measure')
    const word = said && cellIn(one, said)
    const byRow = word ? readMeasureWord(foldHeading(word.text)) : undefined
    for (const column of one.line.columns) {
      if (column.kind !== 'figure') continue
      const cell = one.line.cells.get(column)?.find((each) => each.text.trim() !== '' && !isBrace(each))
      const measure = byRow?.measure ?? column.measure ?? 'actual'
      const status = byRow?.status ?? column.status
      if (!cell || found.has(cell) || (word !== undefined && !byRow && column.measure === undefined)) continue
      const heading = byRow && word ? `${cleanText(word.text)} ${column.heading}` : column.heading
      found.set(cell, { cell, column, measure, heading, ...(status ? { status } : {}) })
    }
  }
  return [...found.values()]
}

/** Reads one figure cell into an observation; what gives none leaves a finding. */
export function readObservation(
  indicator: Indicator,
  { cell, column, measure, status, heading }: FigureCell,
  draft: GridDraft,
  runs: boolean,
): { observation?: Observation; reading: CellFigure } {
  const { context } = draft
  const years = yearsOf(column, measure, cell, context)
  const reading = readCellFigure(cell.text, { name: indicator.name, unit: indicator.unit, fiscalYear: years.fiscalYear })
  const at = { subject: indicator.id, source: sourceOf(cell) }
  if (reading.missing) {
    report(draft, finding('figure-missing', { name: indicator.name, label: heading, reason: missingWords[reading.missing] }, at))
    return { reading }
  }
  const { asOf, ...fields } = reading.fields
  const observation: Observation = {
    indicator: indicator.id,
    measure,
    ...(reading.accumulation === 'cumulative' || runs || /累計|累積/.test(heading) ? running(measure, years, context) : years),
    ...(measure === 'actual' ? dateOf(asOf, years.fiscalYear, context) : {}),
    ...fields,
    ...(measure === 'planned' ? { status: 'planned' as const } : {}),
    ...(status && !fields.status ? { status } : {}),
    source: sourceOf(cell),
  }
  if (measure !== 'actual' && observation.status === 'planned' && measure !== 'planned') delete observation.status
  return { observation, reading }
}

type Years = Pick<Observation, 'fiscalYear' | 'fromFiscalYear' | 'toFiscalYear'>

/** Of the column; else of the cell's own words for a baseline; else the plan's last year for a target, the paper's for the rest. */
function yearsOf(column: GridColumn, measure: ObservationMeasure, cell: Cell, context: GridContext): Years {
  const { fiscalYear, fromFiscalYear } = column
  if (fromFiscalYear !== undefined && fiscalYear !== undefined) return { fromFiscalYear, toFiscalYear: fiscalYear }
  if (fiscalYear !== undefined) return { fiscalYear }
  const own = measure === 'baseline' ? findFiscalYears(cell.text)[0]?.year : undefined
  const year =
    own ??
    (measure === 'target' ? (context.period?.to ?? context.fiscalYear) : measure === 'baseline' ? undefined : context.fiscalYear)
  return year === undefined ? {} : { fiscalYear: year }
}

/** 累計: a target carries the plan's last year; an actual runs from the plan's first year. */
function running(measure: ObservationMeasure, years: Years, { period }: GridContext): Years {
  const to = years.toFiscalYear ?? years.fiscalYear
  if (to === undefined) return years
  if (measure !== 'actual' || period === undefined || period.from >= to) return { fiscalYear: to }
  return { fromFiscalYear: period.from, toFiscalYear: to }
}

/** 時点: the cell's own, else the paper's where it lies within the year, its last day too. */
function dateOf(own: string | undefined, year: FiscalYear | undefined, { asOf }: GridContext): { asOf?: string } {
  if (own !== undefined) return { asOf: own }
  if (asOf === undefined || year === undefined) return {}
  const inYear = asOf >= `${year}-04` && asOf <= fiscalYearEnd(year)
  return inYear ? { asOf } : {}
}
