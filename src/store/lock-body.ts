import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Any number, the same everywhere: tells these locks from others. */
const deciding = 1_399_352_933

/** Within a transaction: lets one person after the other decide what is said of a body, so that no two say different things of one place. */
export async function lockBody(trx: Kysely<Tables>, body: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${deciding}::int, hashtext(${body}))`.execute(trx)
}
