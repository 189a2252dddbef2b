import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type BackupHeader, type BackupManifest, BackupUnusable } from './backup-format.ts'
import { contentHashes, makeLineHash, tableNames } from './content.ts'
import { schemaVersion } from './migrate.ts'
import type { Tables } from './tables.ts'

/** Bounds what is in memory at once. */
const batchRows = 1_000
const batchCharacters = 8_000_000

/**
 * Restores a backup (復元) into an empty ledger: everything or nothing, exactly as it was. Throws `BackupUnusable` where the ledger is
 * not empty, or the file is damaged, cut off, or of a newer program.
 */
export async function restoreBackup(db: Kysely<Tables>, path: string): Promise<BackupManifest> {
  return db.transaction().execute(async (trx) => {
    await refuseFilled(trx)
    await sql`set local timezone to 'UTC'`.execute(trx)
    await sql`set constraints all deferred`.execute(trx)
    const { header, manifest } = await insertLines(trx, readText(path))
    await sql`set constraints all immediate`.execute(trx)
    // rows of an older version were widened on the way in, so only the file's own hashes speak of them
    if (header.schemaVersion === schemaVersion) refuseDifference(manifest, await contentHashes(trx))
    return manifest
  })
}

async function refuseFilled(db: Kysely<Tables>): Promise<void> {
  const counts = tableNames.map((table) => sql`select exists (select from ${sql.table(table)}) as filled`)
  const { rows } = await sql<{ filled: boolean }>`${sql.join(counts, sql` union all `)}`.execute(db)
  if (rows.some(({ filled }) => filled)) {
    throw new BackupUnusable('復元先にはすでに記録があります。何も入っていないデータベースに復元してください。')
  }
}

async function insertLines(
  trx: Transaction<Tables>,
  lines: AsyncGenerator<string>,
): Promise<{ header: BackupHeader; manifest: BackupManifest }> {
  const header = readHeader((await lines.next()).value)
  const hashes = Object.fromEntries(tableNames.map((table) => [table, makeLineHash()])) as Record<
    keyof Tables,
    ReturnType<typeof makeLineHash>
  >
  let manifest: BackupManifest | undefined
  let batch: Batch | undefined
  for await (const line of lines) {
    if (manifest) throw damaged('終わりの印のあとに続きがある')
    if (line.startsWith('{')) {
      manifest = parseLine<BackupManifest>(line)
      continue
    }
    const { table, row } = splitLine(line)
    hashes[table].add(row)
    if (batch && (batch.table !== table || batch.rows.length >= batchRows || batch.characters >= batchCharacters)) {
      await insertBatch(trx, batch)
      batch = undefined
    }
    batch ??= { table, rows: [], characters: 0 }
    batch.rows.push(row)
    batch.characters += row.length
  }
  if (batch) await insertBatch(trx, batch)
  if (!manifest) throw damaged('途中で切れている')
  refuseDifference(
    manifest,
    Object.fromEntries(tableNames.map((table) => [table, hashes[table].result()])) as BackupManifest['tables'],
  )
  return { header, manifest }
}

interface Batch {
  table: keyof Tables
  rows: string[]
  characters: number
}

/** The database itself reads the rows, so that no digit passes through JavaScript. */
async function insertBatch(trx: Transaction<Tables>, { table, rows }: Batch): Promise<void> {
  const columns = sql.join(Object.keys(parseLine<object>(rows[0]!)).map((name) => sql.ref(name)))
  const from =
    table === 'file'
      ? sql`select body, sha256, decode(bytes, 'base64') from json_to_recordset(${`[${rows.join(',')}]`}::json) as given (body text, sha256 text, bytes text)`
      : sql`select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::json)`
  await sql`insert into ${sql.table(table)} (${columns}) ${from}`.execute(trx)
}

function readHeader(line: string | undefined): BackupHeader {
  if (line === undefined) throw damaged('何も書かれていない')
  const header = parseLine<Partial<BackupHeader>>(line)
  if (header.format !== 'shirube-backup/1' || header.schemaVersion === undefined)
    throw damaged('「しるべ」のバックアップではない')
  if (header.schemaVersion > schemaVersion) {
    throw new BackupUnusable('このバックアップは新しい版の「しるべ」で作られています。プログラムを更新してから復元してください。')
  }
  return header as BackupHeader
}

function splitLine(line: string): { table: keyof Tables; row: string } {
  const match = /^\["([a-z_]+)",/.exec(line)
  const table = tableNames.find((name) => name === match?.[1])
  if (!table || !line.endsWith(']')) throw damaged('読めない行がある')
  return { table, row: line.slice(table.length + 4, -1) }
}

function parseLine<Value>(line: string): Value {
  try {
    return JSON.parse(line) as Value
  } catch {
    throw damaged('読めない行がある')
  }
}

/** A table that an older program did not know has no rows. */
function refuseDifference(expected: BackupManifest, found: BackupManifest['tables']): void {
  const none = makeLineHash().result()
  const different = tableNames.filter((table) => {
    const { rows, sha256 } = expected.tables?.[table] ?? none
    return rows !== found[table].rows || sha256 !== found[table].sha256
  })
  if (different.length > 0) throw damaged(`${different.join('、')} の内容が控えと一致しない`)
}

function damaged(how: string): BackupUnusable {
  return new BackupUnusable(`バックアップのファイルが壊れています(${how})。何も復元していません。`)
}

/** The lines of a gzip file, one at a time. */
async function* readText(path: string): AsyncGenerator<string> {
  const unzipped = createGunzip()
  // errors reach the loop below through `unzipped`
  pipeline(createReadStream(path), unzipped, () => {})
  let rest: Buffer[] = []
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let start = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8')
        rest = []
        start = end + 1
      }
      rest.push(chunk.subarray(start))
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged('圧縮を解けない')
    throw error
  }
  if (Buffer.concat(rest).length > 0) throw damaged('途中で切れている')
}
