import { finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanText, foldText } from '../text-fold.ts'
import { type GridDraft, type IndicatorLines, report } from './grid-draft.ts'
import { type FigureCell, readObservation } from './grid-observations.ts'
import { sourceOf } from './rows-draft.ts'

/**
 * An indicator that the paper lists again (再掲): nothing is said twice. What the second listing says otherwise is a finding; what it
 * alone says is taken.
 */
export function listAgain(
  indicator: Indicator,
  { owner, cell, name, runs }: IndicatorLines,
  cells: FigureCell[],
  said: Observation[],
  draft: GridDraft,
): void {
  const at = { subject: indicator.id, source: sourceOf(cell) }
  if (owner && owner.id !== indicator.item) {
    indicator.relistedUnder = [...new Set([...(indicator.relistedUnder ?? []), owner.id])]
    report(draft, finding('relisted', { name, title: owner.title }, at))
  }
  const silent: GridDraft = { ...draft, out: { ...draft.out, findings: [] } }
  for (const one of cells) {
    const { observation } = readObservation(indicator, one, silent, runs)
    if (!observation) continue
    const first = said.find((other) => sameCell(other, observation))
    if (!first) takeOver(observation, indicator, said, draft)
    else if (!sameWords(first, observation))
      report(
        draft,
        finding(
          'relisted-differs',
          { name, title: owner?.title ?? '', first: inLine(first.source?.text ?? ''), again: inLine(one.cell.text) },
          { subject: indicator.id, source: sourceOf(one.cell) },
        ),
      )
  }
}

const inLine = (text: string) => cleanText(text).replace(/(?<!\s)\s*\n\s*/g, ' ')

const sameCell = (a: Observation, b: Observation) =>
  a.measure === b.measure && a.fiscalYear === b.fiscalYear && a.toFiscalYear === b.toFiscalYear

const sameWords = (a: Observation, b: Observation) =>
  (a.value !== undefined && a.value === b.value) || foldText(a.source?.text ?? '') === foldText(b.source?.text ?? '')

function takeOver(observation: Observation, indicator: Indicator, said: Observation[], draft: GridDraft): void {
  const { unit } = observation
  if (unit !== undefined && foldText(unit) === foldText(indicator.unit ?? '')) delete observation.unit
  observation.id = `${indicator.id}-${observation.measure}-${observation.fiscalYear ?? observation.toFiscalYear ?? 'n'}-r`
  said.push(observation)
  draft.out.observations.push(observation)
}
