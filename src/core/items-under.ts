import type { Item } from './plan.ts'

/** Every item below one (配下の項目), level by level. */
export function itemsUnder(itemId: string, items: Item[]): Item[] {
  const children = new Map<string, Item[]>()
  for (const item of items) {
    if (item.parent === undefined) continue
    const siblings = children.get(item.parent)
    if (siblings) siblings.push(item)
    else children.set(item.parent, [item])
  }
  const found = new Set<Item>()
  const queue = [itemId]
  for (const id of queue)
    for (const child of children.get(id) ?? []) {
      if (found.has(child) || child.id === itemId) continue
      found.add(child)
      queue.push(child.id)
    }
  return [...found]
}

/** These items and everything above them. */
export function withAncestors(ids: Iterable<string>, items: Item[]): Set<string> {
  const parents = new Map(items.map(({ id, parent }) => [id, parent]))
  const found = new Set<string>()
  for (const id of ids)
    for (let at: string | undefined = id; at !== undefined && !found.has(at); at = parents.get(at)) found.add(at)
  return found
}
