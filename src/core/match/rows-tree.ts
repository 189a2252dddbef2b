import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { sourceOf } from './rows-draft.ts'
import type { ItemRows } from './rows-table.ts'
import { readTitle, type TitleReading } from './title-marks.ts'

/** An item in the plan's tree, with the rows under it. */
export interface PlacedItem {
  item: Item
  rows: ItemRows['rows']
}

/**
 * Makes items of the rows that stand across the table. An item with rows is of the evaluated level; one without, right before another,
 * is of the level above where the scheme has one. The same title again (改ページ, 続き) is the same item.
 */
export function placeItems(found: ItemRows[], scheme: Scheme): PlacedItem[] {
  const evaluated = scheme.levels.findIndex(({ key }) => key === scheme.evaluates)
  const placed: PlacedItem[] = []
  const byTitle = new Map<string, PlacedItem>()
  const open = new Map<number, string>()
  const counts = new Map<string, number>()
  for (const [nth, { cell, rows }] of found.entries()) {
    const reading = readTitle(cell.text.replace(/\n/g, ''), scheme.titleMarks)
    const plain = reading.title.replace(goesOn, '')
    const again = byTitle.get(`${reading.code ?? ''} ${plain}`)
    if (again) {
      again.rows.push(...rows)
      continue
    }
    const depth = depthOf(reading, rows.length > 0 || nth === found.length - 1, scheme.levels, evaluated)
    const level = scheme.levels[depth]
    if (!level) continue
    const parent = [...open.entries()].filter(([at]) => at < depth).sort(([a], [b]) => b - a)[0]?.[1]
    const item = makeItem(reading, level, { cell, parent, evaluated: depth === evaluated }, counts)
    const one = { item, rows: [...rows] }
    placed.push(one)
    byTitle.set(`${item.code ?? ''} ${item.title}`, one)
    for (const at of open.keys()) if (at >= depth) open.delete(at)
    open.set(depth, item.id)
  }
  return placed
}

/** (続き) after a title. */
const goesOn = /\s{0,4}[(（【]?(?:続き|つづき|再掲)[)）】]?$/

function depthOf(reading: TitleReading, hasRows: boolean, levels: SchemeLevel[], evaluated: number): number {
  const coded = levels.findIndex(
    ({ code }) => code !== undefined && reading.code !== undefined && new RegExp(`^(?:${code})$`, 'u').test(reading.code),
  )
  if (coded >= 0) return coded
  return hasRows || evaluated <= 0 ? evaluated : evaluated - 1
}

interface ItemPlace {
  cell: ItemRows['cell']
  parent: string | undefined
  evaluated: boolean
}

/** p01, p02 … for evaluated items, and the first letters of the level's key for others. Order counts within the level. */
function makeItem(
  reading: TitleReading,
  level: SchemeLevel,
  { cell, parent, evaluated }: ItemPlace,
  counts: Map<string, number>,
): Item {
  const before = counts.get(level.key)
  const order = before === undefined ? 1 : before + 1
  counts.set(level.key, order)
  const { title, code, delivery, isNew, marks } = reading
  return {
    id: `${evaluated ? 'p' : `${level.key}-`}${String(order).padStart(2, '0')}`,
    ...(parent === undefined ? {} : { parent }),
    level: level.level,
    levelLabel: level.label,
    ...(code === undefined ? {} : { code }),
    title,
    order,
    ...(delivery ? { delivery } : {}),
    ...(isNew ? { isNew } : {}),
    ...(marks ? { marks } : {}),
    source: sourceOf(cell),
  }
}
