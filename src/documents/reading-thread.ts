import { Worker } from 'node:worker_threads'
import type { Scheme } from '#core/scheme.ts'

/** A thread that reads files, one after the other. */
export interface Reader {
  worker: Worker
  /** Heap that it may take, in MiB. */
  megabytes: number
  /** Files that it was given. */
  files: number
  /** The schemes that it knows already. */
  schemes?: readonly Scheme[]
}

/** After so many files a thread is replaced, so that what a library keeps of each does not add up. */
const mostFiles = 50
/** A thread that waits longer (milliseconds) is ended: it holds the readers' code in memory. */
const patienceMs = 10_000

/** The thread that waits for the next file: to start one costs more than to read a small sheet. */
let idle: { reader: Reader; end: NodeJS.Timeout } | undefined

/** A thread to read one file in: the one that waits, or a new one. It is the caller's until he leaves it. */
export function takeReader(megabytes: number): Reader {
  const waiting = idle?.reader.megabytes === megabytes ? idle : undefined
  if (!waiting) return startReader(megabytes)
  idle = undefined
  clearTimeout(waiting.end)
  waiting.reader.worker.ref()
  waiting.reader.files += 1
  return waiting.reader
}

/** Lets a thread wait for the next file, or ends it where it did not finish, has read many, or another waits already. */
export function leaveReader(reader: Reader, isWhole: boolean): void {
  if (!isWhole || idle || reader.files >= mostFiles) {
    void reader.worker.terminate()
    return
  }
  reader.worker.unref() // the program may end while it waits
  const end = setTimeout(() => {
    if (idle?.reader === reader) idle = undefined
    void reader.worker.terminate()
  }, patienceMs).unref()
  idle = { reader, end }
}

/**
 * Young objects in MiB. A third of it may become old at once, and where the old ones reach their bound the engine has 16 MiB left to end the thread
 * in; past those it ends the program.
 */
const youngMegabytes = 32

function startReader(megabytes: number): Reader {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes }
  const worker = new Worker(workerFile(), { resourceLimits })
  // While a file is read its reader listens too; a thread that fails in waiting is only let go.
  worker.on('error', () => {
    if (idle?.reader.worker === worker) idle = undefined
  })
  return { worker, megabytes, files: 1 }
}

/** Beside this file: as source, or as the bundle's own entry (the bundle is one flat folder). */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './read-worker-source.mjs' : './read-worker.js', import.meta.url)
}
