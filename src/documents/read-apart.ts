import { Worker } from 'node:worker_threads'
import { finding } from '#core/finding.ts'
import { checkSize } from './check-size.ts'
import type { Reading } from './read.ts'

/** How long (seconds) and with how much memory (MiB) a file may be read. */
export interface Patience {
  seconds: number
  megabytes: number
}

/**
 * Reads a file in a thread of its own, so that neither a long nor a hostile file holds up a server: past the time or the
 * memory it is stopped, and the problem says so. Otherwise as `readDocument`.
 */
export function readApart(bytes: Uint8Array, name: string, patience: Partial<Patience> = {}): Promise<Reading> {
  const { seconds = 60, megabytes = 384 } = patience
  const problem = checkSize(bytes.length, name) // before the thread gets a copy of it
  if (problem) return Promise.resolve({ problem })
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: { bytes, name },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    const timer = setTimeout(() => end({ problem: finding('reading-too-slow', { name, seconds }) }), seconds * 1000)
    const end = (reading: Reading) => {
      clearTimeout(timer)
      resolve(reading)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end({ problem: finding('reading-too-heavy', { name }) })
      clearTimeout(timer)
      return reject(error)
    })
  })
}

/** Beside this file: as source, or as the bundle's own entry (the bundle is one flat folder). */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './read-worker-source.mjs' : './read-worker.js', import.meta.url)
}
