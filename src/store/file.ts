import type { Kysely } from 'kysely'
import type { FileTable, Tables } from './tables.ts'

/** Keeps the bytes of a file by their SHA-256 (lower-case hex, computed by the caller); the same file twice is kept once. */
export async function keepFile(db: Kysely<Tables>, body: string, file: Omit<FileTable, 'body'>): Promise<void> {
  await db
    .insertInto('file')
    .values({ body, ...file })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The bytes of a kept file. */
export async function readFileBytes(db: Kysely<Tables>, body: string, sha256: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('file').select('bytes').where('body', '=', body).where('sha256', '=', sha256).executeTakeFirst()
  return row?.bytes
}
