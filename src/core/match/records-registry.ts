import type { Item } from '../plan.ts'
import type { SchemeLevel } from '../scheme.ts'
import { foldText } from '../text-fold.ts'

/** An item as a row tells it. */
export interface ToldItem {
  level: SchemeLevel
  isEvaluated: boolean
  parent: Item | undefined
  item: Omit<Item, 'id' | 'parent' | 'level' | 'levelLabel' | 'order'>
  /** Its code is but a number before its title, which may begin anew in each section. */
  numbered: boolean
  /** Key of the row, where other tables name it by one. */
  key: string | undefined
}

/** The items of a paper: each once, whichever row or table tells it. */
export interface ItemRegistry {
  items: Item[]
  /** The item that a row tells, new or known; `isNew` where this row is the first to tell it. */
  keep(told: ToldItem): { item: Item; isNew: boolean }
}

/**
 * Keeps items apart: by the key of their row; else by their code; else, above the evaluated level, by their title under the same parent.
 * A programme without a code is its row's own: two rows of one title are two programmes, unless one is marked as 再掲.
 */
export function startRegistry(): ItemRegistry {
  const items: Item[] = []
  const known = new Map<string, Item>()
  const ids = new Set<string>()
  return {
    items,
    keep(told) {
      const name = nameOf(told)
      const before = (isAgain(told) ? known.get(titleOf(told)) : undefined) ?? (name === undefined ? undefined : known.get(name))
      if (before) return { item: before, isNew: false }
      const item = makeItem(told, freeId(ids, told, items.length), items.length)
      items.push(item)
      if (name !== undefined) known.set(name, item)
      if (told.isEvaluated && !known.has(titleOf(told))) known.set(titleOf(told), item)
      return { item, isNew: true }
    },
  }
}

const titleOf = ({ level, item }: ToldItem): string => `${level.key}||${foldText(item.title)}`

/** 再掲 in its title: it stands elsewhere too. */
const isAgain = ({ item }: ToldItem): boolean => item.marks?.includes('再掲') === true

/** What an item is told apart by; `undefined` where its row alone does. */
function nameOf(told: ToldItem): string | undefined {
  const { level, isEvaluated, parent, item, numbered, key } = told
  if (isEvaluated && key !== undefined) return `${level.key}#${key}`
  // Numbers begin anew with each section: they name an item only under its parent, and a programme only together with its title.
  if (item.code !== undefined)
    return `${level.key}|${foldText(item.code)}|${isEvaluated ? '' : (parent?.id ?? '')}|${isEvaluated || numbered ? foldText(item.title) : ''}`
  if (!isEvaluated) return `${level.key}|${parent?.id ?? ''}|${foldText(item.title)}`
  return undefined
}

function makeItem({ level, parent, item }: ToldItem, id: string, order: number): Item {
  return {
    id,
    ...(parent === undefined ? {} : { parent: parent.id }),
    level: level.level,
    levelLabel: level.label,
    order: order + 1,
    ...item,
  }
}

function freeId(ids: Set<string>, { level, item, key }: ToldItem, count: number): string {
  const wanted = `${level.key}-${item.code ?? key ?? count + 1}`
  const id = ids.has(wanted) ? `${wanted}-${count + 1}` : wanted
  ids.add(id)
  return id
}
