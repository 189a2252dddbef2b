import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from './tables.ts'
import type { SchemeTable } from './work-tables.ts'

/** A scheme (様式) that an office saved: its declaration as YAML. */
export type SavedScheme = Omit<Selectable<SchemeTable>, 'body'>

/** The latest version of every scheme that the office saved itself, by name. */
export async function listSavedSchemes(db: Kysely<Tables>, body: string): Promise<SavedScheme[]> {
  const { rows } = await sql<SavedScheme>`
    select distinct on (name) name, version, yaml, saved_by, saved_at
    from scheme where body = ${body} order by name, version desc`.execute(db)
  return rows
}

/** Keeps the next version of a scheme; returns its number. */
export async function keepScheme(db: Kysely<Tables>, body: string, scheme: Omit<SavedScheme, 'version'>): Promise<number> {
  const { name, yaml, saved_by, saved_at } = scheme
  const { rows } = await sql<{ version: number }>`
    insert into scheme (body, name, version, yaml, saved_by, saved_at)
    select ${body}, ${name}, 1 + count(*)::int, ${yaml}, ${saved_by}, ${saved_at} from scheme where body = ${body} and name = ${name}
    returning version`.execute(db)
  return rows[0]!.version
}
