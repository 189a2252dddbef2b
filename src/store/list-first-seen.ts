import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** The document in which items and indicators were first read, by their ids; those that a person made have none. One query. */
export async function listFirstSeen(db: Kysely<Tables>, body: string, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = sql`${[...ids]}::text[]`
  const { rows } = await sql<{ id: string; document: string }>`
    select id, document from item where body = ${body} and id = any(${wanted}) and document is not null
    union all
    select id, document from indicator where body = ${body} and id = any(${wanted}) and document is not null`.execute(db)
  return new Map(rows.map(({ id, document }) => [id, document]))
}
