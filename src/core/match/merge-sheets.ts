import type { Item } from '../plan.ts'
import type { Matched } from './matched.ts'

/**
 * Several sheets of one file as one match: levels that they share (same title under the same parent) become one item, ids stay unique,
 * what is said of the file as a whole is said once.
 */
export function mergeSheets(sheets: Matched[]): Matched | undefined {
  const [first, ...others] = sheets
  return first && others.reduce(mergeTwo, first)
}

/** The items of a further sheet that are not known yet, under new ids; and the way from old ids to new. */
function moveItems(known: Item[], items: Item[]): { added: Item[]; idOf: Map<string, string> } {
  const idOf = new Map<string, string>()
  const added: Item[] = []
  for (const item of items) {
    const parent = item.parent === undefined ? undefined : idOf.get(item.parent)
    const moved = { ...item, ...(parent === undefined ? {} : { parent }) }
    const same = known.find(
      (one) => one.level === moved.level && one.title === moved.title && one.parent === moved.parent && one.code === moved.code,
    )
    const id = same?.id ?? freeId(item.id, [...known, ...added])
    idOf.set(item.id, id)
    if (!same) added.push({ ...moved, id })
  }
  return { added, idOf }
}

function mergeTwo(all: Matched, next: Matched): Matched {
  const { added, idOf: items } = moveItems(all.items, next.items)
  const rename = <Row extends { item: string }>(rows: Row[]) =>
    rows.map((row) => ({ ...row, item: items.get(row.item) ?? row.item }))
  const indicators = new Map(next.indicators.map(({ id }) => [id, freeId(id, all.indicators)]))
  const observations = new Map(
    next.observations.flatMap(({ id }) => (id === undefined ? [] : [[id, freeId(id, all.observations)] as const])),
  )
  const idOf = (id: string) => items.get(id) ?? indicators.get(id) ?? observations.get(id) ?? id
  const said = new Set(all.findings.filter(({ subject }) => subject === undefined).map(({ message }) => message))
  const terms = new Set(all.terms.map(({ term }) => term))
  return {
    document: all.document,
    items: [...all.items, ...added],
    indicators: [...all.indicators, ...rename(next.indicators).map((one) => ({ ...one, id: idOf(one.id) }))],
    observations: [
      ...all.observations,
      ...next.observations.map((one) => ({
        ...one,
        ...(one.id === undefined ? {} : { id: idOf(one.id) }),
        indicator: idOf(one.indicator),
      })),
    ],
    budgets: [...all.budgets, ...rename(next.budgets)],
    evaluations: [...all.evaluations, ...rename(next.evaluations)],
    narratives: [...all.narratives, ...rename(next.narratives)],
    terms: [...all.terms, ...next.terms.filter(({ term }) => !terms.has(term))],
    findings: [
      ...all.findings,
      ...next.findings
        .filter(({ subject, message }) => subject !== undefined || !said.has(message))
        .map((one) => (one.subject === undefined ? one : { ...one, subject: idOf(one.subject) })),
    ],
  }
}

/** The id itself, or with the next free number. */
function freeId(id: string, rows: { id?: string }[]): string {
  const taken = new Set(rows.map((row) => row.id))
  for (let n = 1; ; n++) {
    const free = n === 1 ? id : `${id}-${n}`
    if (!taken.has(free)) return free
  }
}
