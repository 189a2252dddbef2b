import type { Item } from './plan.ts'
import type { Scheme, SchemeLevel } from './scheme.ts'

/** The level of an item by the body's word for it; without one by the model's, where the body has but one such level. */
export function levelOf(scheme: Scheme, { level, levelLabel }: Item): SchemeLevel | undefined {
  const same = scheme.levels.filter((one) => one.level === level)
  return levelLabel === undefined ? (same.length === 1 ? same[0] : undefined) : same.find(({ label }) => label === levelLabel)
}

/** Whether a sheet names a level in a field of its own. */
const isNamedOnSheet = (scheme: Scheme, key: string) =>
  scheme.sheet.some(({ fields }) => fields.some((one) => one.type === 'item' && one.level === key))

/** Finds, for the way down to a sheet's item, the items that stand beside it. */
export type FindBeside = (way: readonly Item[]) => Item[]

/**
 * Items that stand beside the way down to a sheet's item (めざす方向): right under an item of the way, of a level that the sheet names and
 * that the way itself leaves out. Nobody said which of them the sheet's item serves.
 */
export function findBeside(scheme: Scheme, items: readonly Item[]): FindBeside {
  const under = new Map<string, Map<string, Item[]>>()
  for (const item of items) {
    const key = levelOf(scheme, item)?.key
    if (item.parent === undefined || key === undefined || !isNamedOnSheet(scheme, key)) continue
    const levels = under.get(item.parent) ?? new Map<string, Item[]>()
    const same = levels.get(key)
    if (same) same.push(item)
    else levels.set(key, [item])
    under.set(item.parent, levels)
  }
  return (way) => {
    const passed = new Set(way.map((item) => levelOf(scheme, item)?.key))
    const left = way.flatMap(({ id }) => [...(under.get(id) ?? [])].filter(([key]) => !passed.has(key)))
    return left.flatMap(([, beside]) => beside)
  }
}
