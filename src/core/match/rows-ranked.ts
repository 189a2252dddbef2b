import { groupBy } from '../group-by.ts'
import type { Indicator } from '../plan.ts'
import { rememberAnswers } from './label-answers.ts'
import { actualOf, type ItemDraft, type PlacedFigure, type RowsContext, unitFits } from './rows-draft.ts'

/** A labelled figure that answers an indicator. */
export interface Match {
  indicator: Indicator
  placed: PlacedFigure
  score: number
}

/** How well labelled figures answer the indicators that have no actual yet; the best first. */
export function rank(draft: ItemDraft, figures: PlacedFigure[], least: number, most: number, context: RowsContext): Match[] {
  const matches: Match[] = []
  const answer = rememberAnswers()
  for (const indicator of draft.indicators) {
    // A target in words (前年度から3ポイント増) is answered by a figure of its very name only.
    const floor = indicator.kind === 'quantitative' ? least : 0.9
    if (indicator.fromProse || actualOf(draft, indicator, context)) continue
    for (const placed of figures) {
      if (placed.usedFor !== undefined || placed.figure.bracketed) continue
      const score = Math.max(...placed.figure.labels.map((label) => answer(label, indicator.name)))
      if (score < floor || score >= most) continue
      const near = placed.block.rows.includes(draft.rowOf.get(indicator.id) ?? -1) ? 0.04 : 0
      const fits =
        score >= 0.95 ||
        (unitFits(draft, indicator, placed.figure.unit) &&
          (score >= 0.9 || placed.figure.unit !== undefined || placed.figure.relativeTo))
      if (fits) matches.push({ indicator, placed, score: score + near })
    }
  }
  return matches.sort((a, b) => b.score - a.score)
}

/** The answers to each indicator, found without looking through all. */
export function byIndicator(matches: Match[]): Map<Indicator, Match[]> {
  return groupBy(matches, ({ indicator }) => indicator)
}
