import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate, migrations } from '#store/migrate.ts'
import { type Database, openDatabase } from '#store/open.ts'
import { startPglite } from '#store/pglite-pool.ts'
import type { Tables } from '#store/tables.ts'

/** The real server to test against, where one is given. */
export const serverUrl = process.env.DATABASE_URL

/**
 * An empty, migrated ledger for one test file: PGlite in memory, or, where DATABASE_URL is set, a database of its own on that
 * server, which `close` drops.
 */
export async function openTestDatabase(): Promise<Database> {
  return serverUrl === undefined ? openMemoryDatabase() : openServerDatabase(serverUrl)
}

/** On PGlite in memory, from a dump of a migrated database that is made once and kept beside the installed packages. */
export async function openMemoryDatabase(): Promise<Database> {
  return openDatabase({ memory: true, snapshot: await readSnapshot() })
}

/** A new database on the server; `close` drops it. */
export async function openServerDatabase(url: string): Promise<Database> {
  const { url: own, drop } = await createServerDatabase(url)
  const database = await openDatabase({ url: own })
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

/** A new empty database on the server, with nothing in it. */
export async function createServerDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `shirube_test_${randomUUID().replaceAll('-', '')}`
  await askServer(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => askServer(url, `drop database ${name} with (force)`) }
}

async function askServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

/** Lays a migrated, empty embedded database into a data folder, so that a test need not wait for one to be made. */
export async function layFolder(folder: string): Promise<void> {
  const kept = join(cache, `cluster-${cacheKey()}`)
  if (!existsSync(kept)) await keepOnce(kept, makeCluster)
  cpSync(kept, folder, { recursive: true })
}

async function makeCluster(path: string): Promise<void> {
  const database = await openDatabase({ folder: path })
  await database.close()
  for (const name of readdirSync(path)) if (name.startsWith('lock-')) rmSync(join(path, name))
}

/** A dump of a migrated, empty database, to start others in memory from. */
export async function readSnapshot(): Promise<Uint8Array> {
  const kept = join(cache, `migrated-${cacheKey()}.tar`)
  if (!existsSync(kept)) await keepOnce(kept, async (path) => writeFileSync(path, await makeSnapshot()))
  return readFileSync(kept)
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/shirube/', import.meta.url))

/** Several test files may come here at once: each makes its own, the first to finish stays. */
async function keepOnce(place: string, make: (path: string) => Promise<void>): Promise<void> {
  const own = `${place}.${process.pid}`
  mkdirSync(cache, { recursive: true })
  await make(own)
  if (existsSync(place)) rmSync(own, { recursive: true })
  else renameSync(own, place)
}

/** Another one for each set of migrations and each version of the engine. */
function cacheKey(): string {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest: { version: string } = JSON.parse(readFileSync(engine.replace(/dist[\\/].*$/, 'package.json'), 'utf8'))
  return createHash('sha256')
    .update(JSON.stringify([manifest.version, migrations]))
    .digest('hex')
    .slice(0, 16)
}

async function makeSnapshot(): Promise<Uint8Array> {
  const pool = await startPglite({ memory: true })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const dump = await pool.dump()
  await db.destroy()
  return dump
}
