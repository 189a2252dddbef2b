import type { Exchange, Term } from '#core/exchange.ts'
import type { Indicator, Item } from '#core/plan.ts'
import { findSameIndicators, findSameItems, parentsFirst } from '#core/same-item.ts'
import { foldText } from '#core/text-fold.ts'
import { contentId } from './content-id.ts'

/** What the rows of a paper speak of (同定): the ids kept here for the paper's own, and what is not known yet. */
export interface Identified {
  /** Paper's id → kept id. */
  items: Map<string, string>
  indicators: Map<string, string>
  newItems: Item[]
  newIndicators: Indicator[]
  newTerms: (Term & { id: string })[]
}

/** Tells what the rows of a paper speak of. Pure: equal paper and equal plan give equal ids. */
export function identifyRows(
  exchange: Exchange,
  known: { items: Item[]; indicators: Indicator[]; terms: Term[] },
  plan: string,
): Identified {
  const items = findSameItems(exchange.items, known.items)
  const newItems = addItems(exchange.items, items, known.items, plan)
  const indicators = findSameIndicators(exchange.indicators, known.indicators, items)
  const newIndicators = addIndicators(exchange.indicators, indicators, items, known.indicators)
  return { items, indicators, newItems, newIndicators, newTerms: addTerms(exchange.terms, known.terms, plan) }
}

/** Gives each unknown item an id of its place in the plan, adding it to `ids`. */
function addItems(read: Item[], ids: Map<string, string>, known: Item[], plan: string): Item[] {
  const taken = new Set(known.map((item) => item.id))
  const added = parentsFirst(read).filter((item) => !ids.has(item.id))
  for (const item of added) {
    const parent = item.parent === undefined ? undefined : ids.get(item.parent)
    const id = freeId(taken, [plan, parent, item.level, item.code ?? foldText(item.title)])
    ids.set(item.id, id)
  }
  return added.map(({ parent, relistedUnder, ...item }) => ({
    ...item,
    id: mapped(ids, item.id),
    ...(parent === undefined ? {} : { parent: mapped(ids, parent) }),
    ...(relistedUnder ? { relistedUnder: relistedUnder.map((id) => mapped(ids, id)) } : {}),
  }))
}

function addIndicators(read: Indicator[], ids: Map<string, string>, items: Map<string, string>, known: Indicator[]): Indicator[] {
  const taken = new Set(known.map((indicator) => indicator.id))
  const added = read.filter((indicator) => !ids.has(indicator.id))
  return added.map(({ relistedUnder, ...indicator }) => {
    const item = mapped(items, indicator.item)
    const id = freeId(taken, [item, foldText(indicator.name)])
    ids.set(indicator.id, id)
    return {
      ...indicator,
      id,
      item,
      ...(relistedUnder ? { relistedUnder: relistedUnder.map((other) => mapped(items, other)) } : {}),
    }
  })
}

function addTerms(read: Term[], known: Term[], plan: string): (Term & { id: string })[] {
  const said = new Set(known.map((term) => `${foldText(term.term)}|${foldText(term.definition)}`))
  return read
    .filter((term) => !said.has(`${foldText(term.term)}|${foldText(term.definition)}`))
    .map((term) => ({ ...term, id: contentId(plan, foldText(term.term), foldText(term.definition)) }))
}

/** The kept id of a row that the paper names. */
export function mapped(ids: Map<string, string>, id: string): string {
  const kept = ids.get(id)
  if (kept === undefined) throw new Error(`The rows of a paper name ${id}, which is not among them`)
  return kept
}

function freeId(taken: Set<string>, parts: unknown[]): string {
  for (let turn = 1; ; turn++) {
    const id = contentId(...parts, turn)
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}
