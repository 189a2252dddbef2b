import { parseFigure } from '../figure.ts'
import { type FoundFigure, findFigures } from '../figure-in-text.ts'
import { finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { IsoDate } from '../source.ts'
import { cleanWords } from './blocks.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { readLastYear } from './last-year.ts'
import { bestIndicator, rowIndicator } from './row-indicator.ts'
import { addActual, figureOf } from './rows-actuals.ts'
import {
  actualOf,
  addIndicator,
  addObservation,
  type ItemDraft,
  type PlacedFigure,
  type RowsContext,
  sourceOf,
} from './rows-draft.ts'
import { takeBracketedYears } from './rows-last-year.ts'

/** A cell of the comparison column (比較数値): the rows it covers, the date of its heading, and what it was found to hold. */
export interface ComparisonCell {
  cell: Cell
  rows: number[]
  asOf?: IsoDate
  /** The heading says that the column holds another year's actuals (前年度実績). */
  actualsOf?: FiscalYear
}

/**
 * Reads a cell of the comparison column. A figure without a label is the benchmark (目安) of the row's indicator; one labelled with an
 * indicator's name is its actual, unless the words have already given another. Answers the labels that were read as actuals.
 */
export function readComparisonCell(draft: ItemDraft, place: ComparisonCell, context: RowsContext): string[] {
  const words = cleanWords(place.cell.text)
  if (parseMissing(words)) return []
  const names = draft.indicators.filter(({ kind }) => kind === 'quantitative').map(({ name }) => name)
  const text = words.replace(/([:：])\s*\n/g, '$1 ')
  const block = { text, cell: place.cell, rows: place.rows }
  const placed: PlacedFigure[] = findLabelledFigures(text, names).map((figure) => ({ figure, block }))
  const figures = placed.filter(({ figure }) => !figure.bracketed)
  const actuals = figures.flatMap((one) => takeLabelled(draft, place, one, context) ?? [])
  takeBracketedYears(draft, placed, context)
  if (figures.length === 0) takeUnlabelled(draft, place, words, context)
  return actuals
}

/** Answers the label where the figure was taken as an actual. */
function takeLabelled(draft: ItemDraft, place: ComparisonCell, placed: PlacedFigure, context: RowsContext): string | undefined {
  const { figure } = placed
  const label = figure.labels[0] ?? ''
  const lastYear = readLastYear(label, context.fiscalYear)
  if (lastYear !== undefined || /目安|目標|比較/.test(label)) {
    const named = { ...figure, labels: figure.labels.map((one) => one.replace(/の?(?:目安|目標|比較).*$/, '')) }
    const indicator = bestIndicator(draft, place.rows, named) ?? rowIndicator(draft, place.rows, figure.unit)
    if (!indicator) return undefined
    placed.usedFor = indicator.id
    const measure = lastYear === undefined ? 'benchmark' : 'actual'
    const when = lastYear === undefined ? benchmarkDate(place, context) : { fiscalYear: lastYear }
    addObservation(
      draft,
      { indicator: indicator.id, measure, ...when, ...figureOf(figure), source: sourceOf(place.cell) },
      context,
    )
    return undefined
  }
  const indicator = bestIndicator(draft, place.rows, figure) ?? addUntargeted(draft, label, figure, place, context)
  const known = actualOf(draft, indicator, context)
  placed.usedFor = indicator.id
  if (!known) {
    addActual(draft, indicator, figure, place.cell, place.asOf === undefined ? context : { ...context, asOf: place.asOf })
    return label
  }
  if (known.value !== figure.value) {
    addObservation(
      draft,
      {
        indicator: indicator.id,
        measure: 'benchmark',
        ...benchmarkDate(place, context),
        ...figureOf(figure),
        source: sourceOf(place.cell),
      },
      context,
    )
  }
  return undefined
}

/** A label that answers no indicator is one of its own, without target. */
function addUntargeted(
  draft: ItemDraft,
  name: string,
  figure: LabelledFigure,
  { cell }: ComparisonCell,
  { scheme }: RowsContext,
): Indicator {
  const unit = figure.unit === undefined ? {} : { unit: figure.unit }
  const { accumulation } = scheme.indicators
  const indicator = addIndicator(draft, { name, kind: 'quantitative', accumulation, ...unit, source: sourceOf(cell) })
  draft.findings.push(finding('indicator-without-target', { name }, { subject: indicator.id, source: sourceOf(cell) }))
  return indicator
}

function takeUnlabelled(draft: ItemDraft, place: ComparisonCell, words: string, context: RowsContext): void {
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

function benchmarkDate(place: ComparisonCell, context: RowsContext): { fiscalYear?: number; asOf?: IsoDate } {
  const asOf = place.asOf ?? context.asOf
  return {
    ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}
