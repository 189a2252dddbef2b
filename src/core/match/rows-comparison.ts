import { finding } from '../finding.ts'
import { parseMissing } from '../missing.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanWords } from './blocks.ts'
import { answers } from './label-answers.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { readLastYear } from './last-year.ts'
import { bestIndicator, rowIndicator } from './row-indicator.ts'
import { addActual, figureOf } from './rows-actuals.ts'
import { benchmarkDate, type ComparisonCell, takeUnlabelled } from './rows-benchmark.ts'
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

/**
 * Reads a cell of the comparison column. A figure without a label is the benchmark (目安) of the row's indicator; one labelled with an
 * indicator's name is its actual, unless the words (`said`: their figures) give another. Answers the labels that were read as actuals.
 */
export function readComparisonCell(
  draft: ItemDraft,
  place: ComparisonCell,
  said: PlacedFigure[],
  context: RowsContext,
): string[] {
  const words = cleanWords(place.cell.text)
  if (parseMissing(words)) return []
  const names = draft.indicators.filter(({ kind }) => kind === 'quantitative').map(({ name }) => name)
  const text = words.replace(/([:：])\s*\n/g, '$1 ')
  const block = { text, cell: place.cell, rows: place.rows }
  const placed: PlacedFigure[] = findLabelledFigures(text, names).map((figure) => ({ figure, block }))
  const figures = placed.filter(({ figure }) => !figure.bracketed)
  const actuals = figures.flatMap((one) => takeLabelled(draft, place, one, said, context) ?? [])
  takeBracketedYears(draft, placed, context)
  if (figures.length === 0) takeUnlabelled(draft, place, words, context)
  return actuals
}

/** Answers the label where the figure was taken as an actual. */
function takeLabelled(
  draft: ItemDraft,
  place: ComparisonCell,
  placed: PlacedFigure,
  said: PlacedFigure[],
  context: RowsContext,
): string | undefined {
  const { figure } = placed
  const label = figure.labels[0] ?? ''
  const lastYear = readLastYear(label, context.fiscalYear) ?? readLastYear(wholeRemark(figure), context.fiscalYear)
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
  const known = actualOf(draft, indicator, context) ?? takeSaid(draft, indicator, figure, said, context)
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

/** The actual that the item's own words give under the very label of the comparison, where that is short for the indicator's name. */
function takeSaid(
  draft: ItemDraft,
  indicator: Indicator,
  { labels }: LabelledFigure,
  said: PlacedFigure[],
  context: RowsContext,
): Observation | undefined {
  const own = said.find(
    ({ figure, usedFor }) =>
      usedFor === undefined && !figure.bracketed && answers(figure.labels[0] ?? '', labels[0] ?? '') >= 0.9,
  )
  if (!own) return undefined
  own.usedFor = indicator.id
  return addActual(draft, indicator, own.figure, own.block.cell, context)
}

/** (前年度同期): a remark without a figure speaks of the one before it. */
const wholeRemark = ({ text = '' }: LabelledFigure) => (/\d/.test(text) ? '' : text)

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
