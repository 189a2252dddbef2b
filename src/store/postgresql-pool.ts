import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { checkCommitted } from './check-committed.ts'
import { columnParsers } from './column-types.ts'

/** A pool of connections to a PostgreSQL server, reading values exactly as the embedded database does. */
export function connectPostgresql(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // how instants are read and hashed must not depend on the server's settings
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c extra_float_digits=1 -c bytea_output=hex',
    types: { getTypeParser: readParser as typeof pg.types.getTypeParser },
  })
  // a connection that breaks while idle is replaced; without a listener it would end the program
  pool.on('error', () => {})
  return { connect: async () => makeClient(await pool.connect()), end: () => pool.end() }
}

function makeClient(client: pg.PoolClient): PostgresPoolClient {
  async function query(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const result = await client.query(text, [...parameters])
    checkCommitted(text, result.command)
    return result
  }
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
}

function readParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return columnParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')
}
