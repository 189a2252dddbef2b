import { type Kysely, type Selectable, sql } from 'kysely'
import type { Indicator, Item } from '#core/plan.ts'
import { readIndicator } from './indicator.ts'
import { readItem } from './item.ts'
import type { IndicatorTable, ItemTable, Tables } from './tables.ts'

/** Items with the plan they stand in, and indicators, drafts among them. */
export interface Identities {
  items: (Item & { plan: string })[]
  indicators: Indicator[]
}

/** The indicators with these ids, and the items with these ids or with those indicators. Two queries. */
export async function findIdentities(
  db: Kysely<Tables>,
  body: string,
  wanted: { items: readonly string[]; indicators: readonly string[] },
): Promise<Identities> {
  const indicators = await sql<Selectable<IndicatorTable>>`
    select * from indicator where body = ${body} and id = any(${[...wanted.indicators]}::text[])`.execute(db)
  const ids = [...wanted.items, ...indicators.rows.map((row) => row.item)]
  const items = await sql<Selectable<ItemTable>>`
    select * from item where body = ${body} and id = any(${[...new Set(ids)]}::text[])`.execute(db)
  return {
    items: items.rows.map((row) => ({ ...readItem(row), plan: row.plan })),
    indicators: indicators.rows.map(readIndicator),
  }
}
