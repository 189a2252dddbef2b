import { type Kysely, sql } from 'kysely'
import { sql0001 } from './migrations/0001-identity.ts'
import { sql0002 } from './migrations/0002-statements.ts'
import { sql0003 } from './migrations/0003-publications.ts'
import { sql0004 } from './migrations/0004-parts-and-labels.ts'
import { sql0005 } from './migrations/0005-jobs.ts'
import { sql0006 } from './migrations/0006-schemes.ts'
import { sql0007 } from './migrations/0007-seen-again.ts'
import { sql0008 } from './migrations/0008-heads.ts'
import { sql0010 } from './migrations/0010-item-listing.ts'
import { sql0011 } from './migrations/0011-publication-cards.ts'
import { sql0012 } from './migrations/0012-hand-outs.ts'
import { sql0013 } from './migrations/0013-issued-packs.ts'
import { OpenRefused } from './open-refused.ts'
import type { Tables } from './tables.ts'

/** The migrations in order; one that was released is never edited. The version of a database is how many it has seen. */
export const migrations: { name: string; text: string }[] = [
  { name: 'identity', text: sql0001 },
  { name: 'statements', text: sql0002 },
  { name: 'publications', text: sql0003 },
  { name: 'parts-and-labels', text: sql0004 },
  { name: 'jobs', text: sql0005 },
  { name: 'schemes', text: sql0006 },
  { name: 'seen-again', text: sql0007 },
  { name: 'heads', text: sql0008 },
  { name: 'item-listing', text: sql0010 },
  { name: 'publication-cards', text: sql0011 },
  { name: 'hand-outs', text: sql0012 },
  { name: 'issued-packs', text: sql0013 },
]

/** Version of the tables that this program reads and writes. */
export const schemaVersion = migrations.length

/** Any number, the same for every starter: whoever holds it migrates, the others wait and then find nothing to do. */
const migrationLock = 5_749_140_211

/** Which version the database is; 0 where it is empty. */
export async function readVersion(db: Kysely<Tables>): Promise<number> {
  const table = await sql<{ found: string | null }>`select to_regclass('schema_version')::text as found`.execute(db)
  if (table.rows[0]?.found == null) return 0
  const { rows } = await sql<{ version: number }>`select count(*)::int as version from schema_version`.execute(db)
  return rows[0]!.version
}

/** Brings the database to this program's version, each step in a transaction of its own. Throws `OpenRefused` where it is newer. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const found = await readVersion(db)
  refuseNewer(found)
  for (const [index, migration] of migrations.entries()) {
    if (index >= found) await applyMigration(db, index + 1, migration)
  }
}

async function applyMigration(
  db: Kysely<Tables>,
  version: number,
  { name, text }: { name: string; text: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`.execute(trx)
    await sql`create table if not exists schema_version (version integer primary key, name text not null, applied_at timestamptz not null)`.execute(
      trx,
    )
    const current = await readVersion(trx)
    refuseNewer(current)
    if (current >= version) return
    await sql.raw(text).execute(trx)
    await sql`insert into schema_version (version, name, applied_at) values (${version}, ${name}, clock_timestamp())`.execute(trx)
  })
}

function refuseNewer(version: number): void {
  if (version <= schemaVersion) return
  throw new OpenRefused(
    'newer',
    `このデータベースは新しい版の「しるべ」で作られています(データの版 ${version}、このプログラムの版 ${schemaVersion})。プログラムを更新してから開いてください。`,
  )
}
