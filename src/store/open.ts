import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { type Lock, lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { OpenRefused } from './open-refused.ts'
import { type PglitePool, startPglite } from './pglite-pool.ts'
import { connectPostgresql } from './postgresql-pool.ts'
import type { Tables } from './tables.ts'

/** Where the ledger is: a folder (the embedded database), a PostgreSQL server, or memory alone (for tests). */
export type Location = { folder: string } | { url: string } | { memory: true; snapshot?: Uint8Array }

/** An open ledger, migrated to this program's version. */
export interface Database {
  db: Kysely<Tables>
  kind: 'pglite' | 'postgresql'
  /** Tells other processes where this one serves the ledger; they name it when they are refused. */
  writeAddress(address: string): void
  close(): Promise<void>
  /** Resolves with the reason when the embedded database has stopped for good (its disk failed, or it was closed). A server reconnects. */
  ended?: Promise<Error>
}

/** Opens the ledger. Throws `OpenRefused`, with a sentence to show, where another process holds it, it is too new, or it cannot be reached. */
export async function openDatabase(location: Location): Promise<Database> {
  if ('url' in location) return openPostgresql(location.url)
  if ('memory' in location) return openPglite(await startPglite(location))
  return openFolder(location.folder)
}

async function openFolder(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true })
  const lock = lockFolder(folder)
  try {
    return await openPglite(await startPglite({ folder: join(folder, 'postgresql') }), lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openPglite(pool: PglitePool, lock?: Lock): Promise<Database> {
  return { ...(await migrated(pool, 'pglite', lock)), ended: pool.ended }
}

async function openPostgresql(url: string): Promise<Database> {
  const pool = connectPostgresql(url)
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    await pool.end()
    throw new OpenRefused(
      'unreachable',
      `データベースのサーバーに接続できません(${(error as Error).message})。接続先の設定を確かめてください。`,
    )
  }
  return migrated(pool, 'postgresql')
}

async function migrated(pool: PostgresPool, kind: Database['kind'], lock?: Lock): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    kind,
    writeAddress: (address) => lock?.writeAddress(address),
    close: async () => {
      await db.destroy()
      lock?.release()
    },
  }
}
