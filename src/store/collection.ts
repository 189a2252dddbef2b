import { type Kysely, type Selectable, sql } from 'kysely'
import type { Collection, HandOut } from '#core/hand-out.ts'
import type { CollectionTable } from './hand-out-tables.ts'
import { withoutNull } from './provenance.ts'
import type { Tables } from './tables.ts'

/** A file that came back (回収), with the instant and the year of its hand-out. */
export type KeptCollection = Collection & { handedOut: Pick<HandOut, 'at' | 'by' | 'plan' | 'fiscalYear'> }

/** Keeps that a document is a file come back. */
export async function insertCollection(
  db: Kysely<Tables>,
  body: string,
  collection: Collection,
  named: { by: string; at: string },
): Promise<void> {
  const { document, handOut, file, filledBy = null, lastSavedBy = null } = collection
  const [by, at] = filledBy === null ? [null, null] : [named.by, named.at]
  await sql`
    insert into collection (body, document, hand_out, ord, filled_by, last_saved_by, named_by, named_at)
    values (${body}, ${document}, ${handOut}, ${file}, ${filledBy}, ${lastSavedBy}, ${by}, ${at}) on conflict do nothing`.execute(
    db,
  )
}

/** What came back, of some documents or of a hand-out. One query. */
export async function listCollections(
  db: Kysely<Tables>,
  body: string,
  which: { documents: readonly string[] } | { handOut: string },
): Promise<KeptCollection[]> {
  const among =
    'documents' in which
      ? sql`collection.document = any(${[...which.documents]}::text[])`
      : sql`collection.hand_out = ${which.handOut}`
  const { rows } = await sql<
    Selectable<CollectionTable> & { handed_out_at: string; handed_out_by: string; plan: string; fiscal_year: number }
  >`
    select collection.*, handed_out_at, handed_out_by, plan, fiscal_year from collection
    join hand_out on hand_out.body = collection.body and hand_out.id = collection.hand_out
    where collection.body = ${body} and ${among} order by collection.ord, collection.document`.execute(db)
  return rows.map((row) => ({
    ...withoutNull<Collection>({
      document: row.document,
      handOut: row.hand_out,
      file: row.ord,
      filledBy: row.filled_by,
      lastSavedBy: row.last_saved_by,
    }),
    handedOut: { at: row.handed_out_at, by: row.handed_out_by, plan: row.plan, fiscalYear: row.fiscal_year },
  }))
}

/** Of a document that is a file come back, what is known of that. */
export async function findCollection(db: Kysely<Tables>, body: string, document: string): Promise<KeptCollection | undefined> {
  return (await listCollections(db, body, { documents: [document] }))[0]
}

/** Notes who filled in several files of a hand-out at once. Returns how many were known. One query. */
export async function nameFillers(
  db: Kysely<Tables>,
  body: string,
  names: readonly { document: string; filledBy: string }[],
  named: { by: string; at: string },
): Promise<number> {
  const [documents, fillers] = [names.map(({ document }) => document), names.map(({ filledBy }) => filledBy)]
  const result = await sql`
    update collection set filled_by = given.filled_by, named_by = ${named.by}, named_at = ${named.at}
    from unnest(${documents}::text[], ${fillers}::text[]) as given (document, filled_by)
    where body = ${body} and collection.document = given.document`.execute(db)
  return Number(result.numAffectedRows)
}
