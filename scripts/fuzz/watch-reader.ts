import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Batch, Told } from './reader.ts'

/** How a batch ended: whole, or with the reader dead at a file. */
export type Ended = { whole: true } | { whole: false; nth: number; fault: string }

/** A file may take so much computing time (milliseconds); its own clock is what counts, as the machine may be busy. */
export const mostMilliseconds = 5000
/** Several schemes are matched with each file, so that the reader is given a multiple of it before it is ended. */
const patience = 6
/** Where the computing time of another process cannot be told, the clock is taken, with patience. */
const mostOnClock = 20_000
/** Heap of the reader in MiB, as that of the reading thread. */
const heap = 384

/** Has a batch read by the bundled reader in a process of its own, telling each file; ends it where one file takes too long. */
export function watchReader(program: string, batch: Batch, tell: (told: Told) => void): Promise<Ended> {
  const reader = fork(program, {
    execArgv: ['--expose-gc', `--max-old-space-size=${heap}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  return new Promise((resolve) => {
    let nth = batch.from
    let whole = false
    let begun = { at: performance.now(), computing: computingTime(reader.pid) }
    let fault = ''
    let isLoading = true
    let words = ''
    reader.stderr?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000)
    })
    const timer = setInterval(() => {
      const computing = computingTime(reader.pid)
      const spent = computing === undefined || begun.computing === undefined ? undefined : computing - begun.computing
      const elapsed = performance.now() - begun.at
      // While the first file waits, the program itself is being loaded.
      const times = isLoading ? patience * 2 : patience
      if (spent === undefined ? elapsed < mostOnClock * times : spent < mostMilliseconds * times) return
      fault = `ended after ${Math.round(spent ?? elapsed)} ms`
      reader.kill('SIGKILL')
    }, 250)
    reader.on('message', (told: Told | 'done') => {
      if (told === 'done') whole = true
      else {
        isLoading = false
        nth = told.nth + 1
        begun = { at: performance.now(), computing: computingTime(reader.pid) }
        tell(told)
      }
    })
    reader.on('close', (code, signal) => {
      clearInterval(timer)
      resolve(whole ? { whole: true } : { whole: false, nth, fault: fault || `the reader died (${code ?? signal}): ${words}` })
    })
    reader.send(batch)
  })
}

/** Computing time of another process in milliseconds (Linux; `undefined` elsewhere). */
function computingTime(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}
