import { finding } from '../finding.ts'
import { addActual } from './rows-actuals.ts'
import { addIndicator, type ItemDraft, type PlacedFigure, type RowsContext, sourceOf } from './rows-draft.ts'

/** Nouns that count something: …数, …率, …額 */
const counts = /(?:数|率|額|量|割合|人員|人口|(?<!年)度)(?:[(（][^()（）]*[)）])?$/
/** What may still stand after the last words of a block: an address, a bracket. */
const nothingMore = /^[\s。]*(?:https?:\/\/\S+(?:\s+|$)|[(（][^()（）]*[)）]\s*)*$/

/** More suggestions than this of one item are no help. */
const most = 12

/**
 * An item without any target whose words end in one `label:figure` or several has indicators without target. Other figures with a counting label
 * that answer no indicator are suggestions (`fromProse`), for a person to confirm.
 */
export function takeSuggestions(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  const noTarget = draft.rowOf.size === 0
  for (const placed of figures) {
    const { figure, block } = placed
    const label = figure.labels[0] ?? ''
    if (
      placed.usedFor !== undefined ||
      figure.bracketed ||
      figure.value === undefined ||
      figure.unit === undefined ||
      !counts.test(label)
    )
      continue
    const ends = noTarget && nothingMore.test(restOf(placed, figures))
    if (!ends && draft.counts.s >= most) continue
    const indicator = addIndicator(draft, {
      name: label,
      kind: 'quantitative',
      accumulation: context.scheme.indicators.accumulation,
      unit: figure.unit,
      ...(ends ? {} : { fromProse: true }),
      source: sourceOf(block.cell, figure.written),
    })
    placed.usedFor = indicator.id
    const actual = addActual(draft, indicator, figure, block.cell, context)
    if (ends)
      draft.findings.push(
        finding(
          'indicator-without-target',
          { name: label },
          { subject: indicator.id, ...(indicator.source ? { source: indicator.source } : {}) },
        ),
      )
    else actual.fromProse = true
  }
}

/** What stands in the block after a figure, besides further labelled figures. */
function restOf({ figure, block }: PlacedFigure, figures: PlacedFigure[]): string {
  const later = figures.filter((other) => other.block === block && other.figure.start >= figure.end && !other.figure.bracketed)
  let rest = ''
  let from = figure.end
  for (const { figure: next } of later) {
    rest += block.text.slice(from, next.start)
    from = Math.max(from, next.end)
  }
  return rest + block.text.slice(from)
}
