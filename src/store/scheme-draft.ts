import type { Kysely, Selectable } from 'kysely'
import type { SchemeDraft } from '#core/draft/scheme-draft.ts'
import type { Tables } from './tables.ts'
import type { SchemeDraftTable } from './work-tables.ts'

/** A scheme in the making (様式の下書き), and the file that it is made from. */
export interface KeptSchemeDraft {
  /** SHA-256 of the file. */
  file: string
  fileName: string
  draft: SchemeDraft
  changedBy: string
  changedAt: string
}

const asKept = (row: Selectable<SchemeDraftTable>): KeptSchemeDraft => ({
  file: row.file,
  fileName: row.file_name,
  draft: row.draft,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
})

/** Keeps a draft in place of the one before: it is nobody's word yet. */
export async function keepSchemeDraft(db: Kysely<Tables>, body: string, kept: KeptSchemeDraft): Promise<void> {
  const row = {
    file_name: kept.fileName,
    draft: JSON.stringify(kept.draft),
    changed_by: kept.changedBy,
    changed_at: kept.changedAt,
  }
  await db
    .insertInto('scheme_draft')
    .values({ body, file: kept.file, ...row })
    .onConflict((conflict) => conflict.columns(['body', 'file']).doUpdateSet(row))
    .execute()
}

/** The draft of a file; `undefined` where none was begun. */
export async function findSchemeDraft(db: Kysely<Tables>, body: string, file: string): Promise<KeptSchemeDraft | undefined> {
  const row = await db.selectFrom('scheme_draft').selectAll().where('body', '=', body).where('file', '=', file).executeTakeFirst()
  return row && asKept(row)
}

/** Every draft, the one changed last first. */
export async function listSchemeDrafts(db: Kysely<Tables>, body: string): Promise<KeptSchemeDraft[]> {
  const rows = await db.selectFrom('scheme_draft').selectAll().where('body', '=', body).orderBy('changed_at', 'desc').execute()
  return rows.map(asKept)
}

/** Throws a draft away. */
export async function removeSchemeDraft(db: Kysely<Tables>, body: string, file: string): Promise<void> {
  await db.deleteFrom('scheme_draft').where('body', '=', body).where('file', '=', file).execute()
}
