import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type Results } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { columnParsers } from './column-types.ts'
import { DurableNodeFS } from './durable-node-fs.ts'
import type { Answer, EngineError, EngineResult, Request, WorkerStart } from './pglite-protocol.ts'
import { syncPath } from './sync-path.ts'

/** As PGlite starts by itself, but without `-F` (which turns fsync off), and with the one sync method that reaches the disk. */
const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
]
const parsers = columnParsers
const serializers = { 17: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` }

let files: DurableNodeFS | undefined

async function openFolder(folder: string): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(folder)
  files = new DurableNodeFS(folder)
  return PGlite.create({ fs: files, startParams: durableStart, parsers, serializers })
}

/** Made beside its place and moved there when it is whole: a start that was cut off leaves nothing half-made. */
async function makeCluster(folder: string): Promise<void> {
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
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
  return PGlite.create({
    parsers,
    serializers,
    ...(snapshot ? { loadDataDir: new Blob([snapshot as Uint8Array<ArrayBuffer>]) } : {}),
  })
}

async function answer(engine: PGlite, request: Request): Promise<unknown> {
  switch (request.ask) {
    case 'query':
      return query(engine, request.text, request.parameters)
    case 'fsyncCalls':
      return files?.fsyncCalls
    case 'dump':
      return new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())
    case 'close':
      return engine.close()
  }
}

async function query(engine: PGlite, text: string, parameters: readonly unknown[]): Promise<EngineResult> {
  if (parameters.length > 0) return formatResult(await engine.query<Record<string, unknown>>(text, [...parameters]))
  // without parameters several statements may stand in one text; the last one's result counts, as with `pg`
  const results = await engine.exec(text)
  return formatResult(results.at(-1) as Results<Record<string, unknown>>)
}

function formatResult(result: Results<Record<string, unknown>>): EngineResult {
  return { command: result.command ?? '', rowCount: result.rowCount ?? null, rows: result.rows }
}

function describe(error: unknown): EngineError {
  if (!(error instanceof Error)) return { message: String(error) }
  const said = error as Error & EngineError
  return {
    message: said.message,
    ...Object.fromEntries(
      (['code', 'severity', 'detail', 'hint', 'schema', 'table', 'column', 'constraint', 'where'] as const)
        .filter((key) => said[key] !== undefined)
        .map((key) => [key, said[key]]),
    ),
  }
}

const port = parentPort
if (!port) throw new Error('pglite-worker runs in a worker thread only')
const start = workerData as WorkerStart
const engine = await ('folder' in start ? openFolder(start.folder) : openMemory(start.snapshot))
let turn: Promise<unknown> = Promise.resolve()

port.on('message', (request: Request) => {
  turn = turn.then(async () => {
    const reply: Answer = await answer(engine, request).then(
      (value) => ({ id: request.id, value }),
      (error: unknown) => ({ id: request.id, error: describe(error) }),
    )
    port.postMessage(reply)
    if (request.ask === 'close') port.close()
  })
})
port.postMessage('ready')
