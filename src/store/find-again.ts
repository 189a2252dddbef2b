import { type Kysely, sql } from 'kysely'
import type { StatementStatus } from '#core/facts.ts'
import type { KeptStatement } from '#core/statement.ts'
import { among, findStatements, type StatementsWanted } from './find-statements.ts'
import { statementTables, type Tables } from './tables.ts'

/**
 * Finds statements as `findStatements` does, those that are known and stand as they stood (same status) as the very objects that are known:
 * a statement's words never change, so after a decision in a long paper only what it touched is fetched.
 */
export async function findStatementsAgain(
  db: Kysely<Tables>,
  body: string,
  wanted: StatementsWanted,
  known: readonly KeptStatement[],
): Promise<KeptStatement[]> {
  if (known.length === 0) return await findStatements(db, body, wanted)
  const byId = new Map(known.map((one) => [one.row.provenance.id, one]))
  const standing = await findStanding(db, body, wanted)
  for (const [id, status] of standing) if (byId.get(id)?.row.provenance.status !== status) byId.delete(id)
  const others = standing.map(([id]) => id).filter((id) => !byId.has(id))
  for (const one of await findStatements(db, body, { ids: others })) byId.set(one.row.provenance.id, one)
  return standing.flatMap(([id]) => byId.get(id) ?? [])
}

/** Where statements stand, in the order of `findStatements`; a list travels as one value, not as a row each. */
async function findStanding(
  db: Kysely<Tables>,
  body: string,
  wanted: StatementsWanted,
): Promise<[id: string, StatementStatus][]> {
  const standing: [string, StatementStatus][] = []
  for (const table of statementTables) {
    const { rows } = await sql<{ standing: [string, StatementStatus][] | null }>`
      select json_agg(json_build_array(id, statement_status) order by said_at, id) as standing
        from ${sql.table(table)} where body = ${body} and ${among(body, table, wanted)}`.execute(db)
    for (const one of rows[0]?.standing ?? []) standing.push(one)
  }
  return standing
}
