import { parentPort, workerData } from 'node:worker_threads'
import { readDocument } from './read.ts'

/** The thread of `readApart`: reads one file and ends. */
const { bytes, name } = workerData as { bytes: Uint8Array; name: string }
parentPort?.postMessage(await readDocument(bytes, name))
