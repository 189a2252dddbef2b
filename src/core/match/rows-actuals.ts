import { findAsOf, fiscalYearEnd } from '../as-of.ts'
import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { answers } from './label-answers.ts'
import { findLabelledFigures, type LabelledFigure } from './labelled-figures.ts'
import { actualOf, addObservation, type ItemDraft, type PlacedFigure, type RowsContext, sourceOf } from './rows-draft.ts'
import { byIndicator, rank } from './rows-ranked.ts'
import { addsUp, sumOf, takeSum } from './rows-sum.ts'
import { totalName } from './total-name.ts'

/** Every labelled figure in the item's words. */
export function placeFigures(draft: ItemDraft): PlacedFigure[] {
  const names = [...new Set(draft.indicators.filter(({ kind }) => kind === 'quantitative').map(({ name }) => name))]
  return draft.blocks.flatMap((block) => findLabelledFigures(block.text, names).map((figure) => ({ figure, block })))
}

/** Takes figures as actuals whose label is the indicator's name, or a variant spelling of it. The same label in several blocks: their sum. */
export function takeNamedActuals(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  const matches = rank(draft, figures, 0.9, 2, context)
  const own = byIndicator(matches)
  for (const { indicator, placed, score } of matches) {
    if (placed.usedFor !== undefined || actualOf(draft, indicator, context)) continue
    const alike = (own.get(indicator) ?? []).filter(
      (other) => other.placed.usedFor === undefined && Math.abs(other.score - score) < 0.05,
    )
    const figures = alike.map(({ placed: one }) => one)
    if (addsUp(figures)) takeSum(draft, indicator, figures, context)
    else takeActual(draft, indicator, placed, context)
  }
}

/** Takes figures whose label holds the name, or is held by it, for indicators that nothing answered better. */
export function takeLikelyActuals(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  const matches = rank(draft, figures, 0.5, 0.9, context)
  const own = byIndicator(matches)
  for (const { indicator, placed } of matches) {
    if (placed.usedFor !== undefined || actualOf(draft, indicator, context) || totalName.test(indicator.name)) continue
    const label = placed.figure.labels[0]
    const sameLabel = (own.get(indicator) ?? []).filter((other) => other.placed.figure.labels[0] === label)
    const alike = sameLabel.map(({ placed: one }) => one).filter(({ usedFor }) => usedFor === undefined)
    if (addsUp(alike)) takeSum(draft, indicator, alike, context)
    else takeActual(draft, indicator, placed, context)
  }
}

function takeActual(draft: ItemDraft, indicator: Indicator, placed: PlacedFigure, context: RowsContext): void {
  placed.usedFor = indicator.id
  indicator.kind = 'quantitative'
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
  const source = sourceOf(cell, figure.written)
  const observation = addObservation(
    draft,
    {
      indicator: indicator.id,
      measure: 'actual',
      ...(context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }),
      ...dateOfFigure(figure, context),
      ...figureOf(figure),
      source,
    },
    context,
  )
  if (figure.summed)
    draft.findings.push(
      finding(
        'actual-computed-from-parts',
        { name: indicator.name, sum: sumOf(figure) },
        { subject: observation.id ?? indicator.id, source },
      ),
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

/** The date that its own words give, (1月末), else that of the column. A date of another year speaks of another figure. */
function dateOfFigure({ text }: LabelledFigure, { asOf, fiscalYear }: RowsContext): Pick<Observation, 'asOf'> {
  if (text !== undefined && fiscalYear !== undefined) {
    const [own] = findAsOf(text, { fiscalYear })
    if (own && own.date > fiscalYearEnd(fiscalYear - 1)) return { asOf: own.date }
  }
  return asOf === undefined ? {} : { asOf }
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
