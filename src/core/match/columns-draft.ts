import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { cleanText } from '../text-fold.ts'
import type { Plan } from './columns-beside.ts'
import { levelOfDepth, readUndertakings, type Undertaking } from './columns-plan.ts'
import type { ColumnsGroup } from './columns-rows.ts'
import { addBlocks, addGoals, addWords } from './columns-statements.ts'
import type { Matched } from './matched.ts'

/** What is known of the paper when its groups are read. */
export interface ColumnsContext {
  scheme: Scheme
  fiscalYear?: number
}

/** Adds the item of a level under a parent. */
export function addItem(
  draft: Matched,
  id: string,
  level: SchemeLevel | undefined,
  fields: Pick<Item, 'title'> & Partial<Item>,
): Item {
  const item: Item = { ...fields, id, level: level?.level ?? 'initiative', ...(level ? { levelLabel: level.label } : {}) }
  draft.items.push(item)
  return item
}

/** Reads one group: its undertakings become items under `root`, goals become indicators, blocks of words narratives. */
export function readGroup(draft: Matched, group: ColumnsGroup, root: Item | undefined, context: ColumnsContext): void {
  const { scheme } = context
  const planned = group.columns.find(({ heading }) => heading.use.kind === 'plan')
  const { undertakings, before } = planned ? readUndertakings(planned.lines, scheme) : { undertakings: [], before: [] }
  const items = addUndertakings(draft, undertakings, root, context)
  if (root && before.some((line) => line.trim() !== '') && planned)
    addWords(draft, root.id, 'approach', before, planned.lines[0]?.cell.locator ?? planned.heading.cell.locator)
  undertakings.forEach((one, nth) => {
    const item = items[nth]
    if (item && one.details.length > 0) addWords(draft, item.id, 'approach', one.details, one.line.cell.locator)
  })
  const plan: Plan = { undertakings, rows: group.rows, height: group.end }
  const goals = group.columns.flatMap((column) =>
    column.heading.use.kind === 'goals' ? addGoals(draft, column, plan, items, root, context) : [],
  )
  for (const column of group.columns) if (column.heading.use.kind === 'words') addBlocks(draft, column, plan, items, root, goals)
}

function addUndertakings(
  draft: Matched,
  undertakings: Undertaking[],
  root: Item | undefined,
  { scheme }: ColumnsContext,
): Item[] {
  const items: Item[] = []
  const orders = new Map<number | undefined, number>()
  for (const one of undertakings) {
    const before = orders.get(one.parent)
    const order = before === undefined ? 1 : before + 1
    orders.set(one.parent, order)
    const parent = one.parent === undefined ? root : items[one.parent]
    const level = scheme.levels.find(({ key }) => key === levelOfDepth(scheme, one.depth))
    items.push(
      addItem(draft, `${parent?.id ?? 'g'}-${order}`, level, {
        ...(parent ? { parent: parent.id } : {}),
        title: cleanText(one.title).replace(/[ \u3000]+/g, ' '),
        order,
        ...(one.number === undefined ? (one.mark === undefined ? {} : { marks: [one.mark] }) : { code: String(one.number) }),
        source: { locator: one.line.cell.locator, text: one.line.text.trim() },
      }),
    )
  }
  return items
}
