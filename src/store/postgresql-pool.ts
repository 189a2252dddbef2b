import type { PostgresPool } from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { makeGuardedClient } from './guarded-client.ts'

/** A pool of connections to a PostgreSQL server, reading values exactly as the embedded database does. */
export function connectPostgresql(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // how instants are read and hashed must not depend on the server's settings
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c extra_float_digits=1 -c bytea_output=hex',
    types: columnTypes,
  })
  // a connection that breaks while idle is replaced; without a listener it would end the program
  pool.on('error', () => {})

  async function connect() {
    const client = await pool.connect()
    return makeGuardedClient(
      (text, parameters) => client.query(text, parameters),
      () => client.release(),
    )
  }
  return { connect, end: () => pool.end() }
}
