import type { Indicator, Observation } from '#core/exchange.ts'
import { formatFigure } from '#core/figure.ts'
import { finding } from '#core/finding.ts'
import type { Cell } from '#core/grid.ts'
import { answers } from './label-answers.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { actualOf, addObservation, type ItemDraft, type PlacedBlock, type RowsContext, sourceOf, unitFits } from './rows-draft.ts'

/** A labelled figure of the item's words, in its block. */
export interface PlacedFigure {
  figure: LabelledFigure
  block: PlacedBlock
  /** The indicator whose actual it has become, or of whose total it is a part. */
  usedFor?: string
}

/** Names such as 総来場者数, 合計, 延べ…: a total, which the words may give in parts only. */
export const totalName = /総(?!合|務|括|会)|合計|延べ|のべ|累計|計$/

/** Every labelled figure in the item's words. */
export function placeFigures(draft: ItemDraft): PlacedFigure[] {
  const names = draft.indicators.filter(({ kind }) => kind === 'quantitative').map(({ name }) => name)
  return draft.blocks.flatMap((block) => findLabelledFigures(block.text, names).map((figure) => ({ figure, block })))
}

interface Match {
  indicator: Indicator
  placed: PlacedFigure
  score: number
}

/** How well labelled figures answer the indicators that have no actual yet; the best first. */
function rank(draft: ItemDraft, figures: PlacedFigure[], least: number, most: number, context: RowsContext): Match[] {
  const matches: Match[] = []
  for (const indicator of draft.indicators) {
    if (indicator.kind !== 'quantitative' || indicator.fromProse || actualOf(draft, indicator, context)) continue
    for (const placed of figures) {
      if (placed.usedFor !== undefined || placed.figure.bracketed) continue
      const score = Math.max(...placed.figure.labels.map((label) => answers(label, indicator.name)))
      const near = placed.block.rows.includes(draft.rowOf.get(indicator.id) ?? -1) ? 0.04 : 0
      const fits =
        score >= 0.9 ||
        (unitFits(draft, indicator, placed.figure.unit) && (placed.figure.unit !== undefined || placed.figure.relativeTo))
      if (score >= least && score < most && fits) matches.push({ indicator, placed, score: score + near })
    }
  }
  return matches.sort((a, b) => b.score - a.score)
}

/** Takes figures as actuals whose label is the indicator's name, or a variant spelling of it. The same label in several blocks: their sum. */
export function takeNamedActuals(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  const matches = rank(draft, figures, 0.9, 2, context)
  for (const { indicator, placed, score } of matches) {
    if (placed.usedFor !== undefined || actualOf(draft, indicator, context)) continue
    const alike = matches.filter(
      (other) => other.indicator === indicator && other.placed.usedFor === undefined && Math.abs(other.score - score) < 0.05,
    )
    const values = new Set(alike.map(({ placed: { figure } }) => figure.value))
    const blocks = new Set(alike.map(({ placed: { block } }) => block))
    const countable = alike.every(
      ({ placed: { figure } }) =>
        figure.value !== undefined && !figure.relativeTo && !/%|％|倍|ポイント|率/.test(figure.unit ?? ''),
    )
    if (values.size > 1 && blocks.size === alike.length && countable)
      takeSum(
        draft,
        indicator,
        alike.map(({ placed: one }) => one),
        context,
      )
    else takeActual(draft, indicator, placed, context)
  }
}

/** Takes figures whose label holds the name, or is held by it, for indicators that nothing answered better. */
export function takeLikelyActuals(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  for (const { indicator, placed } of rank(draft, figures, 0.5, 0.9, context)) {
    if (placed.usedFor !== undefined || actualOf(draft, indicator, context) || totalName.test(indicator.name)) continue
    takeActual(draft, indicator, placed, context)
  }
}

function takeActual(draft: ItemDraft, indicator: Indicator, placed: PlacedFigure, context: RowsContext): void {
  placed.usedFor = indicator.id
  addActual(draft, indicator, placed.figure, placed.block.cell, context)
}

/** Adds a labelled figure as an actual, with a finding where its label is spelled otherwise than the indicator. */
export function addActual(
  draft: ItemDraft,
  indicator: Indicator,
  figure: LabelledFigure,
  cell: Cell,
  context: RowsContext,
): Observation {
  const words = figure.text ?? figure.labels[0] ?? ''
  const source = sourceOf(cell, figure.value === undefined ? words : `${figure.labels[0]}:${figure.value}${figure.unit ?? ''}`)
  const observation = addObservation(
    draft,
    {
      indicator: indicator.id,
      measure: 'actual',
      ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
      ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
      ...figureOf(figure),
      source,
    },
    context,
  )
  const best = Math.max(...figure.labels.map((label) => answers(label, indicator.name)))
  const label = figure.labels.find((one) => answers(one, indicator.name) === best)
  if (best < 0.95 && label !== undefined) {
    draft.findings.push(
      finding('label-variant', { name: indicator.name, label }, { subject: observation.id ?? indicator.id, source }),
    )
  }
  return observation
}

/** The fields of an observation that a labelled figure fills. */
export function figureOf({ value, unit, comparator, status, relativeTo, parts, text }: LabelledFigure): Partial<Observation> {
  return {
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(status === undefined ? {} : { status }),
    ...(relativeTo === undefined ? {} : { relativeTo }),
    ...(parts === undefined ? {} : { parts }),
    ...(text === undefined ? {} : { text }),
  }
}

/** Adds up figures of several blocks to one actual that the paper does not state, with its parts and a finding. */
export function takeSum(draft: ItemDraft, indicator: Indicator, figures: PlacedFigure[], context: RowsContext): void {
  const [first] = figures
  if (!first) return
  const parts = figures.flatMap(({ figure, block }) =>
    figure.value === undefined ? [] : [{ label: partLabel(figure, block), value: figure.value }],
  )
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  for (const placed of figures) placed.usedFor = indicator.id
  const source = sourceOf(first.block.cell, figures.map(({ figure }) => `${figure.labels[0]}:${figure.value}`).join(' '))
  const { unit } = first.figure
  const observation = addObservation(
    draft,
    {
      indicator: indicator.id,
      measure: 'actual',
      ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
      ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
      value,
      ...(unit === undefined ? {} : { unit }),
      parts,
      source,
    },
    context,
  )
  const written = (one: number) => formatFigure({ kind: 'number', value: one, text: '' })
  const sum = `${parts.map((part) => written(part.value)).join('+')}=${written(value)}${unit ?? ''}`
  draft.findings.push(
    finding('actual-computed-from-parts', { name: indicator.name, sum }, { subject: observation.id ?? indicator.id, source }),
  )
}

/** 「…」 of the block before the label, so that equal labels are told apart. */
function partLabel(figure: LabelledFigure, block: PlacedBlock): string {
  const named =
    /[「『]([^「」『』]{2,40})[」』]/.exec(block.text.slice(0, figure.start))?.[1] ??
    /^[^\s(（:：。]{2,30}/.exec(block.text.slice(0, figure.start))?.[0]
  const label = figure.labels[0] ?? ''
  return named === undefined ? label : `${named} ${label}`
}
