import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertObservations } from '#store/observation.ts'
import { type Database, openDatabase } from '#store/open.ts'
import { startPglite } from '#store/pglite-pool.ts'
import type { Tables } from '#store/tables.ts'
import { countBothWays, findLost, makeWriter } from './killed-writers.ts'
import { createServerDatabase, layFolder, serverUrl } from './open-test-database.ts'
import { body, fromDocument, keepIdentities } from './sample.ts'

const kills = 20
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shirube-durable-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('PGlite in a folder', () => {
  it('brings every commit to the disk before it is acknowledged', async () => {
    await layFolder(join(folder, 'counted'))
    const pool = await startPglite({ folder: join(folder, 'counted/postgresql') })
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    await keepIdentities(db)
    const commits = 100
    const before = await pool.fsyncCalls()
    for (let count = 0; count < commits; count += 1) {
      await insertObservations(db, body, [{ ...fromDocument(`o${count}`), indicator: 'i1', measure: 'actual', value: count }])
    }
    expect((await pool.fsyncCalls()) - before).toBeGreaterThanOrEqual(commits)
    const written = await pool.fsyncCalls()
    await sql`select count(*) from observation`.execute(db)
    expect(await pool.fsyncCalls()).toBe(written)
    await sql`checkpoint`.execute(db)
    // tables, indices, control file, and the folders that name them
    expect((await pool.fsyncCalls()) - written).toBeGreaterThan(10)
    await db.destroy()
  })

  it('stops, and acknowledges nothing more, when the disk fails', { timeout: 120_000 }, async () => {
    const place = join(folder, 'failing')
    await layFolder(place)
    await fill(await openDatabase({ folder: place }))
    const writer = makeWriter(place, 'failing', {
      NODE_OPTIONS: `--import ${new URL('./failing-disk.mjs', import.meta.url).href}`,
    })
    await writer.start()
    await writer.ended
    expect(writer.process.exitCode).toBe(1)
    expect(writer.complaints.join('')).toMatch(/PANIC: {2}could not fsync[\s\S]*データベースが停止しています。/)
    const database = await openDatabase({ folder: place })
    expect(await findLost(database, writer.acknowledged)).toEqual([])
    await database.close()
  })

  it(`loses nothing acknowledged when it is killed ${kills} times in the middle of writing`, { timeout: 400_000 }, async () => {
    const place = join(folder, 'killed')
    await layFolder(place)
    await fill(await openDatabase({ folder: place }))
    const acknowledged = await killWriters(place)
    const database = await openDatabase({ folder: place })
    expect(await findLost(database, acknowledged)).toEqual([])
    const { heap, index } = await countBothWays(database)
    expect(index).toBe(heap)
    expect(heap).toBeGreaterThanOrEqual(acknowledged.length * 2)
    await database.close()
  })
})

describe.skipIf(serverUrl === undefined)('PostgreSQL (runs where DATABASE_URL is set)', () => {
  it(`loses nothing acknowledged when its client is killed ${kills} times in the middle of writing`, {
    timeout: 120_000,
  }, async () => {
    const { url, drop } = await createServerDatabase(serverUrl as string)
    await fill(await openDatabase({ url }))
    const acknowledged = await killWriters(url)
    const database = await openDatabase({ url })
    expect(await findLost(database, acknowledged)).toEqual([])
    const { heap, index } = await countBothWays(database)
    expect(index).toBe(heap)
    await database.close()
    await drop()
  })
})

async function fill(database: Database): Promise<void> {
  await keepIdentities(database.db)
  await database.close()
}

/** Each time a little later, so that the kill meets another moment. Each writer opens what the one before it left behind. */
async function killWriters(location: string): Promise<string[]> {
  const acknowledged: string[] = []
  let next = makeWriter(location, 'round0')
  for (let round = 0; round < kills; round += 1) {
    const writer = next
    next = makeWriter(location, `round${round + 1}`)
    await writer.start()
    await wait(round * 7)
    writer.process.kill('SIGKILL')
    await writer.ended
    acknowledged.push(...writer.acknowledged)
  }
  next.process.kill('SIGKILL')
  await next.ended
  return acknowledged
}
