import type { Indicator, IsoDate } from '#core/exchange.ts'
import { parseFigure } from '#core/figure.ts'
import { type FoundFigure, findFigures } from '#core/figure-in-text.ts'
import { finding } from '#core/finding.ts'
import type { Cell } from '#core/grid.ts'
import { parseMissing } from '#core/missing.ts'
import { cleanWords } from './blocks.ts'
import { answers } from './label-answers.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { readLastYear } from './last-year.ts'
import { addActual, figureOf } from './rows-actuals.ts'
import { actualOf, addIndicator, addObservation, type ItemDraft, type RowsContext, sourceOf, unitFits } from './rows-draft.ts'

/** A cell of the comparison column (比較数値): the rows it covers, the date of its heading, and what it was found to hold. */
export interface ComparisonCell {
  cell: Cell
  rows: number[]
  asOf?: IsoDate
}

/**
 * Reads a cell of the comparison column. A figure without a label is the benchmark (目安) of the row's indicator; one labelled with an
 * indicator's name is its actual, unless the words have already given another. Answers the labels that were read as actuals.
 */
export function readComparisonCell(draft: ItemDraft, place: ComparisonCell, context: RowsContext): string[] {
  const words = cleanWords(place.cell.text)
  if (parseMissing(words)) return []
  const names = draft.indicators.filter(({ kind }) => kind === 'quantitative').map(({ name }) => name)
  const figures = findLabelledFigures(words.replace(/([:：])\s*\n/g, '$1 '), names).filter(({ bracketed }) => !bracketed)
  const actuals: string[] = []
  for (const figure of figures) {
    const label = takeLabelled(draft, place, figure, context)
    if (label !== undefined) actuals.push(label)
  }
  if (figures.length === 0) takeUnlabelled(draft, place, words, context)
  return actuals
}

/** Answers the label where the figure was taken as an actual. */
function takeLabelled(draft: ItemDraft, place: ComparisonCell, figure: LabelledFigure, context: RowsContext): string | undefined {
  const label = figure.labels[0] ?? ''
  const lastYear = readLastYear(label, context.fiscalYear)
  if (lastYear !== undefined || /目安|目標|比較/.test(label)) {
    const indicator = rowIndicator(draft, place, figure.unit)
    if (!indicator) return undefined
    const measure = lastYear === undefined ? 'benchmark' : 'actual'
    const when = lastYear === undefined ? benchmarkDate(place, context) : { fiscalYear: lastYear }
    addObservation(
      draft,
      { indicator: indicator.id, measure, ...when, ...figureOf(figure), source: sourceOf(place.cell) },
      context,
    )
    return undefined
  }
  const indicator = bestIndicator(draft, place, figure) ?? addIndicator(draft, newIndicator(label, figure, place, context))
  const known = actualOf(draft, indicator, context)
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

function newIndicator(
  name: string,
  figure: LabelledFigure,
  place: ComparisonCell,
  { scheme }: RowsContext,
): Omit<Indicator, 'id' | 'item'> {
  const unit = figure.unit === undefined ? {} : { unit: figure.unit }
  return { name, kind: 'quantitative', accumulation: scheme.indicators.accumulation, ...unit, source: sourceOf(place.cell) }
}

function bestIndicator(draft: ItemDraft, place: ComparisonCell, figure: LabelledFigure): Indicator | undefined {
  let best: { indicator: Indicator; score: number } | undefined
  for (const indicator of draft.indicators) {
    if (indicator.fromProse) continue
    const score = Math.max(...figure.labels.map((label) => answers(label, indicator.name)))
    const near = place.rows.includes(draft.rowOf.get(indicator.id) ?? -1) ? 0.04 : 0
    if (score >= 0.5 && (score >= 0.9 || unitFits(draft, indicator, figure.unit)) && score + near > (best?.score ?? 0))
      best = { indicator, score: score + near }
  }
  return best?.indicator
}

/** The indicator of the cell's rows that a figure of this unit can belong to, if there is only one, or the first that has no benchmark yet. */
function rowIndicator(draft: ItemDraft, place: ComparisonCell, unit: string | undefined): Indicator | undefined {
  const live = draft.indicators.filter(
    (indicator) => indicator.kind === 'quantitative' && !indicator.fromProse && !isReplaced(draft, indicator),
  )
  const here = live.filter(({ id }) => place.rows.includes(draft.rowOf.get(id) ?? -1))
  const fitting = (here.length > 0 ? here : live).filter((indicator) => unitFits(draft, indicator, unit))
  return (
    fitting.find(({ id }) => !draft.observations.some((row) => row.indicator === id && row.measure === 'benchmark')) ?? fitting[0]
  )
}

const isReplaced = (draft: ItemDraft, indicator: Indicator) =>
  draft.observations.some((row) => row.indicator === indicator.id && row.measure === 'target' && row.supersededBy !== undefined)

function takeUnlabelled(draft: ItemDraft, place: ComparisonCell, words: string, context: RowsContext): void {
  const figures = words.split('\n').flatMap((line) => readLine(line))
  for (const figure of figures) {
    const indicator = rowIndicator(draft, place, figure.unit)
    if (!indicator) continue
    const { value, unit, comparator, status } = figure
    addObservation(
      draft,
      {
        indicator: indicator.id,
        measure: 'benchmark',
        ...benchmarkDate(place, context),
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

function benchmarkDate(place: ComparisonCell, context: RowsContext): { fiscalYear?: number; asOf?: IsoDate } {
  const asOf = place.asOf ?? context.asOf
  return {
    ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}
