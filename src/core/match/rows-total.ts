import type { Indicator } from '../plan.ts'
import { foldName, sameUnit } from './label-answers.ts'
import { addActual } from './rows-actuals.ts'
import { actualOf, type ItemDraft, type PlacedFigure, type RowsContext, unitByName } from './rows-draft.ts'
import { takeSum } from './rows-sum.ts'
import { totalName } from './total-name.ts'

/** People who came, by whatever word: they make up 総来場者数 and the like. Who gave something (出展者, 講師) is not one of them. */
const audience = /(?:来場|参加|視聴|受講|聴講|来館|入場|来訪|観覧|観客|利用|体験|出席|閲覧)(?:者|人|客)?(?:数|人数)?$/

/**
 * Computes totals (総来場者数, 合計) that the words never state from the figures of their blocks: those of the same unit
 * whose label counts the same kind of thing, and that stand in no brackets.
 */
export function takeTotals(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  for (const indicator of draft.indicators) {
    if (indicator.kind !== 'quantitative' || !totalName.test(indicator.name) || actualOf(draft, indicator, context)) continue
    const stated = figures.find(
      (placed) => isFree(placed) && totalName.test(placed.figure.labels[0] ?? '') && fits(placed, indicator),
    )
    const parts = stated ? [stated] : figures.filter((placed) => isFree(placed) && fits(placed, indicator))
    const [only] = parts
    if (parts.length > 1) takeSum(draft, indicator, parts, context)
    else if (only) {
      only.usedFor = indicator.id
      addActual(draft, indicator, only.figure, only.block.cell, context)
    }
  }
}

const isFree = ({ figure, usedFor }: PlacedFigure) =>
  usedFor === undefined && !figure.bracketed && figure.value !== undefined && !figure.relativeTo

/** Same unit, and the same kind: the label is what follows 総 in the name, or both count people who came. */
function fits({ figure }: PlacedFigure, indicator: Indicator): boolean {
  const unit = indicator.unit ?? unitByName(indicator.name)
  if (figure.unit === undefined || !sameUnit(figure.unit, unit)) return false
  const counted =
    indicator.name
      .replace(/総|合計|延べ|のべ|累計/g, '')
      .split(/[の・、\s]/)
      .at(-1) ?? ''
  const [label, kind] = [foldName(figure.labels[0] ?? ''), foldName(counted)]
  if (kind.length >= 2 && label.endsWith(kind)) return true
  return audience.test(label) && audience.test(kind === '' ? foldName(indicator.name) : kind)
}
