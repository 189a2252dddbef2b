import type { Item } from '../plan.ts'
import type { SchemeLevel } from '../scheme.ts'
import { sourceOf } from './rows-draft.ts'
import type { ItemRows } from './rows-table.ts'
import type { TitleReading } from './title-marks.ts'

interface ItemPlace {
  cell: ItemRows['cell']
  parent: string | undefined
  evaluated: boolean
}

/** p01, p02 … for evaluated items, and the first letters of the level's key for others. Order counts within the level. */
export function makeItem(
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
