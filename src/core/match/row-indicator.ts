import type { Indicator } from '../plan.ts'
import { rememberAnswers } from './label-answers.ts'
import type { LabelledFigure } from './labelled-figures.ts'
import { type ItemDraft, saidOf, unitFits } from './rows-draft.ts'

/** What is known of the labels of an item and the names of its indicators: of a broken paper there may be thousands. */
const answersOf = new WeakMap<ItemDraft, ReturnType<typeof rememberAnswers>>()

/** The indicator that a label answers best; one of the cell's own rows is nearer. */
export function bestIndicator(draft: ItemDraft, rows: number[], figure: LabelledFigure): Indicator | undefined {
  const answers = answersOf.get(draft) ?? rememberAnswers()
  answersOf.set(draft, answers)
  let best: { indicator: Indicator; score: number } | undefined
  for (const indicator of draft.indicators) {
    if (indicator.fromProse) continue
    const score = Math.max(...figure.labels.map((label) => answers(label, indicator.name)))
    const near = rows.includes(draft.rowOf.get(indicator.id) ?? -1) ? 0.04 : 0
    if (score >= 0.5 && (score >= 0.9 || unitFits(draft, indicator, figure.unit)) && (!best || score + near > best.score))
      best = { indicator, score: score + near }
  }
  return best?.indicator
}

/** The indicator of the cell's rows that a figure of this unit can belong to, if there is only one, or the first that has no benchmark yet. */
export function rowIndicator(draft: ItemDraft, rows: number[], unit: string | undefined): Indicator | undefined {
  const live = draft.indicators.filter(
    (indicator) => indicator.kind === 'quantitative' && !indicator.fromProse && !isReplaced(draft, indicator),
  )
  const here = live.filter(({ id }) => rows.includes(draft.rowOf.get(id) ?? -1))
  const fitting = (here.length > 0 ? here : live).filter((indicator) => unitFits(draft, indicator, unit))
  return fitting.find(({ id }) => !saidOf(draft, id).some(({ measure }) => measure === 'benchmark')) ?? fitting[0]
}

/** Whether another indicator's target took the place of its own. */
function isReplaced(draft: ItemDraft, indicator: Indicator): boolean {
  const targets = saidOf(draft, indicator.id).filter(({ measure }) => measure === 'target')
  return targets.length > 0 && targets.every(({ supersededBy }) => supersededBy !== undefined)
}
