import { parseFigure } from '../figure.ts'
import { type FoundFigure, findFigures } from '../figure-in-text.ts'
import { finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Observation } from '../observation.ts'
import type { IsoDate } from '../source.ts'
import { rowIndicator } from './row-indicator.ts'
import { addObservation, type ItemDraft, type RowsContext, sourceOf } from './rows-draft.ts'

/** A cell of the comparison column (比較数値): the rows it covers, the date of its heading, and what it was found to hold. */
export interface ComparisonCell {
  cell: Cell
  rows: number[]
  asOf?: IsoDate
  /** The heading says that the column holds another year's actuals (前年度実績). */
  actualsOf?: FiscalYear
}

/** Figures without a label: benchmarks (目安) of the row's indicators, or another year's actuals where the heading says so. */
export function takeUnlabelled(draft: ItemDraft, place: ComparisonCell, words: string, context: RowsContext): void {
  const figures = words.split('\n').flatMap((line) => readLine(line))
  for (const figure of figures) {
    const indicator = rowIndicator(draft, place.rows, figure.unit)
    if (!indicator) continue
    const { value, unit, comparator, status } = figure
    addObservation(
      draft,
      {
        indicator: indicator.id,
        ...saidOf(place, context),
        value,
        ...(unit === undefined ? {} : { unit }),
        ...(comparator === undefined ? {} : { comparator }),
        ...(status === undefined ? {} : { status }),
        source: sourceOf(place.cell),
      },
      context,
    )
  }
  if (figures.length > 0 && draft.indicators.length > 0) return
  const facts = { title: draft.item.title, words: words.replace(/\n/g, ' ') }
  draft.findings.push(finding('comparison-unread', facts, { subject: draft.item.id, source: sourceOf(place.cell) }))
}

function readLine(line: string): Pick<FoundFigure, 'value' | 'unit' | 'comparator' | 'status'>[] {
  const figure = parseFigure(line.replace(/^[(（[]|[)）\]]$/g, ''))
  if (figure.kind === 'number') return [figure]
  if (figure.kind === 'several') return figure.figures
  return figure.kind === 'prose' ? findFigures(line) : []
}

/** What an unlabelled figure of the column is: a benchmark at its date, or the actual of another year. */
function saidOf(
  place: ComparisonCell,
  context: RowsContext,
): Pick<Observation, 'measure'> & Partial<Pick<Observation, 'fiscalYear' | 'asOf'>> {
  if (place.actualsOf !== undefined) return { measure: 'actual', fiscalYear: place.actualsOf }
  return { measure: 'benchmark', ...benchmarkDate(place, context) }
}

/** The year and date of a benchmark. */
export function benchmarkDate(place: ComparisonCell, context: RowsContext): { fiscalYear?: number; asOf?: IsoDate } {
  const asOf = place.asOf ?? context.asOf
  return {
    ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}
