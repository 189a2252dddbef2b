import { parentPort } from 'node:worker_threads'
import { collectGarbage } from './collect-garbage.ts'
import { readDocument } from './read.ts'

/** A file of so many bytes leaves much behind, and the thread may wait long for the next. */
const largeBytes = 1024 * 1024

/** The thread of `readApart`: reads one file after the other. An error that is our own ends it, and is told there. */
parentPort?.on('message', async ({ bytes, name }: { bytes: Uint8Array; name: string }) => {
  parentPort?.postMessage(await readDocument(bytes, name))
  if (bytes.length > largeBytes) collectGarbage()
})
