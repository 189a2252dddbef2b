import { type Kysely, sql } from 'kysely'
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

/** Bounds what one message to the database holds. */
const filesAtOnce = 50

/** The same of many small files: a query for fifty of them. */
export async function keepFiles(db: Kysely<Tables>, body: string, files: readonly Omit<FileTable, 'body'>[]): Promise<void> {
  for (let start = 0; start < files.length; start += filesAtOnce) {
    const some = files.slice(start, start + filesAtOnce)
    const packed = some.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'))
    await sql`
      insert into file (body, sha256, bytes)
      select ${body}, sha256, decode(packed, 'base64')
      from unnest(${some.map(({ sha256 }) => sha256)}::text[], ${packed}::text[]) as given (sha256, packed)
      on conflict do nothing`.execute(db)
  }
}
