import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Item } from '#core/plan.ts'
import { insertRows } from './insert-rows.ts'
import { statementTables, type Tables } from './tables.ts'

/** Notes that a paper lists items (一覧). */
export async function insertListing(db: Kysely<Tables>, body: string, document: string, items: readonly string[]): Promise<void> {
  await insertRows<string>(
    db,
    'item_listing',
    body,
    [
      ['document', 'text', () => document],
      ['item', 'text', (item) => item],
    ],
    items,
  )
}

/** An item that a paper names and no list of the same plan and year does. */
export interface UnlistedItem {
  item: string
  title: string
  code: string | null
  /** The paper that names it, and where it does so first. */
  document: string
  locator: string | null
  source_text: string | null
  /** File name of the list. */
  list: string
}

/** Of which plan and level; of all its papers, or one; of all its items, or some. */
export interface UnlistedWanted {
  plan: string
  level: Item['level']
  document?: string
  items?: readonly string[]
}

/** What no list holds, whichever paper came first. A paper with a list of its own is left out: its reader has told. One query. */
export async function findUnlisted(
  db: Kysely<Tables>,
  body: string,
  { plan, level, document, items }: UnlistedWanted,
): Promise<UnlistedItem[]> {
  const { rows } = await sql<UnlistedItem>`
    with list as (
      select id, fiscal_year, name from document where body = ${body} and plan = ${plan}
        and exists (select from item_listing where item_listing.body = document.body and item_listing.document = document.id)),
    year as (select fiscal_year, array_agg(id) as lists, min(name) as name from list group by fiscal_year)
    select item.id as item, item.title, item.code, paper.id as document, place.locator, place.source_text, year.name as list
    from year
    join item on item.body = ${body} and item.plan = ${plan} and item.level = ${level}
      and ${items === undefined ? sql`true` : sql`item.id = any(${[...items]}::text[])`}
      and not exists (
        select from item_listing where item_listing.body = item.body and item_listing.item = item.id
          and item_listing.document = any(year.lists))
    join document as paper on paper.body = ${body} and paper.plan = ${plan} and paper.id <> all(year.lists)
      and paper.fiscal_year is not distinct from year.fiscal_year
      and ${document === undefined ? sql`true` : sql`paper.id = ${document}`}
    join lateral (
      select said.locator, said.source_text from (${sql.join(statementTables.map(placesIn), sql` union all `)}
        union all select item.locator, item.source_text where item.document = paper.id) as said
      order by length(said.locator), said.locator collate "C" limit 1) as place on true
    order by item.code, item.id, paper.id`.execute(db)
  return rows
}

/** Where a paper speaks of an item: `item` and `paper` stand outside. */
function placesIn(table: (typeof statementTables)[number]): RawBuilder<unknown> {
  const said = sql`select ${sql.ref(`${table}.locator`)}, ${sql.ref(`${table}.source_text`)} from ${sql.table(table)}`
  const here = sql`
    ${sql.ref(`${table}.document`)} = paper.id and ${sql.ref(`${table}.statement_status`)} <> 'rejected'
    and ${sql.ref(`${table}.body`)} = item.body`
  return table === 'observation'
    ? sql`${said} join indicator on indicator.body = observation.body and indicator.id = observation.indicator
        where ${here} and indicator.item = item.id`
    : sql`${said} where ${here} and ${sql.ref(`${table}.item`)} = item.id`
}
