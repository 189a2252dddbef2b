import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { leanParser } from './pdf-lean-parser.ts'

/**
 * pdfjs' parser in a thread of its own, so that a hostile file can be ended: the bytes are taken apart there,
 * and the thread is stopped when it takes too long or too much memory. One thread serves one file after the other.
 */
export interface PdfThread {
  /** Where the parser listens. */
  port: MessagePort
  /** Resolves when the parser is loaded. */
  ready: Promise<void>
  /** Rejects when the thread dies by itself, for instance because its heap is full. */
  died: Promise<never>
  /** Lets the process end while the thread is idle. */
  rest(): void
  wake(): void
  stop(): Promise<void>
}

/** Heap of the thread in MiB. Byte buffers lie outside it: `withinLimits` watches those. */
const heapLimit = 256

/** Folder of the installed pdfjs-dist, with a slash at its end. */
export function pdfjsFolder(): string {
  return `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`
}

/**
 * What the thread runs. pdfjs' build for older engines replaces the engine's own `push` and `stringify` by slow ones over a fault that it
 * never meets: the engine's are put back.
 */
const words = `import { parentPort, workerData } from 'node:worker_threads'
import { runInThisContext } from 'node:vm'
const { push } = Array.prototype
const { stringify } = JSON
if (workerData.lean) runInThisContext(workerData.lean, { filename: workerData.parser })
else await import(workerData.parser)
Array.prototype.push = push
JSON.stringify = stringify
globalThis.pdfjsWorker.WorkerMessageHandler.initializeFromPort(workerData.port)
parentPort.postMessage('ready')`

/** Starts the thread. Its few words are a module of their own, so that it runs alike from TypeScript and from a bundle. */
export function startPdfThread(): PdfThread {
  const file = `${pdfjsFolder()}legacy/build/pdf.worker.mjs`
  const parser = pathToFileURL(file).href
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(words)}`), {
    workerData: { port: port2, parser, lean: leanParser(readFileSync(file, 'utf8'), parser) },
    transferList: [port2],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapLimit },
    stdout: true,
    stderr: true,
  })
  const died = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the PDF thread ended')))
  })
  died.catch(() => undefined)
  const loaded = new Promise<void>((resolve) => worker.once('message', () => resolve()))
  return {
    port: port1,
    ready: Promise.race([loaded, died]),
    died,
    rest: () => {
      worker.unref()
      port1.unref()
    },
    wake: () => {
      worker.ref()
      port1.ref()
    },
    stop: async () => {
      port1.close()
      await worker.terminate()
    },
  }
}
