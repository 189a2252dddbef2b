import { type Kysely, sql } from 'kysely'
import { statementTables, type Tables } from './tables.ts'

/** An item with how many drafts of a document wait on it and its indicators. */
export interface WaitingItem {
  item: string
  drafts: number
}

/** The items on which drafts of a document wait, in the plan's order. One query. */
export async function listWaitingItems(db: Kysely<Tables>, body: string, document: string): Promise<WaitingItem[]> {
  const mine = sql`body = ${body} and document = ${document} and statement_status = 'draft'`
  const { rows } = await sql<{ item: string; drafts: number | string }>`
    select item, sum(drafts) as drafts from (
      select item, count(*) as drafts from budget where ${mine} group by item
      union all select item, count(*) from evaluation where ${mine} group by item
      union all select item, count(*) from narrative where ${mine} group by item
      union all select (select item from indicator where indicator.body = ${body} and indicator.id = said.indicator), said.drafts
        from (select indicator, count(*) as drafts from observation where ${mine} group by indicator) as said) as waiting
    group by item order by (select ord from item as own where own.body = ${body} and own.id = waiting.item) nulls last, item`.execute(
    db,
  )
  return rows.map(({ item, drafts }) => ({ item, drafts: Number(drafts) }))
}

/** Whether any draft of a document waits that says something; offers to withdraw (取下げ) aside. */
export async function isAnyWaiting(db: Kysely<Tables>, body: string, document: string): Promise<boolean> {
  const each = statementTables.map(
    (table) => sql`exists (
      select from ${sql.table(table)} where body = ${body} and document = ${document} and statement_status = 'draft'
        and withdraws is not true)`,
  )
  const { rows } = await sql<{ waiting: boolean }>`select ${sql.join(each, sql` or `)} as waiting`.execute(db)
  return rows[0]?.waiting === true
}
