import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Ids of the publications that hold a sheet of this item. One query, no sheet read. */
export async function listSheetPublications(db: Kysely<Tables>, body: string, item: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('publication_sheet')
    .select('publication')
    .where('body', '=', body)
    .where('item', '=', item)
    .execute()
  return new Set(rows.map(({ publication }) => publication))
}

/** One item's sheet as each of several publications shows it, by publication. One query. */
export async function readSheetVersions(
  db: Kysely<Tables>,
  body: string,
  publications: readonly string[],
  item: string,
): Promise<Map<string, unknown>> {
  if (publications.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication_sheet')
    .select(['publication', 'view'])
    .where('body', '=', body)
    .where('item', '=', item)
    .where('publication', 'in', [...publications])
    .execute()
  return new Map(rows.map(({ publication, view }) => [publication, view]))
}

/** Sheets of some items in one publication. One query. */
export async function readSheetsOf(
  db: Kysely<Tables>,
  body: string,
  publication: string,
  items: readonly string[],
): Promise<unknown[]> {
  const rows = await db
    .selectFrom('publication_sheet')
    .select('view')
    .where('body', '=', body)
    .where('publication', '=', publication)
    .where('item', 'in', [...items])
    .execute()
  return rows.map(({ view }) => view)
}
