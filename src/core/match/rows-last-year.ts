import { findFigures } from '../figure-in-text.ts'
import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import type { Indicator } from '../plan.ts'
import { foldName, sameUnit } from './label-answers.ts'
import { findLabelledFigures, readHeadFigure } from './labelled-figures.ts'
import { readLastYear } from './last-year.ts'
import { addObservation, type ItemDraft, type PlacedFigure, type RowsContext, sourceOf, unitFits } from './rows-draft.ts'

/** The remarks after a grade, cut at their headings: 【…】 may name an indicator. */
export interface Segment {
  heading?: string
  words: string
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

/** 昨年度実績(120件)に対する比較値: 110件 → last year's actual, and a benchmark that rests on it. Answers the segment without them. */
export function takeLastYear(draft: ItemDraft, segment: Segment, cell: Cell, context: RowsContext): Segment {
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

/** 昨年度実績:120件 */
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

const lastYearInTail = /(?:一昨|前々|昨|前)年度?(?:同(?:時)?期)?(?:の)?(?:実績|末|比較)?(?:値|は)?\s*(?=[約\d])/

/** 12件(昨年度9件): a figure of another year in the words after an actual, without a colon. */
function takeTailYear(draft: ItemDraft, { figure, block, usedFor }: PlacedFigure, context: RowsContext): void {
  const said = lastYearInTail.exec(figure.text ?? '')
  const fiscalYear = said ? readLastYear(said[0], context.fiscalYear) : undefined
  if (!said || fiscalYear === undefined || usedFor === undefined) return
  const rest = said.input.slice(said.index + said[0].length)
  const last = readHeadFigure(rest)
  // 昨年度3件増 is how much more it is, not how much it was.
  if (
    !last ||
    (last.unit !== undefined && !sameUnit(last.unit, figure.unit)) ||
    /^[\s)）]*(?:増|減|以上)/.test(rest.slice(last.length))
  )
    return
  const { value, unit } = last
  const fields = {
    fiscalYear,
    value,
    ...(unit === undefined ? {} : { unit }),
    text: said[0].trim(),
    source: sourceOf(block.cell),
  }
  addObservation(draft, { indicator: usedFor, measure: 'actual', ...fields }, context)
}

/** 120件(前年度実績:110件): a figure of another year in the brackets after an actual is that year's actual. */
export function takeBracketedYears(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  for (const placed of figures) {
    const { figure, block } = placed
    if (!figure.bracketed) takeTailYear(draft, placed, context)
    if (!figure.bracketed || figure.value === undefined) continue
    const year = readLastYear(figure.labels[0] ?? '', context.fiscalYear)
    const around = figures.find(
      (other) =>
        other.block === block && !other.figure.bracketed && other.figure.start < figure.start && figure.end <= other.figure.end,
    )
    if (year === undefined || around?.usedFor === undefined) continue
    const unit = figure.unit === undefined ? {} : { unit: figure.unit }
    const fields = { fiscalYear: year, value: figure.value, ...unit, text: figure.labels[0] ?? '', source: sourceOf(block.cell) }
    addObservation(draft, { indicator: around.usedFor, measure: 'actual', ...fields }, context)
  }
}
