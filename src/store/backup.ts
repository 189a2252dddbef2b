import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { BackupHeader, BackupManifest } from './backup-format.ts'
import { makeLineHash, readLines, tableNames } from './content.ts'
import { schemaVersion } from './migrate.ts'
import { syncPath } from './sync-path.ts'
import type { Tables } from './tables.ts'

/**
 * Writes the whole ledger, of all bodies, as it is at one moment, to a file (バックアップ). The file appears under its name when it is
 * whole and on the disk. Returns what it holds.
 */
export async function writeBackup(db: Kysely<Tables>, path: string): Promise<BackupManifest> {
  const place = resolve(path)
  const writing = `${place}.${randomUUID()}.tmp`
  const manifest = {} as BackupManifest
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await sql`set local timezone to 'UTC'`.execute(trx)
        await pipeline(Readable.from(writeLines(trx, manifest)), createGzip(), createWriteStream(writing, { flags: 'wx' }))
      })
    syncPath(writing)
    await rename(writing, place)
    syncPath(dirname(place))
    return manifest
  } finally {
    await rm(writing, { force: true })
  }
}

async function* writeLines(db: Kysely<Tables>, manifest: BackupManifest): AsyncGenerator<string> {
  const header: BackupHeader = { format: 'shirube-backup/1', schemaVersion, madeAt: new Date().toISOString() }
  yield `${JSON.stringify(header)}\n`
  manifest.tables = {} as BackupManifest['tables']
  for (const table of tableNames) {
    const hash = makeLineHash()
    for await (const line of readLines(db, table)) {
      hash.add(line)
      yield `["${table}",${line}]\n`
    }
    manifest.tables[table] = hash.result()
  }
  yield `${JSON.stringify(manifest)}\n`
}
