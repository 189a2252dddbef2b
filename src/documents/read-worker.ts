import { parentPort } from 'node:worker_threads'
import { readDocument } from './read.ts'

/** The thread of `readApart`: reads one file after the other. An error that is our own ends it, and is told there. */
parentPort?.on('message', async ({ bytes, name }: { bytes: Uint8Array; name: string }) => {
  parentPort?.postMessage(await readDocument(bytes, name))
})
