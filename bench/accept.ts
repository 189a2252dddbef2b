// Accepting the statements of 1,000 sheets in one transaction, beside a COPY of the same rows into the same tables: at most three times as long.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { decideStatements } from '#store/decide.ts'
import { insertStatements } from '#store/insert-statements.ts'
import { type Database, openDatabase } from '#store/open.ts'
import { copyIntoFolder, copyIntoServer } from './accept/copy-in.ts'
import { writeCopyText } from './accept/copy-text.ts'
import { keepSheetIdentities, makeDrafts } from './accept/sheets.ts'

const sheets = 1_000
const rounds = 3
const body = 'bench'

interface Times {
  insert: number
  accept: number
  copy: number
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Drafts are kept, then accepted; `copy` puts the accepted rows into a second database that has only the identities. */
async function measure(
  database: Database,
  copy: (text: Awaited<ReturnType<typeof writeCopyText>>) => Promise<number>,
): Promise<Times> {
  const { db } = database
  const drafts = makeDrafts(sheets)
  const ids = drafts.map(({ row }) => row.provenance.id)
  const insert = await timed(() => db.transaction().execute((trx) => insertStatements(trx, body, drafts)))
  const decision = { status: 'accepted', by: 'p', at: '2026-04-02T00:00:00Z' } as const
  const accept = await timed(() => db.transaction().execute((trx) => decideStatements(trx, body, { ids }, decision)))
  const text = await writeCopyText(db, body)
  await database.close()
  return { insert, accept, copy: await copy(text) }
}

/** A folder with the identities alone, made once: each round starts from two copies of it. */
async function makeFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  const empty = await openDatabase({ folder: join(folder, 'empty') })
  await keepSheetIdentities(empty.db, body, sheets)
  await empty.close()
  return folder
}

async function onPglite(folder: string): Promise<Times> {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')] as const
  for (const copy of [first, second]) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(join(folder, 'empty'), copy, { recursive: true })
  }
  return measure(await openDatabase({ folder: first }), (text) => copyIntoFolder(second, text))
}

async function onServer(url: string): Promise<Times> {
  const names = ['shirube_bench_first', 'shirube_bench_second'] as const
  const urls = names.map((name) => Object.assign(new URL(url), { pathname: `/${name}` }).href)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const [index, name] of names.entries()) {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
    const database = await openDatabase({ url: urls[index]! })
    await keepSheetIdentities(database.db, body, sheets)
    await database.close()
  }
  const times = await measure(await openDatabase({ url: urls[0]! }), (text) => copyIntoServer(urls[1]!, text))
  for (const name of names) await client.query(`drop database ${name} with (force)`)
  await client.end()
  return times
}

/** Best of some rounds: what the work costs when nothing else disturbs it. */
async function best(run: () => Promise<Times>): Promise<Times> {
  const all: Times[] = []
  for (let round = 0; round < rounds; round += 1) all.push(await run())
  const least = (kind: keyof Times) => Math.min(...all.map((times) => times[kind]))
  return { insert: least('insert'), accept: least('accept'), copy: least('copy') }
}

const server = process.env.DATABASE_URL
const folder = await makeFolder()
const engines: [string, () => Promise<Times>][] = [['PGlite', () => onPglite(folder)]]
if (server !== undefined) engines.push(['PostgreSQL', () => onServer(server)])
const table: Record<string, object> = {}
for (const [engine, run] of engines) {
  const { insert, accept, copy } = await best(run)
  const row = (milliseconds: number, goal: string) => ({
    ms: Math.round(milliseconds),
    ratio: (milliseconds / copy).toFixed(2),
    goal,
  })
  table[`${engine}: accept ${makeDrafts(sheets).length} statements`] = row(accept, '≤ 3')
  table[`${engine}: keep them as drafts`] = row(insert, '')
  table[`${engine}: COPY`] = row(copy, '')
}
console.table(table)
rmSync(folder, { recursive: true })
