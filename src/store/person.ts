import type { Kysely } from 'kysely'
import type { PersonTable, Tables } from './tables.ts'

/** Keeps a person of a body, or their new name and section. Statements keep who said them by id, whatever becomes of the person. */
export async function keepPerson(db: Kysely<Tables>, body: string, person: Omit<PersonTable, 'body'>): Promise<void> {
  await db
    .insertInto('person')
    .values({ body, ...person })
    .onConflict((conflict) => conflict.columns(['body', 'id']).doUpdateSet({ name: person.name, section: person.section }))
    .execute()
}

export function listPersons(db: Kysely<Tables>, body: string): Promise<PersonTable[]> {
  return db.selectFrom('person').selectAll().where('body', '=', body).orderBy('id').execute()
}
