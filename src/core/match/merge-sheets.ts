import type { Item } from '../plan.ts'
import type { Matched } from './matched.ts'

/**
 * Several sheets of one file as one match: levels that they share (same title under the same parent) become one item, ids stay unique,
 * what is said of the file as a whole is said once.
 */
export function mergeSheets(sheets: Matched[]): Matched | undefined {
  const [first, ...others] = sheets
  if (!first || others.length === 0) return first
  const all: Matched = {
    ...first,
    items: [...first.items],
    indicators: [...first.indicators],
    observations: [...first.observations],
    budgets: [...first.budgets],
    evaluations: [...first.evaluations],
    narratives: [...first.narratives],
    terms: [...first.terms],
    findings: [...first.findings],
  }
  const merging: Merging = {
    all,
    items: new Map(first.items.map((item) => [identityOf(item), item.id])),
    ids: [all.items, all.indicators, all.observations].map(
      (rows) => new Map(rows.flatMap(({ id }: { id?: string }) => (id === undefined ? [] : [[id, 1]]))),
    ) as Merging['ids'],
    said: new Set(first.findings.filter(({ subject }) => subject === undefined).map(({ message }) => message)),
    terms: new Set(first.terms.map(({ term }) => term)),
  }
  for (const sheet of others) mergeNext(merging, sheet)
  return all
}

/** Ids that are taken, each with the last number that was put behind it. */
type Taken = Map<string, number>

interface Merging {
  all: Matched
  /** Ids of items by what they are told apart by. */
  items: Map<string, string>
  /** Taken ids of items, indicators and observations. */
  ids: [Taken, Taken, Taken]
  said: Set<string>
  terms: Set<string>
}

const identityOf = ({ level, title, parent, code }: Item): string => JSON.stringify([level, title, parent, code])

/** The items of a further sheet that are not known yet, under new ids; and the way from old ids to new. */
function moveItems({ all, items, ids: [taken] }: Merging, moving: Item[]): Map<string, string> {
  const idOf = new Map<string, string>()
  for (const item of moving) {
    const parent = item.parent === undefined ? undefined : idOf.get(item.parent)
    const moved = { ...item, ...(parent === undefined ? {} : { parent }) }
    const identity = identityOf(moved)
    const same = items.get(identity)
    const id = same ?? freeId(item.id, taken)
    idOf.set(item.id, id)
    if (same !== undefined) continue
    all.items.push({ ...moved, id })
    items.set(identity, id)
  }
  return idOf
}

function mergeNext(merging: Merging, next: Matched): void {
  const { all, said, terms } = merging
  const items = moveItems(merging, next.items)
  const [, takenIndicators, takenObservations] = merging.ids
  const indicators = new Map(next.indicators.map(({ id }) => [id, freeId(id, takenIndicators)]))
  const observations = new Map(
    next.observations.flatMap(({ id }) => (id === undefined ? [] : [[id, freeId(id, takenObservations)] as const])),
  )
  const idOf = (id: string) => items.get(id) ?? indicators.get(id) ?? observations.get(id) ?? id
  const renamed = <Row extends { item: string }>(row: Row): Row => ({ ...row, item: items.get(row.item) ?? row.item })
  for (const row of next.indicators) all.indicators.push({ ...renamed(row), id: idOf(row.id) })
  for (const row of next.observations)
    all.observations.push({
      ...row,
      ...(row.id === undefined ? {} : { id: idOf(row.id) }),
      ...(row.supersededBy === undefined ? {} : { supersededBy: idOf(row.supersededBy) }),
      indicator: idOf(row.indicator),
    })
  for (const row of next.budgets) all.budgets.push(renamed(row))
  for (const row of next.evaluations) all.evaluations.push(renamed(row))
  for (const row of next.narratives) all.narratives.push(renamed(row))
  for (const row of next.terms) if (!terms.has(row.term)) all.terms.push(row)
  for (const { term } of next.terms) terms.add(term)
  for (const one of next.findings) {
    if (one.subject === undefined && said.has(one.message)) continue
    if (one.subject === undefined) said.add(one.message)
    all.findings.push(one.subject === undefined ? one : { ...one, subject: idOf(one.subject) })
  }
}

/** The id itself, or with the next free number; taken from then on. */
function freeId(id: string, taken: Taken): string {
  let n = taken.get(id)
  if (n === undefined) {
    taken.set(id, 1)
    return id
  }
  do n++
  while (taken.has(`${id}-${n}`))
  taken.set(id, n)
  taken.set(`${id}-${n}`, 1)
  return `${id}-${n}`
}
