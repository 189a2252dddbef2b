import { inTreeOrder } from '#core/item-order.ts'
import type { Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import { foldText } from '#core/text-fold.ts'
import { listItems } from '#store/list-items.ts'
import { type App, findScheme } from './app.ts'
import type { PlanCard } from './body-home.ts'
import { isEvaluated } from './load-plan.ts'
import { findPlanCard } from './plan-card.ts'

/** An evaluated item with where it stands, ready to be searched for. */
export interface IndexedItem {
  item: Item
  /** From the root down to its parent. */
  path: Item[]
  /** Everything it is found by, folded: code, title, sections (部局・課) and the titles above it. */
  words: string
}

/** The evaluated items of a plan in the order of its tree (計画の索引): what a large plan is searched and paged by, without any statement. */
export interface PlanIndex {
  plan: PlanCard
  scheme: Scheme
  items: IndexedItem[]
}

/** Opens the index of a plan. `undefined` where there is no such plan, or its scheme is not loaded. */
export async function openPlanIndex(app: App, planId: string): Promise<PlanIndex | undefined> {
  const plan = await findPlanCard(app, planId)
  const scheme = findScheme(app, plan?.scheme.name)
  if (!plan || !scheme) return undefined
  const items = inTreeOrder(await listItems(app.db, app.body, planId))
  const byId = new Map(items.map((item) => [item.id, item]))
  const pathOf = (item: Item): Item[] => {
    const parent = item.parent === undefined ? undefined : byId.get(item.parent)
    return parent ? [...pathOf(parent), parent] : []
  }
  return {
    plan,
    scheme,
    items: items
      .filter((item) => isEvaluated(item, scheme))
      .map((item) => {
        const path = pathOf(item)
        const words = [item.code, item.title, ...(item.units ?? []), ...path.map(({ title }) => title)]
        return { item, path, words: foldText(words.filter((one) => one !== undefined).join('\n')) }
      }),
  }
}

/** What is looked for in a plan: words or a code, a branch of its tree, a section. */
export interface PlanSearch {
  words?: string
  /** Id of an item above. */
  branch?: string
  /** 部局・課 */
  section?: string
}

/** Finds items by every one of the words; who bears just that code comes first, the others in the plan's order. */
export function searchItems<One extends IndexedItem>(items: One[], { words = '', branch, section }: PlanSearch): One[] {
  const wanted = words
    .split(/[\s\u3000]+/)
    .map(foldText)
    .filter((word) => word !== '')
  const found = items.filter(
    (one) =>
      wanted.every((word) => one.words.includes(word)) &&
      (branch === undefined || one.path.some(({ id }) => id === branch)) &&
      (section === undefined || sectionOf(one.item) === section),
  )
  const whole = foldText(words)
  if (whole === '') return found
  const named = (one: IndexedItem) => one.item.code !== undefined && foldText(one.item.code) === whole
  return [...found.filter(named), ...found.filter((one) => !named(one))]
}

/** The section (部局・課) by which a list is narrowed: the widest that a paper names. */
export const sectionOf = ({ units }: Item): string | undefined => units?.[0]
