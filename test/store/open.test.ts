import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepBody } from '#store/body.ts'
import { schemaVersion } from '#store/migrate.ts'
import { type Database, openDatabase } from '#store/open.ts'
import { makeWriter } from './killed-writers.ts'
import { createServerDatabase, layFolder, openTestDatabase, serverUrl } from './open-test-database.ts'
import { keepIdentities } from './sample.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shirube-open-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a database in a folder', () => {
  it('refuses a second process with a sentence that names the first', async () => {
    const place = join(folder, 'shared')
    await layFolder(place)
    const database = await openDatabase({ folder: place })
    database.writeAddress('http://127.0.0.1:8080/')
    const second = makeWriter(place, 'second')
    await second.start().catch(() => {})
    await second.ended
    expect(second.acknowledged).toEqual([])
    expect(second.complaints.join('')).toContain(
      `プロセス ${process.pid} が使っています(http://127.0.0.1:8080/ で動いています)。`,
    )
    await database.close()
  })

  it('keeps what was written when it is opened again, and one whose making was cut off is made anew', {
    timeout: 120_000,
  }, async () => {
    const place = join(folder, 'again')
    const cut = makeWriter(place, 'cut')
    cut.start().catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    cut.process.kill('SIGKILL')
    await cut.ended
    const first = await openDatabase({ folder: place })
    await keepBody(first.db, { body: '1', name: '見本市', code: null })
    await first.close()
    const second = await openDatabase({ folder: place })
    expect(await second.db.selectFrom('body').selectAll().execute()).toEqual([{ body: '1', name: '見本市', code: null }])
    await second.close()
    await expect(second.db.selectFrom('body').selectAll().execute()).rejects.toThrow()
  })

  it('of a newer program is refused, and let go', async () => {
    const place = join(folder, 'newer')
    await layFolder(place)
    const database = await openDatabase({ folder: place })
    await sql`insert into schema_version values (${schemaVersion + 1}, 'later', now())`.execute(database.db)
    await database.close()
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(openDatabase({ folder: place })).rejects.toMatchObject({ name: 'OpenRefused', reason: 'newer' })
    }
  })
})

describe('a server that cannot be reached', () => {
  it('is named in one sentence', async () => {
    const opening = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    await expect(opening).rejects.toMatchObject({
      name: 'OpenRefused',
      reason: 'unreachable',
      message: expect.stringContaining('接続できません'),
    })
  })
})

describe('an open database', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    await keepIdentities(database.db)
    await sql`create table counter (name text primary key, value bigint not null)`.execute(database.db)
    await sql`insert into counter values ('one', 0)`.execute(database.db)
  })
  afterAll(() => database.close())

  it('loses nothing in 50 concurrent transactions', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.db.transaction().execute(async (trx) => {
          const { rows } = await sql<{ value: number }>`select value from counter where name = 'one' for update`.execute(trx)
          await sql`update counter set value = ${rows[0]!.value + 1} where name = 'one'`.execute(trx)
        }),
      ),
    )
    const { rows } = await sql<{ value: number }>`select value from counter`.execute(database.db)
    expect(rows).toEqual([{ value: 50 }])
  })

  it('takes back what a failed transaction did, and goes on', async () => {
    const failing = database.db.transaction().execute(async (trx) => {
      await sql`update counter set value = -1`.execute(trx)
      throw new Error('given up')
    })
    await expect(failing).rejects.toThrow('given up')
    const { rows } = await sql<{ value: number }>`select value from counter where value < 0`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('does not pretend that a transaction was kept in which a failure was passed over', async () => {
    const pretending = database.db.transaction().execute(async (trx) => {
      await sql`update counter set value = -1`.execute(trx)
      await sql`select 1 / 0`.execute(trx).catch(() => {})
    })
    await expect(pretending).rejects.toMatchObject({ code: '25P02' })
    const { rows } = await sql<{ value: number }>`select value from counter where value < 0`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('tells the SQLSTATE and the constraint of what it refuses', async () => {
    const twice = sql`insert into counter values ('one', 1)`.execute(database.db)
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'counter_pkey', table: 'counter' })
  })

  const values: [type: string, written: unknown, read: unknown][] = [
    ['int8', '9007199254740991', 9_007_199_254_740_991],
    ['int8', '9007199254740993', '9007199254740993'],
    ['numeric', '0.10', '0.10'],
    ['float8', 0.1, 0.1],
    ['float8', -5e-324, -5e-324],
    ['text', '⻄宮市 㐂 👍', '⻄宮市 㐂 👍'],
    ['text', null, null],
    ['bool', false, false],
    ['jsonb', '{"a":[1,null,"二"]}', { a: [1, null, '二'] }],
    ['date', '2026-04-01', '2026-04-01'],
    ['timestamptz', '2026-04-01T09:00:00+09:00', '2026-04-01T00:00:00.000Z'],
    ['timestamptz', '2026-04-01T00:00:00.1Z', '2026-04-01T00:00:00.100Z'],
    ['timestamptz', '2026-04-01T00:00:00.123456Z', '2026-04-01T00:00:00.123456Z'],
    ['text[]', ['一', 'two, "three"\\'], ['一', 'two, "three"\\']],
  ]
  it.each(values)('reads %s %j the same on both engines', async (type, written, read) => {
    const { rows } = await sql<{ value: unknown }>`select ${written}::${sql.raw(type)} as value`.execute(database.db)
    expect(rows[0]?.value).toEqual(read)
  })

  it('reads bytes as bytes', async () => {
    const bytes = new Uint8Array(1_000_000).map((_, index) => index * 7)
    const { rows } = await sql<{ value: Uint8Array }>`select ${Buffer.from(bytes)}::bytea as value`.execute(database.db)
    expect(Buffer.compare(rows[0]!.value, bytes)).toBe(0)
  })
})

describe.skipIf(serverUrl === undefined)('a server (runs where DATABASE_URL is set)', () => {
  it('is migrated once by several programs that start together', async () => {
    const { url, drop } = await createServerDatabase(serverUrl as string)
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })))
    const { rows } = await sql<{ version: number }>`select version from schema_version order by version`.execute(databases[0]!.db)
    expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: schemaVersion }, (_, index) => index + 1))
    await Promise.all(databases.map(({ close }) => close()))
    await drop()
  })
})
