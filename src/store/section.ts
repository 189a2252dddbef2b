import type { Kysely } from 'kysely'
import { insertRows } from './insert-rows.ts'
import type { SectionTable, Tables } from './tables.ts'

/** Keeps the sections (部局・課) that a paper names. Until renames are recorded, a section's id is its name. Returns how many were new. */
export function insertSections(db: Kysely<Tables>, body: string, names: readonly string[]): Promise<number> {
  return insertRows(
    db,
    'section',
    body,
    [
      ['id', 'text', (name) => name],
      ['name', 'text', (name) => name],
    ],
    names,
  )
}

export function listSections(db: Kysely<Tables>, body: string): Promise<SectionTable[]> {
  return db.selectFrom('section').selectAll().where('body', '=', body).orderBy('name').execute()
}
