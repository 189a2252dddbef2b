import type { Kysely, Selectable } from 'kysely'
import type { FiscalYear } from '#core/fiscal-year.ts'
import { insertRows } from './insert-rows.ts'
import { withoutNull } from './provenance.ts'
import type { PublicationTable } from './publication-tables.ts'
import type { Tables } from './tables.ts'

/** A publication (公表), without its sheets. */
export interface PublicationFacts {
  id: string
  plan?: string
  /** Counts the publications of a fiscal year from 1. */
  version: number
  fiscalYear: FiscalYear
  title: string
  publishedBy: string
  /** ISO 8601 instant. */
  publishedAt: string
  /** Of its content in canonical form (keys sorted): jsonb does not keep the order of keys. */
  sha256: string
  summary: unknown
}

/** One sheet of a publication; `view` is the `SheetView` as published. */
export interface PublishedSheet {
  item: string
  order: number
  title: string
  view: unknown
  /** What a list shows of it. */
  card?: unknown
}

/** A sheet has tens of kilobytes. */
const sheetsAtOnce = 200

/** Keeps a publication and its sheets. Neither can be changed afterwards. */
export async function insertPublication(
  db: Kysely<Tables>,
  body: string,
  publication: PublicationFacts,
  sheets: readonly PublishedSheet[],
): Promise<void> {
  await db
    .insertInto('publication')
    .values({
      body,
      id: publication.id,
      plan: publication.plan ?? null,
      version: publication.version,
      fiscal_year: publication.fiscalYear,
      title: publication.title,
      published_by: publication.publishedBy,
      published_at: publication.publishedAt,
      sha256: publication.sha256,
      summary: JSON.stringify(publication.summary),
    })
    .execute()
  await insertRows(
    db,
    'publication_sheet',
    body,
    [
      ['publication', 'text', () => publication.id],
      ['item', 'text', (sheet) => sheet.item],
      ['ord', 'int4', (sheet) => sheet.order],
      ['title', 'text', (sheet) => sheet.title],
      ['view', 'jsonb', (sheet) => sheet.view],
      ['card', 'jsonb', (sheet) => sheet.card],
    ],
    sheets,
    sheetsAtOnce,
  )
}

/** The body's publications: the newest fiscal year first, and in it the newest version. */
export async function listPublications(db: Kysely<Tables>, body: string): Promise<PublicationFacts[]> {
  const rows = await db
    .selectFrom('publication')
    .selectAll()
    .where('body', '=', body)
    .orderBy('fiscal_year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(readPublication)
}

/** The latest version of a fiscal year's publication; without a year, of the latest year. */
export async function findPublication(
  db: Kysely<Tables>,
  body: string,
  which: { id: string } | { fiscalYear?: FiscalYear } = {},
): Promise<PublicationFacts | undefined> {
  let query = db.selectFrom('publication').selectAll().where('body', '=', body)
  if ('id' in which) query = query.where('id', '=', which.id)
  else if (which.fiscalYear !== undefined) query = query.where('fiscal_year', '=', which.fiscalYear)
  const row = await query.orderBy('fiscal_year', 'desc').orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row && readPublication(row)
}

/** Items and titles of a publication's sheets, in its order. */
export function listPublishedSheets(
  db: Kysely<Tables>,
  body: string,
  publication: string,
): Promise<{ item: string; title: string }[]> {
  return db
    .selectFrom('publication_sheet')
    .select(['item', 'title'])
    .where('body', '=', body)
    .where('publication', '=', publication)
    .orderBy('ord')
    .execute()
}

/** What lists show of a publication's sheets, in its order; null of one that was published before that was kept. */
export async function listPublishedCards(db: Kysely<Tables>, body: string, publication: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('publication_sheet')
    .select('card')
    .where('body', '=', body)
    .where('publication', '=', publication)
    .orderBy('ord')
    .execute()
  return rows.map(({ card }) => card)
}

/** Sheets of a publication in its order: all, or one item's. */
export async function readPublishedSheets(
  db: Kysely<Tables>,
  body: string,
  publication: string,
  item?: string,
): Promise<PublishedSheet[]> {
  let query = db.selectFrom('publication_sheet').selectAll().where('body', '=', body).where('publication', '=', publication)
  if (item !== undefined) query = query.where('item', '=', item)
  const rows = await query.orderBy('ord').execute()
  return rows.map((row) => ({ item: row.item, order: row.ord, title: row.title, view: row.view }))
}

function readPublication(row: Selectable<PublicationTable>): PublicationFacts {
  return withoutNull<PublicationFacts>({
    id: row.id,
    plan: row.plan,
    version: row.version,
    fiscalYear: row.fiscal_year,
    title: row.title,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
    sha256: row.sha256,
    summary: row.summary,
  })
}
