import type { Kysely, Selectable } from 'kysely'
import type { Item } from '#core/plan.ts'
import { type FirstSeen, firstSeenColumns } from './first-seen.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { readSource, withoutNull } from './provenance.ts'
import type { ItemTable, Tables } from './tables.ts'

const columns: Column<Item & FirstSeen & { plan: string }>[] = [
  ...firstSeenColumns,
  ['plan', 'text', (row) => row.plan],
  ['parent', 'text', (row) => row.parent],
  ['level', 'text', (row) => row.level],
  ['level_label', 'text', (row) => row.levelLabel],
  ['code', 'text', (row) => row.code],
  ['title', 'text', (row) => row.title],
  ['ord', 'int4', (row) => row.order],
  ['delivery', 'text', (row) => row.delivery],
  ['is_new', 'bool', (row) => row.isNew],
  ['start_fiscal_year', 'int4', (row) => row.startFiscalYear],
  ['units', 'jsonb', (row) => row.units],
  ['marks', 'jsonb', (row) => row.marks],
  ['relisted_under', 'jsonb', (row) => row.relistedUnder],
]

/** Keeps items of a plan (施策, 事務事業 …); one that is known stays as it is. Returns how many were new. */
export function insertItems(
  db: Kysely<Tables>,
  body: string,
  plan: string,
  rows: readonly Item[],
  seen: FirstSeen,
): Promise<number> {
  return insertRows(
    db,
    'item',
    body,
    columns,
    rows.map((row) => ({ ...row, ...seen, plan })),
  )
}

/** An item as the model has it. */
export function readItem(row: Selectable<ItemTable>): Item {
  const item = withoutNull<Omit<Item, 'source'>>({
    id: row.id,
    parent: row.parent,
    level: row.level,
    levelLabel: row.level_label,
    code: row.code,
    title: row.title,
    order: row.ord,
    delivery: row.delivery,
    isNew: row.is_new,
    startFiscalYear: row.start_fiscal_year,
    units: row.units,
    marks: row.marks,
    relistedUnder: row.relisted_under,
  })
  return { ...item, ...readSource(row) }
}
