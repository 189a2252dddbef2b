import { mkdirSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { DurableNodeFS } from './durable-node-fs.ts'
import type { Answer, Request, WorkerStart } from './pglite-protocol.ts'
import { syncPath } from './sync-path.ts'

/**
 * As PGlite starts by itself, but without `-F` (which turns fsync off), with the one sync method that reaches the disk, and with fewer buffers:
 * the system keeps the files at hand as well, and an office's machine has no memory for both.
 */
const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=32MB'],
]

let files: DurableNodeFS | undefined

async function openFolder(folder: string): Promise<PGlite> {
  // within a thread this ends the thread alone; what was not acknowledged by then is not
  files = new DurableNodeFS(folder, () => process.exit(1))
  return PGlite.create({ fs: files, startParams: durableStart, onStderr: reportBreak })
}

/** What PostgreSQL says before it stops goes to the log at once: the thread will not live to say it later. */
function reportBreak(line: string): boolean {
  if (/\b(PANIC|FATAL):/.test(line)) writeSync(2, `${line}\n`)
  return false
}

/** Made beside its place and moved there when it is whole: a start that was cut off leaves nothing half-made. */
async function makeCluster(folder: string): Promise<void> {
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  // nobody else on the machine is to read it
  mkdirSync(making, { recursive: true, mode: 0o700 })
  // brought to the disk as a whole afterwards, which is sooner done than file by file
  const cluster = await PGlite.create({ fs: new NodeFS(making) })
  await cluster.close()
  syncTree(making)
  renameSync(making, folder)
  syncPath(dirname(folder))
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else syncPath(path)
  }
  syncPath(folder)
}

function openMemory(snapshot: Uint8Array | undefined): Promise<PGlite> {
  return PGlite.create(snapshot ? { loadDataDir: new Blob([snapshot as Uint8Array<ArrayBuffer>]) } : {})
}

async function answer(engine: PGlite, request: Request): Promise<unknown> {
  switch (request.ask) {
    case 'exchange':
      return exchange(engine, request.bytes)
    case 'fsyncCalls':
      return files?.fsyncCalls
    case 'dump':
      return new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())
    case 'close':
      return engine.close()
  }
}

async function exchange(engine: PGlite, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // the engine answers a connection's greeting only here
  if (bytes[0] === 0) return new Uint8Array(engine.execProtocolRawSync(bytes))
  const pieces: Uint8Array[] = []
  // what it hands over is a window on its memory, good for this moment only
  await engine.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (piece) => pieces.push(piece.slice()) })
  return new Uint8Array(Buffer.concat(pieces))
}

async function serve(engine: PGlite, port: MessagePort): Promise<void> {
  let turn: Promise<unknown> = Promise.resolve()
  port.on('message', (request: Request) => {
    turn = turn.then(async () => {
      const reply: Answer = await answer(engine, request).then(
        (value) => ({ id: request.id, value }),
        (error: unknown) => ({ id: request.id, error: String(error) }),
      )
      port.postMessage(reply, 'value' in reply && reply.value instanceof Uint8Array ? [reply.value.buffer as ArrayBuffer] : [])
      if (request.ask === 'close') port.close()
    })
  })
  port.postMessage('ready')
}

if (!parentPort) throw new Error('pglite-worker runs in a worker thread only')
const start = workerData as WorkerStart
if ('make' in start) await makeCluster(start.make)
else await serve(await ('folder' in start ? openFolder(start.folder) : openMemory(start.snapshot)), parentPort)
