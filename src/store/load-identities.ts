import { type Kysely, type Selectable, sql } from 'kysely'
import type { Term } from '#core/exchange.ts'
import type { Indicator, Item } from '#core/plan.ts'
import { readIndicator } from './indicator.ts'
import { readItem } from './item.ts'
import { amongItems } from './load-facts.ts'
import type { IndicatorTable, ItemTable, Tables, TermTable } from './tables.ts'
import { readTerm } from './term.ts'

/** Everything that a plan's statements may speak of. */
export interface PlanIdentities {
  items: Item[]
  indicators: Indicator[]
  terms: Term[]
}

/** Items, indicators and terms of a plan, those that still wait among them: what a new paper is compared with. Three queries. */
export async function loadIdentities(db: Kysely<Tables>, body: string, plan: string): Promise<PlanIdentities> {
  const items = await sql<Selectable<ItemTable>>`
    select * from item where body = ${body} and plan = ${plan} order by ord nulls last, id`.execute(db)
  const indicators = await sql<Selectable<IndicatorTable>>`
    select indicator.* from indicator join item on item.body = indicator.body and item.id = indicator.item
    where item.body = ${body} and item.plan = ${plan} order by indicator.item, indicator.ord nulls last, indicator.id`.execute(db)
  const terms = await sql<Selectable<TermTable>>`
    select term.* from term join document on document.body = term.body and document.id = term.document
    where document.body = ${body} and document.plan = ${plan}`.execute(db)
  return { items: items.rows.map(readItem), indicators: indicators.rows.map(readIndicator), terms: terms.rows.map(readTerm) }
}

/**
 * The same of some items, their ancestors and all below them, however large the plan is; terms are left out. Two queries.
 */
export async function loadIdentitiesAround(db: Kysely<Tables>, body: string, around: readonly string[]): Promise<PlanIdentities> {
  const items = await sql<Selectable<ItemTable>>`
    select * from item where body = ${body} and ${amongItems(body, { items: around })} order by ord nulls last, id`.execute(db)
  const ids = items.rows.map(({ id }) => id)
  const indicators = await sql<Selectable<IndicatorTable>>`
    select * from indicator where body = ${body} and item = any(${ids}::text[]) order by item, ord nulls last, id`.execute(db)
  return { items: items.rows.map(readItem), indicators: indicators.rows.map(readIndicator), terms: [] }
}
