import type { Indicator } from '#core/exchange.ts'
import { findFigures } from '#core/figure-in-text.ts'
import { finding } from '#core/finding.ts'
import type { Cell } from '#core/grid.ts'
import { foldName } from './label-answers.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { readLastYear } from './last-year.ts'
import { addActual } from './rows-actuals.ts'
import { addIndicator, addObservation, type ItemDraft, type RowsContext, sourceOf, unitFits } from './rows-draft.ts'

/** The remarks after a grade, cut at their headings: 【…】 may name an indicator. */
interface Segment {
  heading?: string
  words: string
}

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

/** The indicator that a heading names, or the only one of the item. */
function indicatorOf(draft: ItemDraft, heading: string | undefined, unit: string | undefined): Indicator | undefined {
  const live = draft.indicators.filter(
    ({ role, fromProse, kind }) => role !== 'reference' && !fromProse && kind === 'quantitative',
  )
  if (heading !== undefined) {
    const wanted = foldName(heading)
    const named = live.filter(({ name }) => foldName(name).includes(wanted) || wanted.includes(foldName(name)))
    return named.find((indicator) => unitFits(draft, indicator, unit)) ?? named[0]
  }
  const fitting = live.filter((indicator) => unitFits(draft, indicator, unit))
  return fitting.length === 1 ? fitting[0] : undefined
}

const compared =
  /((?:昨|前)年度?(?:同(?:時)?期)?(?:の)?(?:実績)?(?:値)?)[(（]?([^()（）:：]*?\d[^()（）:：]*?)[)）]?に対する([^:：\d]{1,12})[:：]?/

/** 昨年度実績(4,093件)に対する比較値: 3,752件 → last year's actual, and a benchmark that rests on it. Answers the segment without them. */
function takeLastYear(draft: ItemDraft, segment: Segment, cell: Cell, context: RowsContext): Segment {
  const compact = segment.words.replace(/\s+/g, '')
  const match = compared.exec(compact)
  if (!match || context.fiscalYear === undefined) return takePlainLastYear(draft, segment, cell, context)
  const [whole, quantity = '', baseWords = '', what = ''] = match
  const base = findFigures(baseWords)[0]
  const value = findFigures(compact.slice(match.index + whole.length))[0]
  const indicator = base && indicatorOf(draft, segment.heading, base.unit)
  if (!base || !value || !indicator) return segment
  const unit = value.unit === undefined ? {} : { unit: value.unit }
  const source = sourceOf(cell, segment.words)
  const lastYear = { fiscalYear: readLastYear(quantity, context.fiscalYear) ?? context.fiscalYear - 1 }
  addObservation(
    draft,
    { indicator: indicator.id, measure: 'actual', ...lastYear, value: base.value, ...unit, text: quantity, source },
    context,
  )
  const fields = {
    fiscalYear: context.fiscalYear,
    ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
    value: value.value,
    ...unit,
    relativeTo: { quantity, base: base.value },
    text: `${quantity}(${baseWords})に対する${what}`,
  }
  const benchmark = addObservation(draft, { indicator: indicator.id, measure: 'benchmark', ...fields, source }, context)
  if (context.asOf !== undefined) {
    const facts = { name: indicator.name, asOf: context.asOf }
    draft.findings.push(finding('benchmark-date-inferred', facts, { subject: benchmark.id ?? indicator.id, source }))
  }
  const after = compact.slice(match.index + whole.length + value.index + value.text.length)
  return { ...segment, words: `${compact.slice(0, match.index)} ${after}` }
}

/** 昨年度実績:4,093件 */
function takePlainLastYear(draft: ItemDraft, segment: Segment, cell: Cell, context: RowsContext): Segment {
  let { words } = segment
  for (const figure of findLabelledFigures(words)) {
    const label = figure.labels[0] ?? ''
    const year = /^(?:昨|前)年|実績$/.test(label) ? readLastYear(label, context.fiscalYear) : undefined
    const indicator = year === undefined ? undefined : indicatorOf(draft, segment.heading, figure.unit)
    if (year === undefined || !indicator || figure.value === undefined) continue
    const unit = figure.unit === undefined ? {} : { unit: figure.unit }
    addObservation(
      draft,
      {
        indicator: indicator.id,
        measure: 'actual',
        fiscalYear: year,
        value: figure.value,
        ...unit,
        text: label,
        source: sourceOf(cell, words),
      },
      context,
    )
    words = `${segment.words.slice(0, figure.start)} ${segment.words.slice(figure.end)}`
  }
  return { ...segment, words }
}

/** Labelled figures of the remarks become reference indicators; what else stands there, short of a sentence, describes them. */
function takeReferences(draft: ItemDraft, { words }: Segment, cell: Cell, context: RowsContext): void {
  const saysReference = /参考/.test(words)
  const figures = findLabelledFigures(words).filter(({ bracketed, value }) => !bracketed && value !== undefined)
  if (figures.length === 0) return
  const description = describe(words, figures)
  for (const figure of figures) {
    const { text: _, ...plain } = figure
    const indicator = addIndicator(draft, {
      name: (figure.labels[0] ?? '').replace(/^[(（]?参考[)）]?\s*/, ''),
      kind: 'quantitative',
      accumulation: context.scheme.indicators.accumulation,
      role: 'reference',
      ...(figure.unit === undefined ? {} : { unit: figure.unit }),
      ...(description === undefined ? {} : { description }),
      ...(saysReference ? {} : { fromProse: true }),
      source: sourceOf(cell, words),
    })
    const actual = addActual(draft, indicator, plain, cell, context)
    if (!saysReference) actual.fromProse = true
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
  rest = (rest + words.slice(from)).replace(/※?\s*[(（]?\s*参考\s*[)）]?\s*[:：]?/g, '').replace(/\s+/g, '')
  const description = `${rest}${[...new Set(tails)].join('')}`.replace(/^[※・、]+|[・、]+$/g, '')
  return description === '' || description.length > 60 ? undefined : description
}
