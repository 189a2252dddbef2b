import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#store/open.ts'
import { countBothWays, findLost, makeWriter } from './killed-writers.ts'
import { serverUrl } from './open-test-database.ts'
import { makePrivateServer, type PrivateServer, serverPrograms } from './private-server.ts'
import { keepIdentities } from './sample.ts'

const crashes = 5

describe.skipIf(serverUrl === undefined || serverPrograms === undefined)(
  'a PostgreSQL server that crashes (runs where DATABASE_URL is set and a server is installed)',
  () => {
    let folder: string
    let server: PrivateServer
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shirube-crash-'))
      server = await makePrivateServer(serverPrograms as string, folder)
    })
    afterAll(async () => {
      await server.kill()
      rmSync(folder, { recursive: true, force: true })
    })

    it(`loses nothing acknowledged in ${crashes} crashes in the middle of writing`, { timeout: 120_000 }, async () => {
      await server.start()
      const first = await openDatabase({ url: server.url })
      await keepIdentities(first.db)
      await first.close()
      const acknowledged: string[] = []
      for (let round = 0; round < crashes; round += 1) {
        const writer = makeWriter(server.url, `crash${round}`)
        await writer.start()
        await wait(20 + round * 30)
        await server.kill()
        // a writer that has lost its server ends by itself, having acknowledged nothing more
        await writer.ended
        expect(writer.process.exitCode).not.toBe(0)
        acknowledged.push(...writer.acknowledged)
        await server.start()
      }
      const database = await openDatabase({ url: server.url })
      expect(await findLost(database, acknowledged)).toEqual([])
      const { heap, index } = await countBothWays(database)
      expect(index).toBe(heap)
      expect(heap).toBeGreaterThanOrEqual(acknowledged.length * 2)
      await database.close()
    })
  },
)
