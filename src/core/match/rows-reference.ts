import type { Cell } from '../grid.ts'
import type { Indicator } from '../plan.ts'
import { answers } from './label-answers.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { readLastYear } from './last-year.ts'
import { addActual, figureOf } from './rows-actuals.ts'
import { actualOf, addIndicator, addObservation, type ItemDraft, type RowsContext, sourceOf, unitFits } from './rows-draft.ts'
import { type Segment, takeLastYear } from './rows-last-year.ts'

/** Reads the figures in the remarks after a grade: reference indicators (参考) and comparisons with last year. */
export function readRemarks(draft: ItemDraft, comment: string, cell: Cell, context: RowsContext): void {
  for (const segment of cutSegments(comment)) {
    const rest = takeLastYear(draft, segment, cell, context)
    takeReferences(draft, rest, cell, context)
  }
}

function cutSegments(comment: string): Segment[] {
  const segments: Segment[] = []
  let heading: string | undefined
  let from = 0
  for (const match of comment.matchAll(/【([^【】]+)】/g)) {
    segments.push({ words: comment.slice(from, match.index), ...(heading === undefined ? {} : { heading }) })
    heading = match[1] as string
    from = match.index + match[0].length
  }
  segments.push({ words: comment.slice(from), ...(heading === undefined ? {} : { heading }) })
  return segments.filter(({ words }) => words.trim() !== '')
}

/** Labelled figures of the remarks become reference indicators; what else stands there, short of a sentence, describes them. */
function takeReferences(draft: ItemDraft, { words }: Segment, cell: Cell, context: RowsContext): void {
  const saysReference = /参考/.test(words)
  const found = findLabelledFigures(words).filter(({ bracketed, value }) => !bracketed && value !== undefined)
  const figures = found.filter((figure) => !takeAnswer(draft, figure, cell, context))
  if (figures.length === 0) return
  const description = describe(words, figures)
  const open = (name: string, unit: string | undefined, about: string | undefined) =>
    addIndicator(draft, {
      name,
      kind: 'quantitative',
      accumulation: context.scheme.indicators.accumulation,
      role: 'reference',
      ...(unit === undefined ? {} : { unit }),
      ...(about === undefined ? {} : { description: about }),
      ...(saysReference ? {} : { fromProse: true }),
      source: sourceOf(cell, words),
    })
  if (description !== undefined && figures.every(({ labels }) => bareYear.test(labels[0] ?? ''))) {
    takeYears(draft, open(description, figures[0]?.unit, undefined), figures, cell, context)
    return
  }
  for (const figure of figures) {
    const { text: _, ...plain } = figure
    const indicator = open((figure.labels[0] ?? '').replace(/^[(（]?参考[)）]?\s*/, ''), figure.unit, description)
    const actual = addActual(draft, indicator, plain, cell, context)
    if (!saysReference) actual.fromProse = true
  }
}

/** A figure by the name of an indicator that nothing has answered yet is its actual, wherever on the row it stands. */
function takeAnswer(draft: ItemDraft, figure: LabelledFigure, cell: Cell, context: RowsContext): boolean {
  const open = draft.indicators.filter((one) => one.role !== 'reference' && !one.fromProse && !actualOf(draft, one, context))
  const named = open.find(
    (one) => unitFits(draft, one, figure.unit) && figure.labels.some((label) => answers(label, one.name) >= 0.9),
  )
  if (named) addActual(draft, named, figure, cell, context)
  return named !== undefined
}

const bareYear = /^(?:[昨前今本当]年度?|(?:令和|平成|[RH])?(?:\d{1,2}|元)年度)(?:実績)?$/

/** 閲覧数 前年度:8,000件 今年度:9,500件 → one reference indicator over the years. */
function takeYears(draft: ItemDraft, indicator: Indicator, figures: LabelledFigure[], cell: Cell, context: RowsContext): void {
  for (const figure of figures) {
    const fiscalYear = readLastYear(`${figure.labels[0]}実績`, context.fiscalYear) ?? context.fiscalYear
    const { text: _, ...fields } = figureOf(figure)
    const year = fiscalYear === undefined ? {} : { fiscalYear }
    const asOf = fiscalYear === context.fiscalYear && context.asOf !== undefined ? { asOf: context.asOf } : {}
    const prose = indicator.fromProse ? { fromProse: true } : {}
    addObservation(
      draft,
      {
        indicator: indicator.id,
        measure: 'actual',
        ...year,
        ...asOf,
        ...fields,
        ...prose,
        source: sourceOf(cell, figure.written),
      },
      context,
    )
  }
}

/** The words of the remark besides its figures: who counted, and what is counted in. A bracket after the last figure speaks of all. */
function describe(words: string, figures: LabelledFigure[]): string | undefined {
  const tails = figures.flatMap(({ text }) => (text === undefined || /\d/.test(text) ? [] : [text]))
  let rest = ''
  let from = 0
  for (const { start, end } of figures) {
    rest += words.slice(from, start)
    from = Math.max(from, end)
  }
  rest = (rest + words.slice(from)).replace(/※?\s{0,2}[(（]?\s{0,2}参考\s{0,2}[)）]?\s{0,2}[:：]?/g, '').replace(/\s+/g, '')
  const description = `${rest}${[...new Set(tails)].join('')}`.replace(/^[※・、]+|[・、]+$/g, '')
  return description === '' || description.length > 60 ? undefined : description
}
