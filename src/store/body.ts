import type { Kysely } from 'kysely'
import type { BodyTable, Tables } from './tables.ts'

/** Keeps a body (団体), or renames it. */
export async function keepBody(db: Kysely<Tables>, body: BodyTable): Promise<void> {
  await db
    .insertInto('body')
    .values(body)
    .onConflict((conflict) => conflict.column('body').doUpdateSet({ name: body.name, code: body.code }))
    .execute()
}

export function findBody(db: Kysely<Tables>, body: string): Promise<BodyTable | undefined> {
  return db.selectFrom('body').selectAll().where('body', '=', body).executeTakeFirst()
}

/** Every body of this database, by name. The one query that has no body to filter on. */
export function listBodies(db: Kysely<Tables>): Promise<BodyTable[]> {
  return db.selectFrom('body').selectAll().orderBy('name').execute()
}
