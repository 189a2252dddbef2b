import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBackup } from '#store/backup.ts'
import { contentHashes } from '#store/content.ts'
import { decideStatements } from '#store/decide.ts'
import { loadFacts } from '#store/load-facts.ts'
import type { Database } from '#store/open.ts'
import { listPublications } from '#store/publication.ts'
import { restoreBackup } from '#store/restore.ts'
import { openMemoryDatabase, openServerDatabase, serverUrl } from './open-test-database.ts'
import { body, keepSample } from './sample.ts'

const server = serverUrl
const engines: [name: string, open: () => Promise<Database>][] = [['PGlite', openMemoryDatabase]]
if (server !== undefined) engines.push(['PostgreSQL', () => openServerDatabase(server)])
const ways = engines.flatMap(([from, openFrom]) => engines.map(([to, openTo]) => [from, to, openFrom, openTo] as const))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shirube-backup-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(ways)('a backup from %s into %s', (from, to, openFrom, openTo) => {
  it('restores everything exactly', async () => {
    const source = await openFrom()
    const target = await openTo()
    const path = join(folder, `${from}-${to}.gz`)
    await keepSample(source.db)
    await decideStatements(
      source.db,
      body,
      { ids: ['o1', 'b2', 'e1'] },
      { status: 'accepted', by: 'p2', at: '2026-04-03T01:02:03.000004Z' },
    )
    await decideStatements(
      source.db,
      body,
      { ids: ['n1'] },
      { status: 'returned', by: 'p2', at: '2026-04-03T01:02:03Z', reason: '年度' },
    )

    const manifest = await writeBackup(source.db, path)
    await restoreBackup(target.db, path)

    expect(await contentHashes(target.db)).toEqual(await contentHashes(source.db))
    expect(manifest.tables).toEqual(await contentHashes(source.db))
    expect(manifest.tables.observation.rows).toBe(4)
    const facts = await loadFacts(target.db, body, { includeDrafts: true })
    expect(facts).toEqual(await loadFacts(source.db, body, { includeDrafts: true }))
    expect(facts.observations.find((row) => row.id === 'o1')?.provenance.decidedAt).toBe('2026-04-03T01:02:03.000004Z')
    expect(await listPublications(target.db, body)).toEqual(await listPublications(source.db, body))
    const file = await target.db.selectFrom('file').select('bytes').executeTakeFirstOrThrow()
    expect([...file.bytes]).toEqual([0, 1, 254, 255])
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await source.close()
    await target.close()
  })
})

describe('a backup', () => {
  let source: Database
  let target: Database
  let whole: Buffer
  beforeAll(async () => {
    source = await openMemoryDatabase()
    target = await openMemoryDatabase()
    await keepSample(source.db)
    await writeBackup(source.db, join(folder, 'whole.gz'))
    whole = readFileSync(join(folder, 'whole.gz'))
  })
  afterAll(async () => {
    await source.close()
    await target.close()
  })

  const text = () => gunzipSync(whole).toString('utf8')
  const damages: [string, () => Buffer][] = [
    ['cut off in the compressed stream', () => whole.subarray(0, whole.length - 40)],
    ['cut off at a line', () => gzipSync(`${text().split('\n').slice(0, -2).join('\n')}\n`)],
    ['cut off within a line', () => gzipSync(text().slice(0, -20))],
    ['with a figure changed', () => gzipSync(text().replace('62743000', '62743001'))],
    [
      'with a row left out',
      () =>
        gzipSync(
          text()
            .split('\n')
            .filter((line) => !line.includes('"b1"'))
            .join('\n'),
        ),
    ],
    ['with a row of an unknown table', () => gzipSync(text().replace('["budget"', '["budgets"'))],
    ['that is something else', () => gzipSync('{"a":1}\n')],
    ['that is not compressed', () => Buffer.from('見本')],
    ['that is empty', () => gzipSync('')],
  ]
  it.each(damages)('%s is refused with a sentence, and nothing is restored', async (_, damage) => {
    const path = join(folder, 'damaged.gz')
    writeFileSync(path, damage())
    await expect(restoreBackup(target.db, path)).rejects.toThrow(
      /^バックアップのファイルが壊れています\(.+\)。何も復元していません。$/,
    )
    expect(await target.db.selectFrom('body').selectAll().execute()).toEqual([])
  })

  it('of a newer program is refused', async () => {
    const path = join(folder, 'newer.gz')
    writeFileSync(path, gzipSync(text().replace(/"schemaVersion":\d+/, '"schemaVersion":999')))
    await expect(restoreBackup(target.db, path)).rejects.toThrow('新しい版')
  })

  it('of an older program, which knew fewer tables, is restored', async () => {
    const path = join(folder, 'older.gz')
    const older = text()
      .replace(/"schemaVersion":\d+/, '"schemaVersion":11')
      .replace(/,"issued_pack":\{[^}]*\}/, '')
    expect(older).not.toContain('issued_pack')
    writeFileSync(path, gzipSync(older))
    const fresh = await openMemoryDatabase()
    try {
      await restoreBackup(fresh.db, path)
      expect(await contentHashes(fresh.db)).toEqual(await contentHashes(source.db))
    } finally {
      await fresh.close()
    }
  })

  it('is refused by a ledger that holds something', async () => {
    await expect(restoreBackup(source.db, join(folder, 'whole.gz'))).rejects.toThrow('すでに記録があります')
  })
})
