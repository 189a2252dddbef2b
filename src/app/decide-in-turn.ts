import type { Kysely } from 'kysely'
import { lockBody } from '#store/lock-body.ts'
import type { Tables } from '#store/tables.ts'
import type { App } from './app.ts'

/** Runs a decision in one transaction, one after the other within a body: what it looked at is still so when it writes. */
export async function decideInTurn<Result>(app: App, decide: (trx: Kysely<Tables>) => Promise<Result>): Promise<Result> {
  return await app.db.transaction().execute(async (trx) => {
    await lockBody(trx, app.body)
    return await decide(trx)
  })
}
