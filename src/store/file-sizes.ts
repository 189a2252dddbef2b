import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Length in bytes of kept files, by SHA-256. One query, no bytes moved. */
export async function listFileSizes(db: Kysely<Tables>, body: string, files: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ sha256: string; size: number }>`
    select sha256, octet_length(bytes) as size from file where body = ${body} and sha256 = any(${[...files]}::text[])`.execute(db)
  return new Map(rows.map(({ sha256, size }) => [sha256, size]))
}
