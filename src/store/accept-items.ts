import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Accepts items with all their ancestors: what stands on a plan's tree stands on accepted branches. One query. */
export async function acceptItems(db: Kysely<Tables>, body: string, ids: readonly string[]): Promise<void> {
  await sql`
    update item set status = 'accepted'
    where body = ${body} and status = 'draft' and id in (
      with recursive path (id, parent) as (
        select id, parent from item where body = ${body} and id = any(${[...ids]}::text[])
        union select above.id, above.parent from path join item above on above.body = ${body} and above.id = path.parent)
      select id from path)`.execute(db)
}

/**
 * Accepts what a document brought besides its statements (items without a statement, terms, indicators of which nothing was rejected),
 * once none of its statements waits any more.
 */
export async function acceptRest(db: Kysely<Tables>, body: string, document: string): Promise<void> {
  const mine = sql`body = ${body} and status = 'draft' and document = ${document}`
  await sql`update item set status = 'accepted' where ${mine}`.execute(db)
  await sql`update term set status = 'accepted' where ${mine}`.execute(db)
  await sql`
    update indicator set status = 'accepted' where ${mine} and not exists (
      select from observation where observation.body = indicator.body and observation.indicator = indicator.id)`.execute(db)
}
