import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '#store/tables.ts'

/** An answer that takes longer has waited for somebody else's. */
const promptMs = 10
/** A page asks again as soon as it is answered: who waited this long has nobody before it. */
const pauseMs = 15
/** How long work that goes on by itself holds still for others at most. */
const mostMs = 1_000

/**
 * Lets whoever waits for the database go first, between two stretches of long work: a page asks many short questions one after the other,
 * and would wait a whole stretch for the answer of each. Two prompt answers in a row say that nobody waits.
 */
export async function giveWay(db: Kysely<Tables>): Promise<void> {
  const since = performance.now()
  let prompt = 0
  while (prompt < 2 && performance.now() - since < mostMs) {
    const asked = performance.now()
    await sql`select 1`.execute(db)
    prompt = performance.now() - asked < promptMs ? prompt + 1 : 0
    await pause(pauseMs)
  }
}
