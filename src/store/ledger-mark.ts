import { type Kysely, sql } from 'kysely'
import { statementTables, type Tables } from './tables.ts'

/**
 * A text that differs once anything was said, decided, found or shown (台帳の版): what was worked out from the ledger holds for as long as it is
 * the same. Statements are only ever added or decided, so their number and last instants tell. One query, no row moved.
 */
export async function readLedgerMark(db: Kysely<Tables>, body: string): Promise<string> {
  const said = statementTables.map(
    (table) => sql`select count(*) as n, count(decided_at) as decided, max(said_at) as said, max(decided_at) as at
      from ${sql.table(table)} where body = ${body}`,
  )
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('|',
      (select string_agg(concat_ws(' ', n, decided, said, at), '|' order by n, decided, said, at) from (${sql.join(said, sql` union all `)}) as said),
      (select concat_ws(' ', count(*), count(*) filter (where shown)) from finding where body = ${body}),
      (select concat_ws(' ', count(*), count(decided_at), max(decided_at)) from identity_change where body = ${body}),
      (select concat_ws(' ', count(*), max(named_at)) from collection where body = ${body}),
      (select count(*) from seen_again where body = ${body}),
      (select count(*) from item_listing where body = ${body})) as mark`.execute(db)
  return rows[0]?.mark ?? ''
}
