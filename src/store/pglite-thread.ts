import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answer, Request, WorkerStart } from './pglite-protocol.ts'

type WithoutId<Kind = Request> = Kind extends { id: number } ? Omit<Kind, 'id'> : never

/** Asks the database's thread; rejects when the engine broke or the thread has ended. */
export type Ask = (request: WithoutId) => Promise<unknown>

export interface PgliteThread {
  ask: Ask
  /** Resolves with the reason when the thread has ended, asked to or not. */
  ended: Promise<Error>
}

/** The engine has its memory outside the thread's heap; what passes through the thread is young and small. */
const youngMegabytes = 12

/** A new database is made in a thread of its own: what making it takes (some 280 MiB) goes with the thread. */
function makeApart(folder: string): Promise<void> {
  const worker = new Worker(findWorker(), { workerData: { make: folder } satisfies WorkerStart })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The database could not be made (${code}).`))
    })
  })
}

/** Starts the thread in which PGlite runs, so that a long query does not hold up the program. Resolves when it answers. */
export async function startPgliteThread(start: WorkerStart): Promise<PgliteThread> {
  if ('folder' in start && !existsSync(join(start.folder, 'PG_VERSION'))) await makeApart(start.folder)
  const worker = new Worker(findWorker(), { workerData: start, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } })
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let stopped: Error | undefined
  let count = 0
  let tell: (reason: Error) => void
  const ended = new Promise<Error>((resolve) => {
    tell = resolve
  })

  function stop(error: Error): void {
    stopped ??= error
    tell(stopped)
    for (const { reject } of pending.values()) reject(stopped)
    pending.clear()
  }

  await untilReady(worker)
  worker.on('error', stop)
  worker.on('exit', () => stop(new Error('データベースが停止しています。ディスクの空きと状態を確かめて、起動し直してください。')))
  worker.on('message', (answer: Answer) => {
    const asked = pending.get(answer.id)
    pending.delete(answer.id)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.value)
  })

  const ask: Ask = (request) =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped)
      count += 1
      pending.set(count, { resolve, reject })
      worker.postMessage({ id: count, ...request }, request.ask === 'exchange' ? [request.bytes.buffer] : [])
    })
  return { ask, ended }
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The database thread ended before it answered.')))
  })
}

/** Beside this file, from source and in the bundle alike. */
function findWorker(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './pglite-worker-source.mjs' : './pglite-worker.js', import.meta.url)
}
