import { type Kysely, sql } from 'kysely'
import type { StatementStatus } from '#core/facts.ts'
import { statementTables, type Tables } from './tables.ts'

/** How many statements of a document have a status. */
export interface StatementCount {
  document: string
  status: StatementStatus
  count: number
}

/** Statements by document and status, for all documents or the given ones. One query. */
export async function countStatements(
  db: Kysely<Tables>,
  body: string,
  documents?: readonly string[],
): Promise<StatementCount[]> {
  const among = documents ? sql`and document = any(${[...documents]}::text[])` : sql``
  const each = statementTables.map(
    (table) =>
      sql`select document, statement_status from ${sql.table(table)} where body = ${body} and document is not null ${among}`,
  )
  const { rows } = await sql<{ document: string; status: StatementStatus; count: string | number }>`
    select document, statement_status as status, count(*) as count
    from (${sql.join(each, sql` union all `)}) as statement
    group by document, statement_status`.execute(db)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** How many drafts of each document wait; those without any are left out. One query, by the index of what waits. */
export async function countWaiting(db: Kysely<Tables>, body: string): Promise<Map<string, number>> {
  const each = statementTables.map(
    (table) => sql`
      select document, count(*) as count from ${sql.table(table)}
      where body = ${body} and document is not null and statement_status = 'draft' group by document`,
  )
  const { rows } = await sql<{ document: string; count: string | number }>`
    select document, sum(count) as count from (${sql.join(each, sql` union all `)}) as waiting group by document`.execute(db)
  return new Map(rows.map(({ document, count }) => [document, Number(count)]))
}
