import type { PostgresPool } from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { EngineStream } from './engine-stream.ts'
import { makeGuardedClient, type Query } from './guarded-client.ts'
import { makeMutex } from './mutex.ts'
import type { WorkerStart } from './pglite-protocol.ts'
import { type Ask, startPgliteThread } from './pglite-thread.ts'

/** PGlite behind the shape of a `pg` pool: it has one session, so one client at a time. */
export interface PglitePool extends PostgresPool {
  /** How often files were brought to the disk since the start. */
  fsyncCalls(): Promise<number>
  /** The whole database as a tar file, to start others in memory from. */
  dump(): Promise<Uint8Array>
  /** Resolves with the reason when the database can no longer be used: it was closed, or its disk failed. */
  ended: Promise<Error>
}

/** How long a client waits for the session. A transaction that asks the pool for a second client would wait for ever. */
const patienceMs = 60_000

/** Starts PGlite in a thread of its own. Resolves when it answers. */
export async function startPglite(start: WorkerStart): Promise<PglitePool> {
  const { ask, ended: threadEnded } = await startPgliteThread(start)
  const query = await openSession(ask)
  const mutex = makeMutex(
    patienceMs,
    () => new Error('No database session within 60 s: is a transaction asking for a second one?'),
  )
  let ended: Promise<void> | undefined

  async function connect() {
    const free = await mutex.acquire()
    return makeGuardedClient(query, free)
  }

  async function end(): Promise<void> {
    const free = await mutex.acquire()
    await Promise.race([threadEnded, ask({ ask: 'close' })])
    free()
  }

  return {
    connect,
    end: () => {
      ended ??= end()
      return ended
    },
    fsyncCalls: () => ask({ ask: 'fsyncCalls' }) as Promise<number>,
    dump: () => ask({ ask: 'dump' }) as Promise<Uint8Array>,
    ended: threadEnded,
  }
}

/** The one session. Once the thread has ended, every query fails with the reason for that. */
async function openSession(ask: Ask): Promise<Query> {
  const exchange = (bytes: Uint8Array<ArrayBuffer>) => ask({ ask: 'exchange', bytes }) as Promise<Uint8Array>
  const session = new pg.Client({
    stream: () => new EngineStream(exchange),
    user: 'postgres',
    database: 'postgres',
    types: columnTypes,
  })
  let broken: Error | undefined
  session.on('error', (error) => {
    broken ??= error
  })
  await session.connect()
  return (text, parameters) =>
    session.query(text, parameters).catch((error: unknown) => {
      throw broken ?? error
    })
}
