import type { Indicator, Item } from '../plan.ts'
import type { Matched } from './matched.ts'
import { type ProseOf, readProse } from './prose.ts'
import { sourceOf } from './rows-draft.ts'
import type { SlidesDraft } from './slides-draft.ts'
import type { NumberedPiece } from './slides-numbered.ts'

/** Words of a slide for the figures in them: those under a number are of the undertaking that the number opens. */
export function proseOf(pieces: NumberedPiece[], item: Item, numbered: Map<string, Item>): ProseOf[] {
  return pieces.flatMap(({ code, lines }) => {
    const [first] = lines
    const owner = (code === undefined ? undefined : numbered.get(code)) ?? item
    const text = lines.map((line) => line.text).join('\n')
    return first ? [{ item: owner.id, text, source: sourceOf(first.piece.cell, text) }] : []
  })
}

/** Adds what the words of a plan say besides: figures that are meant to be (予定), and terms, as suggestions. */
export function suggestFromProse(draft: SlidesDraft, read: Matched): Matched {
  const { fiscalYear } = draft
  const parents = new Map(draft.index.all.map(({ id, parent }) => [id, parent]))
  const indicators = [...draft.before.indicators, ...read.indicators]
  const observations = [...draft.before.observations, ...read.observations]
  const suggested = readProse(draft.prose, {
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    measure: 'planned',
    indicatorsOf: (item) => indicatorsAbove(item, parents, indicators),
    known: (indicator, measure) =>
      observations.flatMap((row) => (row.indicator === indicator.id && row.measure === measure ? (row.value ?? []) : [])),
  })
  return {
    ...read,
    indicators: [...read.indicators, ...suggested.indicators],
    observations: [...read.observations, ...suggested.observations],
    terms: [...read.terms, ...suggested.terms],
  }
}

function indicatorsAbove(item: string, parents: Map<string, string | undefined>, indicators: Indicator[]): Indicator[] {
  const line = new Set<string>()
  for (let at: string | undefined = item; at !== undefined && !line.has(at); at = parents.get(at)) line.add(at)
  return indicators.filter((one) => line.has(one.item))
}
