import { type Finding, finding } from '#core/finding.ts'
import type { TableAbout } from '#core/machine-readable/checked-table.ts'
import type { Scheme } from '#core/scheme.ts'
import type { Checked } from './check-readable.ts'
import { checkSize } from './check-size.ts'
import type { FilledForm } from './fill-template.ts'
import type { Printed, PrintOrder } from './print-order.ts'
import type { PackOrder } from './print-pack.ts'
import type { Reading } from './read.ts'
import type { Request, Told } from './read-worker.ts'
import { leaveReader, type Reader, takeReader } from './reading-thread.ts'
import type { FileToUnderstand, Misunderstanding, Understanding } from './understand.ts'

/** How long (seconds, for a piece of a long file) and with how much memory (MiB) a file may be read; `signal` stops it before. */
export interface Patience {
  seconds: number
  megabytes: number
  signal: AbortSignal
}

/**
 * Reads a file in a thread of its own, so that neither a long nor a hostile file holds up a server: past the time or the
 * memory it is stopped, and the problem says so. Otherwise as `readDocument`.
 */
export async function readApart(bytes: Uint8Array, name: string, patience: Partial<Patience> = {}): Promise<Reading> {
  const told = await ask<Reading>(name, bytes, patience, () => ({ to: 'read', bytes, name }))
  return 'stopped' in told ? { problem: told.stopped } : told.answer
}

/**
 * Reads a file and matches it to a scheme in a thread of its own, for the same reasons: only what the paper says comes back, not its cells
 * (unless they are asked for), so that a large paper is not copied for nothing. Otherwise as `understand`.
 */
export async function understandApart(
  schemes: readonly Scheme[],
  file: FileToUnderstand,
  patience: Partial<Patience> = {},
): Promise<Understanding | Misunderstanding> {
  const told = await ask<Understanding | Misunderstanding>(file.name, file.bytes, patience, (reader) => {
    const known = reader.schemes?.length === schemes.length && schemes.every((scheme, nth) => scheme === reader.schemes?.[nth])
    if (!known) reader.schemes = [...schemes] // the list itself grows when a scheme is saved
    return { to: 'understand', file, ...(known ? {} : { schemes }) }
  })
  return 'stopped' in told ? { findings: [told.stopped] } : told.answer
}

/** Holds a file against the rules of machine readability in a thread of its own, for the same reasons. Otherwise as `checkReadable`. */
export async function checkApart(
  bytes: Uint8Array,
  name: string,
  about: TableAbout | undefined,
  patience: Partial<Patience> = {},
): Promise<Checked> {
  const told = await ask<Checked>(name, bytes, patience, () => ({ to: 'check', bytes, name, ...(about ? { about } : {}) }))
  return 'stopped' in told ? { problem: told.stopped } : told.answer
}

/**
 * Prints an order in a thread of its own, so that a thousand sheets do not hold up a server: past the time since the last sheet, or past the
 * memory, it is stopped, and the problem says so. `tell` hears of every sheet that is done.
 */
export async function printApart(
  order: PrintOrder,
  name: string,
  { tell, ...patience }: Partial<Patience> & { tell?: () => void } = {},
): Promise<Printed | { problem: Finding }> {
  // A native library that only a thread has loaded is unloaded with it, and takes the whole program along: held here too, it stays.
  await import('@myriaddreamin/typst-ts-node-compiler')
  const told = await ask<Printed | { problem: Finding }>(
    name,
    order.template?.bytes,
    { seconds: 300, ...patience },
    () => ({ to: 'print', order }),
    tell,
  )
  return 'stopped' in told ? { problem: told.stopped } : told.answer
}

/** Prints a committee pack in a thread of its own, for the same reasons. */
export async function printPackApart(
  order: PackOrder,
  name: string,
  { tell, ...patience }: Partial<Patience> & { tell?: () => void } = {},
): Promise<FilledForm | { problem: Finding }> {
  const told = await ask<FilledForm | { problem: Finding }>(
    name,
    undefined,
    { seconds: 300, ...patience },
    () => ({ to: 'pack', order }),
    tell,
  )
  return 'stopped' in told ? { problem: told.stopped } : told.answer
}

/** The answer of a thread, or why it was stopped. */
function ask<Answer>(
  name: string,
  bytes: Uint8Array | undefined,
  { seconds = 60, megabytes = 384, signal }: Partial<Patience>,
  request: (reader: Reader) => Request,
  tell: () => void = () => {},
): Promise<{ answer: Answer } | { stopped: Finding }> {
  const problem = bytes && checkSize(bytes.length, name) // before the thread gets a copy of it
  if (problem) return Promise.resolve({ stopped: problem })
  return new Promise((resolve, reject) => {
    const reader = takeReader(megabytes)
    const { worker } = reader
    const finish = (isWhole: boolean) => {
      clearTimeout(timer)
      worker.off('message', hear)
      worker.off('error', fail)
      signal?.removeEventListener('abort', stop)
      leaveReader(reader, isWhole)
    }
    const hear = (told: Told<Answer>) => {
      if (!told.done) {
        timer.refresh()
        tell()
        return
      }
      finish(true)
      resolve({ answer: told.answer })
    }
    const fail = (error: Error & { code?: string }) => {
      finish(false)
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ stopped: finding('reading-too-heavy', { name }) })
      else reject(error)
    }
    const timer = setTimeout(() => {
      finish(false)
      resolve({ stopped: finding('reading-too-slow', { name, seconds }) })
    }, seconds * 1000)
    const stop = () => {
      finish(false)
      resolve({ stopped: finding('work-stopped', { name }) })
    }
    worker.on('message', hear)
    worker.on('error', fail)
    signal?.addEventListener('abort', stop)
    worker.postMessage(request(reader))
  })
}
