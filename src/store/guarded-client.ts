import type { PostgresPoolClient } from 'kysely'
import pg from 'pg'

/** Runs a query on a connection of `pg`. */
export type Query = (text: string, parameters: unknown[]) => Promise<pg.QueryResult>

/**
 * A client of a pool as Kysely takes it, with two guards that PostgreSQL leaves to its users. A commit that it answers with a rollback
 * (a statement had failed and the failure was caught) is an error, SQLSTATE 25P02: nobody may take that for kept. And a transaction that
 * is still open on release is rolled back before another client gets the connection.
 */
export function makeGuardedClient(run: Query, free: () => void): PostgresPoolClient {
  let open = false

  async function query(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const command = /^\s*(begin|start transaction|commit|rollback)\s*(?:;|$|isolation|read)/i.exec(text)?.[1]?.toLowerCase()
    if (command === 'begin' || command === 'start transaction') open = true
    const result = await run(text, [...parameters])
    if (command === 'commit' || command === 'rollback') open = false
    if (command === 'commit' && result.command === 'ROLLBACK') throw rolledBack()
    return result
  }

  function release(): void {
    if (open) run('rollback', []).then(free, free)
    else free()
  }

  return { query: query as unknown as PostgresPoolClient['query'], release }
}

function rolledBack(): pg.DatabaseError {
  const message = 'The transaction was rolled back: one of its statements had failed.'
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code: '25P02' })
}
