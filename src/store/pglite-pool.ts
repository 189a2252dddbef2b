import { Worker } from 'node:worker_threads'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { checkCommitted } from './check-committed.ts'
import { makeMutex } from './mutex.ts'
import type { Answer, EngineError, EngineResult, Request, WorkerStart } from './pglite-protocol.ts'

/** PGlite behind the shape of a `pg` pool: it has one session, so one client at a time. */
export interface PglitePool extends PostgresPool {
  /** How often files were brought to the disk since the start. */
  fsyncCalls(): Promise<number>
  /** The whole database as a tar file, to start others in memory from. */
  dump(): Promise<Uint8Array>
}

type Ask<Kind = Request> = Kind extends { id: number } ? Omit<Kind, 'id'> : never

/** How long a client waits for the session. A transaction that asks the pool for a second client would wait for ever. */
const patienceMs = 60_000

/** Starts PGlite in a thread of its own. Resolves when it answers. */
export async function startPglite(start: WorkerStart): Promise<PglitePool> {
  const ask = await startWorker(start)
  const mutex = makeMutex(
    patienceMs,
    () => new Error('No database session within 60 s: is a transaction asking for a second one?'),
  )
  let closing: Promise<void> | undefined

  async function connect(): Promise<PostgresPoolClient> {
    const free = await mutex.acquire()
    return makeClient((text, parameters) => ask({ ask: 'query', text, parameters }) as Promise<EngineResult>, free)
  }

  async function end(): Promise<void> {
    const free = await mutex.acquire()
    await ask({ ask: 'close' })
    free()
  }

  return {
    connect,
    end: () => (closing ??= end()),
    fsyncCalls: () => ask({ ask: 'fsyncCalls' }) as Promise<number>,
    dump: () => ask({ ask: 'dump' }) as Promise<Uint8Array>,
  }
}

type Query = (text: string, parameters: readonly unknown[]) => Promise<EngineResult>

function makeClient(ask: Query, free: () => void): PostgresPoolClient {
  let open = false

  async function query(text: string, parameters: readonly unknown[]): Promise<EngineResult> {
    if (/^\s*(begin|start transaction)\b/i.test(text)) open = true
    const result = await ask(text, parameters)
    if (/^\s*(commit|rollback)\s*;?\s*$/i.test(text)) open = false
    checkCommitted(text, result.command)
    return result
  }

  function release(): void {
    if (open) ask('rollback', []).then(free, free)
    else free()
  }

  return { query: query as PostgresPoolClient['query'], release }
}

async function startWorker(start: WorkerStart): Promise<(request: Ask) => Promise<unknown>> {
  const worker = new Worker(findWorker(), { workerData: start })
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let stopped: Error | undefined
  let count = 0

  function stop(error: Error): void {
    stopped ??= error
    for (const { reject } of pending.values()) reject(stopped)
    pending.clear()
  }

  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The database thread ended before it answered.')))
  })
  worker.on('error', stop)
  worker.on('exit', () => stop(new Error('The database thread has ended.')))
  worker.on('message', (answer: Answer) => {
    const asked = pending.get(answer.id)
    pending.delete(answer.id)
    if ('error' in answer) asked?.reject(formatError(answer.error))
    else asked?.resolve(answer.value)
  })

  return (request) =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped)
      count += 1
      pending.set(count, { resolve, reject })
      worker.postMessage({ id: count, ...request })
    })
}

/** Beside this file, from source and in the bundle alike. */
function findWorker(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './pglite-worker-source.mjs' : './pglite-worker.js', import.meta.url)
}

/** As `pg` would throw it. */
function formatError({ message, ...said }: EngineError): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), said)
}
