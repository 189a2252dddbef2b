import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Database } from '#store/open.ts'
import { body } from './sample.ts'

const program = fileURLToPath(new URL('./writing-process.ts', import.meta.url))

/** A process that writes to a ledger. */
export interface Writer {
  process: ChildProcess
  /** Lets it open the ledger; resolves when it has written something. */
  start(): Promise<void>
  /** Ids that it was told are kept. */
  acknowledged: string[]
  ended: Promise<void>
  /** What it wrote to standard error. */
  complaints: string[]
}

/** Makes a process ready that writes to a ledger (a folder or a URL) until it is killed. */
export function makeWriter(location: string, prefix: string, env: Record<string, string> = {}): Writer {
  const child = spawn(process.execPath, ['--import', 'tsx', program, location, prefix], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const acknowledged: string[] = []
  const complaints: string[] = []
  let rest = ''
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const started = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() as string
      acknowledged.push(...lines)
      if (acknowledged.length > 0) resolve()
    })
    ended.then(() => reject(new Error(`The writer ended: ${complaints.join('')}`)))
  })
  started.catch(() => {})
  const start = () => {
    child.stdin.write('start\n')
    return started
  }
  return { process: child, start, acknowledged, ended, complaints }
}

/** Acknowledged ids of which something is missing, and transactions that are there by half. */
export async function findLost(database: Database, acknowledged: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from observation where body = ${body}`.execute(database.db)
  const kept = new Set(rows.map((row) => row.id))
  const lost = acknowledged.filter((id) => !kept.has(`${id}-a`) || !kept.has(`${id}-b`))
  const halves = [...kept].filter((id) => id.endsWith('-a') && !kept.has(id.replace(/a$/, 'b')))
  return [...lost, ...halves]
}

/** How many rows a scan of the table finds, and how many a walk along its key's index finds. */
export async function countBothWays(database: Database): Promise<{ heap: number; index: number }> {
  return database.db.transaction().execute(async (trx) => {
    const count = sql<{ count: number }>`select count(*)::int as count from observation where body >= ''`
    await sql`set local enable_indexscan = off`.execute(trx)
    await sql`set local enable_indexonlyscan = off`.execute(trx)
    await sql`set local enable_bitmapscan = off`.execute(trx)
    const heap = await count.execute(trx)
    await sql`set local enable_indexscan = on`.execute(trx)
    await sql`set local enable_indexonlyscan = on`.execute(trx)
    await sql`set local enable_seqscan = off`.execute(trx)
    const index = await count.execute(trx)
    return { heap: heap.rows[0]!.count, index: index.rows[0]!.count }
  })
}
