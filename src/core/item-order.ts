import type { Item } from './plan.ts'

/** A plan's items in the order of its tree (体系順): each before its children, siblings by their number, code and title. */
export function inTreeOrder(items: readonly Item[]): Item[] {
  const ids = new Set(items.map(({ id }) => id))
  const children = new Map<string | undefined, Item[]>()
  for (const item of items) {
    const parent = item.parent !== undefined && ids.has(item.parent) ? item.parent : undefined
    const group = children.get(parent)
    if (group) group.push(item)
    else children.set(parent, [item])
  }
  const walk = (item: Item): Item[] => [item, ...(children.get(item.id) ?? []).toSorted(bySibling).flatMap(walk)]
  return (children.get(undefined) ?? []).toSorted(bySibling).flatMap(walk)
}

/** By number, then by code, then by title; what has none comes after what has one. */
export function bySibling(a: Item, b: Item): number {
  return compare(a.order, b.order) || compare(a.code, b.code) || compare(a.title, b.title)
}

function compare<Value extends string | number>(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b ? -1 : 1
}
