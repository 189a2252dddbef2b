import { finding } from '#core/finding.ts'
import { addActual, type PlacedFigure } from './rows-actuals.ts'
import { addIndicator, type ItemDraft, type RowsContext, sourceOf } from './rows-draft.ts'

/** Nouns that count something: …数, …率, …額 */
const counts = /(?:数|率|額|量|割合|人員|人口)(?:[(（][^()（）]*[)）])?$/
/** What may still stand after the last words of a block: an address, a bracket. */
const nothingMore = /^[\s。]*(?:https?:\/\/\S+\s*|[(（][^()（）]*[)）]\s*)*$/

/**
 * An item without any target whose words end in `label:figure` has an indicator without target. Other figures with a counting label
 * that answer no indicator are suggestions (`fromProse`), for a person to confirm.
 */
export function takeSuggestions(draft: ItemDraft, figures: PlacedFigure[], context: RowsContext): void {
  const noTarget = !draft.indicators.some(({ role }) => role !== 'reference')
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
    const ends = noTarget && nothingMore.test(block.text.slice(figure.end))
    const indicator = addIndicator(draft, {
      name: label,
      kind: 'quantitative',
      accumulation: context.scheme.indicators.accumulation,
      unit: figure.unit,
      ...(ends ? {} : { fromProse: true }),
      source: sourceOf(block.cell, `${label}:${figure.value}${figure.unit}`),
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
