import type { ShapedTable } from './table-shape.ts'

/** Where a rule is broken, and what to do: one Japanese sentence. */
export interface Break {
  place: string
  sentence: string
}

/**
 * What a rule says of a table: it is broken (破れている); only a person can tell, with what to look at (人が確かめる); it is kept (守られている); it does
 * not concern this kind of file (対象外).
 */
export type Outcome = { broken: Break[] } | { person: string } | 'kept' | 'outside'

/** One rule as a function of a table. */
export type Judge = (table: ShapedTable) => Outcome

/** Places told of one rule in a table, at most: whoever has to mend more has seen enough, and memory stays bounded. */
export const mostBreaks = 1_000

/** The first of many, each with what is to be said of it; where that is nothing, it is passed over. */
export function breaksIn<Found>(found: Iterable<Found>, tell: (one: Found) => Break | undefined): Break[] {
  const broken: Break[] = []
  for (const one of found) {
    const said = tell(one)
    if (said) broken.push(said)
    if (broken.length === mostBreaks) break
  }
  return broken
}

/** Broken where something was found, else kept. */
export const brokenBy = (broken: Break[]): Outcome => (broken.length > 0 ? { broken } : 'kept')
