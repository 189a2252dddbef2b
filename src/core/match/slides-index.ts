import type { Item } from '../plan.ts'
import { foldText } from '../text-fold.ts'

/** Two titles that differ in no letter or digit are one. */
export const titleKey = (title: string) => foldText(title).replace(/[\p{P}\p{S}]/gu, '')

/** The items of a plan, found by what a slide says of them. */
export interface ItemIndex {
  all: Item[]
  byId: Map<string, Item>
  byTitle: Map<string, Item[]>
  /** By level and number. */
  byCode: Map<string, Item[]>
  children: Map<string, Item[]>
  /** How many stand under a parent on a level, and on a level in all. */
  counts: Map<string, number>
}

export function indexItems(items: Item[]): ItemIndex {
  const index: ItemIndex = {
    all: [],
    byId: new Map(),
    byTitle: new Map(),
    byCode: new Map(),
    children: new Map(),
    counts: new Map(),
  }
  for (const item of items) addItem(index, item)
  return index
}

export function addItem(index: ItemIndex, item: Item): void {
  index.all.push(item)
  index.byId.set(item.id, item)
  push(index.byTitle, titleKey(item.title), item)
  if (item.code !== undefined) push(index.byCode, `${item.levelLabel} ${item.code}`, item)
  if (item.parent !== undefined) push(index.children, item.parent, item)
  for (const key of [`${item.parent} ${item.level}`, `${item.levelLabel}`]) index.counts.set(key, countOf(index, key) + 1)
}

/** An item that a list named by its number alone gets its title. */
export function renameItem(index: ItemIndex, item: Item, title: string): void {
  const key = titleKey(item.title)
  index.byTitle.set(
    key,
    (index.byTitle.get(key) ?? []).filter((one) => one !== item),
  )
  item.title = title
  push(index.byTitle, titleKey(title), item)
}

/** Nothing stands there yet. */
const none = [].length

export const countOf = (index: ItemIndex, key: string): number => index.counts.get(key) ?? none

function push(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
