import { finding } from '#core/finding.ts'
import { checkSize } from './check-size.ts'
import type { Reading } from './read.ts'
import { leaveReader, takeReader } from './reading-thread.ts'

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
    const reader = takeReader(megabytes)
    const { worker } = reader
    const finish = (isWhole: boolean) => {
      clearTimeout(timer)
      worker.off('message', done)
      worker.off('error', fail)
      leaveReader(reader, isWhole)
    }
    const done = (reading: Reading) => {
      finish(true)
      resolve(reading)
    }
    const fail = (error: Error & { code?: string }) => {
      finish(false)
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ problem: finding('reading-too-heavy', { name }) })
      else reject(error)
    }
    const timer = setTimeout(() => {
      finish(false)
      resolve({ problem: finding('reading-too-slow', { name, seconds }) })
    }, seconds * 1000)
    worker.on('message', done)
    worker.on('error', fail)
    worker.postMessage({ bytes, name })
  })
}
