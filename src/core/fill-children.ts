import { childScheme, hasBlocks } from './child-scheme.ts'
import { isCounted } from './counted-budget.ts'
import { type Filling, fillField } from './fill-field.ts'
import { groupBy } from './group-by.ts'
import { fillLabel, matchLabel } from './label.ts'
import type { Item } from './plan.ts'
import type { SchemeField } from './scheme-field.ts'
import type { ChildView, SheetField } from './sheet.ts'

/** The items under the evaluated one (配下の事務事業・細事業), each with its state and what a block of its own says. */
export function fillChildren(filling: Filling, field: SchemeField & { type: 'children' }): ChildView[] {
  const { scheme, facts, item, fiscalYear } = filling
  const level = scheme.levels.find(({ key }) => key === field.level)
  const own = facts.items.filter((one) => one.parent === item.id || one.relistedUnder?.includes(item.id))
  const children = own.filter(
    (one) => one.level === level?.level && (one.levelLabel === undefined || one.levelLabel === level.label),
  )
  const state = Object.keys(field.columns).find((label) => field.columns[label] === 'state')
  return inOrder(children).map((child) => {
    const said = facts.evaluations.filter((one) => one.item === child.id && one.fiscalYear === fiscalYear)
    const own = said.find(({ grades }) => state !== undefined && grades.some(({ scale }) => matchLabel(state, scale)))
    return { item: child, ...(own ? { state: own } : {}), ...amountsOf(filling, field, child), ...blockOf(filling, field, child) }
  })
}

/** Years that a sheet lists of its child items: its own, the one before and the next. */
const nearYears = 1

/** The amounts of a child item in the stages that the sheet lists; what stands there again (再掲) only where it has none of its own. */
function amountsOf(
  { facts, fiscalYear }: Filling,
  field: SchemeField & { type: 'children' },
  child: Item,
): Pick<ChildView, 'budgets'> {
  const stages = new Set<string>(Object.values(field.columns))
  const said = facts.budgets.filter(
    (one) =>
      one.item === child.id &&
      one.part === undefined &&
      stages.has(one.stage) &&
      Math.abs(one.fiscalYear - fiscalYear) <= nearYears,
  )
  const places = groupBy(said, (one) => `${one.fiscalYear} ${one.stage}`)
  const budgets = [...places.values()].flatMap((amounts) => amounts.find(isCounted) ?? amounts[0] ?? [])
  return budgets.length > 0 ? { budgets } : {}
}

/** What the sheet says of a child item in a block of its own. */
function blockOf(filling: Filling, field: SchemeField & { type: 'children' }, child: Item): { fields?: SheetField[] } {
  if (!hasBlocks(field)) return {}
  const scheme = childScheme(filling.scheme, field)
  const own = { ...filling, scheme, item: child, path: [...filling.path, filling.item] }
  return { fields: field.fields.flatMap((one) => fillField(own, one, fillLabel(one.label, {}))) }
}

/** By their `order`; those without one after them, as they stand. */
export function inOrder<Row extends { order?: number }>(rows: Row[]): Row[] {
  const ordered = rows.flatMap((row) => (row.order === undefined ? [] : [{ row, order: row.order }]))
  return [...ordered.sort((a, b) => a.order - b.order).map(({ row }) => row), ...rows.filter(({ order }) => order === undefined)]
}
