import { type Kysely, sql } from 'kysely'
import type { StatementTable, Tables } from './tables.ts'

/** Rows that other rows name: the table, and the ids that must be there. */
export interface References {
  table: 'item' | 'indicator' | 'document' | StatementTable
  ids: Iterable<string | undefined>
}

/** From this many rows on, one look at all references is cheaper than one at each row's. */
const many = 200

/**
 * Inserts many statements with their references looked up together, once for each row that is named, instead of once for each row that
 * names it: the embedded engine needs some hundred microseconds for every such look-up, most of the time of a large import.
 * Nothing is less sure for it: a reference to a row that is not there is refused as the database itself refuses it, within the same
 * transaction, and the rows that are named are locked against removal alike. Where the database does not let us (we are not its
 * superuser) it looks them up itself, row by row.
 */
export async function checkTogether<Result>(
  db: Kysely<Tables>,
  body: string,
  rows: number,
  references: () => References[],
  insert: () => Promise<Result>,
): Promise<Result> {
  if (rows < many || !db.isTransaction || !(await setRole(db, 'replica'))) return await insert()
  const result = await insert()
  await setRole(db, 'origin')
  for (const { table, ids } of references()) await lockNamed(db, body, table, new Set(ids))
  return result
}

/** `replica`: rows are taken without looking up each one's references, until the transaction ends or the role is set back. */
async function setRole(db: Kysely<Tables>, role: 'replica' | 'origin'): Promise<boolean> {
  const { rows } = await sql<{ role: string }>`
    select set_config('session_replication_role', ${role}, true) as role
    where current_setting('is_superuser') = 'on'`.execute(db)
  return rows.length === 1
}

async function lockNamed(
  db: Kysely<Tables>,
  body: string,
  table: References['table'],
  ids: ReadonlySet<string | undefined>,
): Promise<void> {
  const wanted = [...ids].filter((id) => id !== undefined)
  if (wanted.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where body = ${body} and id = any(${wanted}::text[]) for key share`.execute(db)
  if (rows.length === wanted.length) return
  const found = new Set(rows.map(({ id }) => id))
  throw new Error(`A statement names ${table} ${wanted.find((id) => !found.has(id))}, which is not there`)
}
