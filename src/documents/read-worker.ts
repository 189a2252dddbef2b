import { parentPort } from 'node:worker_threads'
import type { Finding } from '#core/finding.ts'
import type { TableAbout } from '#core/machine-readable/checked-table.ts'
import type { Scheme } from '#core/scheme.ts'
import { checkReadable } from './check-readable.ts'
import { collectGarbage } from './collect-garbage.ts'
import type { PrintOrder } from './print-order.ts'
import type { PackOrder } from './print-pack.ts'
import { readDocument } from './read.ts'
import { problemOf } from './refuse.ts'
import type { FileToUnderstand } from './understand.ts'
import { yieldToServer } from './yield-to-server.ts'

/** What the thread is asked: only to read a file, to hold it against the rules of machine readability, to understand it, or to print. The schemes come with the first file that needs them. */
export type Request =
  | { to: 'read'; bytes: Uint8Array; name: string }
  | { to: 'check'; bytes: Uint8Array; name: string; about?: TableAbout }
  | { to: 'print'; order: PrintOrder }
  | { to: 'pack'; order: PackOrder }
  | { to: 'understand'; file: FileToUnderstand; schemes?: readonly Scheme[] }

/** What it says: that a piece of a long file is done, or the answer. */
export type Told<Answer> = { done: false } | { done: true; answer: Answer }

/** A file of so many bytes leaves much behind, and the thread may wait long for the next. */
const largeBytes = 1024 * 1024

let schemes: readonly Scheme[] = []

yieldToServer()

/** The thread of `readApart`, `checkApart`, `understandApart` and `printApart`: one file after the other. An error that is our own ends it, and is told there. */
parentPort?.on('message', async (request: Request) => {
  const isLarge = sizeOf(request) > largeBytes
  await respond(request, isLarge)
  if (isLarge) collectGarbage()
})

/** About how many bytes a request keeps the thread busy with. */
function sizeOf(request: Request): number {
  if (request.to === 'print') return request.order.views.length * 50_000
  if (request.to === 'pack') return largeBytes + 1
  return (request.to === 'understand' ? request.file : request).bytes.length
}

/** The answer lives in here alone, so that it is gone when what is left is collected. */
async function respond(request: Request, isLarge: boolean): Promise<void> {
  const told = { done: true, answer: await answer(request) }
  if (isLarge) collectGarbage() // the cells are gone before the answer is copied
  parentPort?.postMessage(told)
}

async function answer(request: Request): Promise<unknown> {
  if (request.to === 'read') return await readDocument(request.bytes, request.name)
  if (request.to === 'check') return checkReadable(request.bytes, request.name, request.about)
  if (request.to === 'print') {
    const { fillOrder } = await import('./print-order.ts')
    return await orProblem(fillOrder(request.order, () => parentPort?.postMessage({ done: false })))
  }
  if (request.to === 'pack') {
    const { fillPack } = await import('./print-pack.ts')
    return await orProblem(fillPack(request.order, () => parentPort?.postMessage({ done: false })))
  }
  schemes = request.schemes ?? schemes
  const { understand } = await import('./understand.ts') // matching takes memory that a reading alone does not need
  return await understand(schemes, request.file, () => parentPort?.postMessage({ done: false }))
}

/** What was printed, or why it cannot be. */
async function orProblem<Made>(printing: Promise<Made>): Promise<Made | { problem: Finding }> {
  try {
    return await printing
  } catch (error) {
    return { problem: problemOf(error) }
  }
}
