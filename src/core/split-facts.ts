import { findBeside } from './beside-items.ts'
import type { Facts } from './facts.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'

/**
 * Splits what is known of a plan by item, once, so that many sheets are filled without looking through everything for each.
 * An item's share: itself with its ancestors and all below it, what is said of it and those below, and what is listed again (再掲) under them;
 * by a scheme also what its sheet names beside them.
 */
export function splitFacts(facts: Facts, scheme?: Scheme): (itemId: string) => Facts {
  const items = new Map(facts.items.map((item) => [item.id, item]))
  const children = groupBy(facts.items, (item) => [
    ...(item.parent === undefined ? [] : [item.parent]),
    ...(item.relistedUnder ?? []),
  ])
  const indicators = groupBy(facts.indicators, (row) => [row.item, ...(row.relistedUnder ?? [])])
  const observations = groupBy(facts.observations, (row) => [row.indicator])
  const budgets = groupBy(facts.budgets, (row) => [row.item])
  const evaluations = groupBy(facts.evaluations, (row) => [row.item])
  const narratives = groupBy(facts.narratives, (row) => [row.item])
  const besideOf = scheme === undefined ? () => [] : findBeside(scheme, facts.items)
  return (itemId) => {
    const family = withDescendants(children, itemId)
    const shown = [...new Set(family.flatMap((id) => indicators.get(id) ?? []))]
    const pick = <Row>(groups: Map<string, Row[]>, ids: string[]) => ids.flatMap((id) => groups.get(id) ?? [])
    const above = ancestorsOf(items, itemId)
    const own = items.get(itemId)
    const beside = own === undefined ? [] : besideOf([...above, own])
    return {
      items: [...above, ...beside, ...family.flatMap((id) => items.get(id) ?? [])],
      indicators: shown,
      observations: pick(
        observations,
        shown.map(({ id }) => id),
      ),
      budgets: pick(budgets, family),
      evaluations: pick(evaluations, family),
      narratives: pick(narratives, family),
      terms: facts.terms,
    }
  }
}

function withDescendants(children: Map<string, Item[]>, itemId: string): string[] {
  const family = new Set([itemId])
  for (const id of family) for (const child of children.get(id) ?? []) family.add(child.id)
  return [...family]
}

function ancestorsOf(items: Map<string, Item>, itemId: string): Item[] {
  const path: Item[] = []
  for (let at = items.get(itemId)?.parent; at !== undefined; ) {
    const item = items.get(at)
    if (!item || path.includes(item)) break
    path.unshift(item)
    at = item.parent
  }
  return path
}

function groupBy<Row>(rows: readonly Row[], keysOf: (row: Row) => string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  }
  return groups
}
