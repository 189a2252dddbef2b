import type { Grid } from '../grid.ts'
import { parseMoney } from '../money.ts'
import { cleanLine } from '../text-fold.ts'
import { sourceOf } from './rows-draft.ts'
import { addBudget, stageOf } from './slides-budget.ts'
import type { SlidesDraft } from './slides-draft.ts'
import { inlineLabels, type SlideLabel } from './slides-labels.ts'
import { pieceRows } from './slides-lines.ts'
import { rootItem } from './slides-tree.ts'

/** 【協調事業】〜関係団体と連携した取組〜: a word with its meaning between waves. */
const gloss = /【([^【】]{2,20})】\s*[〜~～]([^〜~～]{4,80})[〜~～]\s*$/

/** Reads what stands around a list: the total of the plan, and the meaning of a word in its heading. */
export function readOutside(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[]): void {
  for (const { pieces } of pieceRows(grids))
    for (const { text, cell } of pieces) {
      const root = rootItem(draft)
      for (const { field, match, value } of inlineLabels(labels, text)) {
        const fiscalYear = match.fiscalYear ?? draft.fiscalYear
        if (field.type !== 'budget' || !root || fiscalYear === undefined) continue
        const money = parseMoney(cleanLine(value), field.unit)
        const stated = { fiscalYear, stage: stageOf(field, field.label), unit: field.unit, source: sourceOf(cell, text) }
        if (money && 'amount' in money) addBudget(draft, root, { ...stated, amount: money.amount }, false)
      }
      const [, term, definition] = gloss.exec(cleanLine(text)) ?? []
      if (term !== undefined && definition !== undefined && !isKnown(draft, term))
        draft.terms.push({ term, definition, source: sourceOf(cell, text) })
    }
}

const isKnown = (draft: SlidesDraft, term: string) => [...draft.before.terms, ...draft.terms].some((one) => one.term === term)
