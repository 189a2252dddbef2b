import type { Facts } from './facts.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { groupBy } from './group-by.ts'
import { bySibling } from './item-order.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'

/** What is known of a plan, as lists and pages of it are written: by item, in the order of its tree. */
export interface PlanFacts {
  scheme: Scheme
  fiscalYear: FiscalYear
  facts: Facts
  items: Map<string, Item>
  /** What stands under an item, of its own or again (再掲). */
  under(id: string | undefined): { item: Item; relisted: boolean }[]
  narratives(item: Item, role: string): string[]
  /** Ancestor of a level, or the item itself. */
  above(item: Item | undefined, level: string): Item | undefined
}

export function openPlanFacts(scheme: Scheme, facts: Facts, fiscalYear: FiscalYear): PlanFacts {
  const items = new Map(facts.items.map((item) => [item.id, item]))
  const own = groupBy(facts.items, ({ parent }) => (parent !== undefined && items.has(parent) ? parent : undefined))
  const again = groupBy(
    facts.items.flatMap((item) => (item.relistedUnder ?? []).map((id) => ({ id, item }))),
    ({ id }) => id,
  )
  const said = groupBy(
    facts.narratives.filter((one) => one.fiscalYear === undefined || one.fiscalYear === fiscalYear),
    ({ item, role }) => `${item} ${role}`,
  )
  return {
    scheme,
    fiscalYear,
    facts,
    items,
    under: (id) => [
      ...(own.get(id) ?? []).toSorted(bySibling).map((item) => ({ item, relisted: false })),
      ...(id === undefined ? [] : (again.get(id) ?? [])).map(({ item }) => ({ item, relisted: true })),
    ],
    narratives: (item, role) => (said.get(`${item.id} ${role}`) ?? []).map(({ text }) => text),
    above: (item, level) => {
      for (let at = item; at !== undefined; at = items.get(at.parent ?? '')) if (isOf(scheme, at, level)) return at
      return undefined
    },
  }
}

/** Whether an item is of the level of that key. */
export function isOf({ levels }: Scheme, { level, levelLabel }: Item, key: string): boolean {
  const own = levels.find((one) => one.key === key)
  return own !== undefined && own.level === level && (levelLabel === undefined || levelLabel === own.label)
}

/** ①, ②: a number as titles have it before them. */
export const circled = (code: string | undefined) =>
  code !== undefined && /^(?:[1-9]|1\d|20)$/.test(code) ? String.fromCharCode(0x245f + Number(code)) : (code ?? '')

/** The amount of an item, its own or as it stands there again. */
export function amountOf({ facts, fiscalYear }: PlanFacts, item: Item, stage: string, relisted: boolean): number | undefined {
  const said = facts.budgets.filter(
    (one) => one.item === item.id && one.fiscalYear === fiscalYear && one.stage === stage && one.part === undefined,
  )
  return said.find((one) => (one.relisted === true) === relisted)?.amount
}
