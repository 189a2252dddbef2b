import type { Indicator, Item } from './plan.ts'
import { foldText } from './text-fold.ts'

/**
 * Which items of a paper are known already (同じ施策・事業), as read id → known id. The same code on the same level, unless it is a number
 * that begins anew under each parent, (1) and (2), and so says nothing; else the same level and title under the same known parent; else, where one of the two papers leaves the parent out or steps of the tree between, a
 * title that only one item of that level bears. Each known item answers once.
 */
export function findSameItems(read: Item[], known: Item[]): Map<string, string> {
  const same = new Map<string, string>()
  const free = indexItems(known, repeatedCodes(known, read))
  for (const item of parentsFirst(read)) {
    const parent = item.parent === undefined ? undefined : same.get(item.parent)
    const found = free.byCode(item) ?? free.byPlace(item, parent, item.parent === undefined) ?? free.byTitle(item, parent)
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

const codeKey = ({ level, code }: Item) => (code === undefined ? undefined : `${level}|${foldText(code)}`)

/** (1), ① and 2 count within their parent: where one of them stands twice on a level, all of its kind do. */
const kindOf = (key: string) => key.replace(/\|(\D?)\d{1,2}(\D?)$/, '|$1#$2')

/** Codes that several items of one level bear, and their kinds. */
function repeatedCodes(...lists: Item[][]): Set<string> {
  const repeated = lists.flatMap((items) => [...groupIds(items, codeKey)].filter(([, ids]) => ids.length > 1))
  return new Set(repeated.flatMap(([key]) => [key, kindOf(key)]))
}

function indexItems(known: Item[], repeated: Set<string>) {
  const taken = new Set<string>()
  const ownCode = (item: Item) => {
    const key = codeKey(item) ?? ''
    return repeated.has(key) || repeated.has(kindOf(key)) ? undefined : item.code
  }
  const byCode = groupIds(known, (item) => (ownCode(item) === undefined ? undefined : codeKey(item)))
  const byPlace = groupIds(known, (item) => `${item.level}|${item.parent ?? ''}|${foldText(item.title)}`)
  const byTitle = groupIds(known, (item) => `${item.level}|${foldText(item.title)}`)
  const codes = new Map(known.map((item) => [item.id, ownCode(item)]))
  const parents = new Map(known.map((item) => [item.id, item.parent]))
  /** Another code is another item, even under the same title. */
  const answers = (item: Item) => (id: string) => {
    const code = codes.get(id)
    const own = ownCode(item)
    return !taken.has(id) && (own === undefined || code === undefined || foldText(code) === foldText(own))
  }
  return {
    byCode: (item: Item) => (ownCode(item) === undefined ? undefined : byCode.get(codeKey(item) ?? '')?.find(answers(item))),
    byPlace: (item: Item, parent: string | undefined, root: boolean) =>
      parent === undefined && !root
        ? undefined
        : byPlace.get(`${item.level}|${parent ?? ''}|${foldText(item.title)}`)?.find(answers(item)),
    byTitle: (item: Item, parent: string | undefined) => {
      const bearers = byTitle.get(`${item.level}|${foldText(item.title)}`)
      const above = item.parent === undefined ? undefined : (parent ?? 'unknown')
      return bearers?.length === 1 ? bearers.filter(answers(item)).find((id) => mayStandUnder(parents, id, above)) : undefined
    },
    take: (id: string) => taken.add(id),
  }
}

/** Whether a known item is where a paper has it, as far as both say: below `above`, or on its own where either names no parent. */
function mayStandUnder(parents: Map<string, string | undefined>, id: string, above: string | undefined): boolean {
  const path = new Set<string>()
  for (let at = parents.get(id); at !== undefined && !path.has(at); at = parents.get(at)) path.add(at)
  return above === undefined || path.size === 0 || path.has(above)
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
