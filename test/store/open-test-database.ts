import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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

/** Another dump for each set of migrations and each version of the engine. */
async function readSnapshot(): Promise<Uint8Array> {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const key = createHash('sha256')
    .update(JSON.stringify([readVersion(engine), migrations]))
    .digest('hex')
  const folder = fileURLToPath(new URL('../../node_modules/.cache/shirube/', import.meta.url))
  const path = `${folder}migrated-${key.slice(0, 16)}.tar`
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    // several test files may come here at once: each writes its own, the last rename stays
    writeFileSync(`${path}.${process.pid}`, await makeSnapshot())
    renameSync(`${path}.${process.pid}`, path)
  }
  return readFileSync(path)
}

function readVersion(engine: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(engine.replace(/dist[\\/].*$/, 'package.json'), 'utf8'))
  return manifest.version
}

async function makeSnapshot(): Promise<Uint8Array> {
  const pool = await startPglite({ memory: true })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const dump = await pool.dump()
  await db.destroy()
  return dump
}
