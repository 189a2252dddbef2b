import type { Indicator, Item } from './exchange.ts'
import { foldText } from './text-fold.ts'

/**
 * Which items of a paper are known already (同じ施策・事業), as read id → known id. The same code on the same level; else the same
 * level and title under the same known parent; else a title that only one item of that level bears. Each known item answers once.
 */
export function findSameItems(read: Item[], known: Item[]): Map<string, string> {
  const same = new Map<string, string>()
  const free = indexItems(known)
  for (const item of parentsFirst(read)) {
    const parent = item.parent === undefined ? undefined : same.get(item.parent)
    const found = free.byCode(item) ?? free.byPlace(item, parent, item.parent === undefined) ?? free.byTitle(item)
    if (found === undefined) continue
    same.set(item.id, found)
    free.take(found)
  }
  return same
}

/** Which indicators of a paper are known already: the same folded name on the same known item. `items`: what `findSameItems` found. */
export function findSameIndicators(read: Indicator[], known: Indicator[], items: Map<string, string>): Map<string, string> {
  const same = new Map<string, string>()
  const byName = groupIds(known, (indicator) => `${indicator.item}|${foldText(indicator.name)}`)
  for (const indicator of read) {
    const found = byName.get(`${items.get(indicator.item)}|${foldText(indicator.name)}`)?.shift()
    if (found !== undefined) same.set(indicator.id, found)
  }
  return same
}

function indexItems(known: Item[]) {
  const taken = new Set<string>()
  const byCode = groupIds(known, (item) => (item.code === undefined ? undefined : `${item.level}|${foldText(item.code)}`))
  const byPlace = groupIds(known, (item) => `${item.level}|${item.parent ?? ''}|${foldText(item.title)}`)
  const byTitle = groupIds(known, (item) => `${item.level}|${foldText(item.title)}`)
  const codes = new Map(known.map((item) => [item.id, item.code]))
  /** Another code is another item, even under the same title. */
  const answers = (item: Item) => (id: string) => {
    const code = codes.get(id)
    return !taken.has(id) && (item.code === undefined || code === undefined || foldText(code) === foldText(item.code))
  }
  return {
    byCode: (item: Item) =>
      item.code === undefined ? undefined : byCode.get(`${item.level}|${foldText(item.code)}`)?.find(answers(item)),
    byPlace: (item: Item, parent: string | undefined, root: boolean) =>
      parent === undefined && !root
        ? undefined
        : byPlace.get(`${item.level}|${parent ?? ''}|${foldText(item.title)}`)?.find(answers(item)),
    byTitle: (item: Item) => {
      const bearers = byTitle.get(`${item.level}|${foldText(item.title)}`)
      return bearers?.length === 1 ? bearers.find(answers(item)) : undefined
    },
    take: (id: string) => taken.add(id),
  }
}

function groupIds<Row extends { id: string }>(rows: Row[], keyOf: (row: Row) => string | undefined): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(row.id)
    else groups.set(key, [row.id])
  }
  return groups
}

/** Items so that each parent stands before its children; what hangs in a circle or on nothing comes last, in the given order. */
export function parentsFirst(items: Item[]): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const children = groupIds(items, (item) => item.parent)
  const ordered = new Set<Item>()
  const queue = items.filter((item) => item.parent === undefined || !byId.has(item.parent))
  for (const item of queue) {
    ordered.add(item)
    for (const id of children.get(item.id) ?? []) {
      const child = byId.get(id)
      if (child && !ordered.has(child)) queue.push(child)
    }
  }
  return [...ordered, ...items.filter((item) => !ordered.has(item))]
}
