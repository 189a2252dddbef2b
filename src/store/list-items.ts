import { type Kysely, type Selectable, sql } from 'kysely'
import type { Item } from '#core/plan.ts'
import { readItem } from './item.ts'
import type { ItemTable, Tables } from './tables.ts'

/** The accepted items of a plan, in its order. */
export async function listItems(db: Kysely<Tables>, body: string, plan: string): Promise<Item[]> {
  const { rows } = await sql<Selectable<ItemTable>>`
    select * from item where body = ${body} and plan = ${plan} and status = 'accepted' order by ord nulls last, id`.execute(db)
  return rows.map(readItem)
}

/** How many accepted items each plan has. */
export async function countItems(db: Kysely<Tables>, body: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ plan: string; count: number | string }>`
    select plan, count(*) as count from item where body = ${body} and status = 'accepted' group by plan`.execute(db)
  return new Map(rows.map(({ plan, count }) => [plan, Number(count)]))
}

/** The items that a document brought and nobody has accepted yet, in their order. */
export async function listDraftItems(db: Kysely<Tables>, body: string, document: string): Promise<Item[]> {
  const { rows } = await sql<Selectable<ItemTable>>`
    select * from item where body = ${body} and document = ${document} and status = 'draft' order by ord nulls last, id`.execute(
    db,
  )
  return rows.map(readItem)
}
