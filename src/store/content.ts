import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Every table with its key, each after the tables that it refers to. Keys collate by byte, so every engine gives the same order. */
export const tableKeys: Record<keyof Tables, string[]> = {
  body: ['body'],
  person: ['body', 'id'],
  section: ['body', 'id', 'name'],
  file: ['body', 'sha256'],
  plan: ['body', 'id'],
  document: ['body', 'id'],
  finding: ['body', 'document', 'ord'],
  item: ['body', 'id'],
  indicator: ['body', 'id'],
  term: ['body', 'id'],
  observation: ['body', 'id'],
  budget: ['body', 'id'],
  evaluation: ['body', 'id'],
  narrative: ['body', 'id'],
  publication: ['body', 'id'],
  publication_sheet: ['body', 'publication', 'item'],
  scheme: ['body', 'name', 'version'],
  scheme_draft: ['body', 'file'],
  seen_again: ['body', 'document', 'statement'],
  identity_change: ['body', 'document', 'subject', 'field'],
  item_listing: ['body', 'document', 'item'],
  hand_out: ['body', 'id'],
  hand_out_file: ['body', 'hand_out', 'ord'],
  collection: ['body', 'document'],
  issued_pack: ['body', 'id'],
  job: ['body', 'id'],
  job_upload: ['body', 'job', 'ord'],
  job_chunk: ['body', 'job', 'upload', 'ord'],
  job_outcome: ['body', 'job', 'ord'],
}
export const tableNames = Object.keys(tableKeys) as (keyof Tables)[]

/** How many rows are in memory at once; a kept file may be large by itself. */
const batchRows: Partial<Record<keyof Tables, number>> = { file: 1, publication_sheet: 100, job_chunk: 1 }
const usualBatchRows = 1_000

/** The rows of a table in the order of its key, each as one line of JSON, exact to the digit and the microsecond. */
export async function* readLines(db: Kysely<Tables>, table: keyof Tables): AsyncGenerator<string> {
  const key = sql.join(tableKeys[table].map((name) => sql.ref(name)))
  const limit = batchRows[table] ?? usualBatchRows
  let after: unknown[] | undefined
  for (;;) {
    const where = after ? sql`where (${key}) > (${sql.join(after)})` : sql``
    const { rows } = await sql<Line>`
      select ${table === 'file' ? fileLine : sql`row_to_json(batch)::text`} as line, json_build_array(${key}) as key
      from (select * from ${sql.table(table)} ${where} order by ${key} limit ${limit}) as batch
      order by ${key}`.execute(db)
    for (const { line } of rows) yield line
    if (rows.length < limit) return
    after = rows.at(-1)!.key
  }
}

interface Line {
  line: string
  key: unknown[]
}

/** Kept bytes in base64, whose lines PostgreSQL would break. */
const fileLine = sql`json_build_object('body', body, 'sha256', sha256, 'bytes', replace(encode(bytes, 'base64'), E'\n', ''))::text`

/** SHA-256 of a sequence of lines, and how many there were. */
export function makeLineHash(): { add(line: string): void; result(): TableContent } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (line) => {
      hash.update(line).update('\n')
      rows += 1
    },
    result: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

/** What a table holds, to compare: equal content gives an equal hash, whichever engine holds it. */
export interface TableContent {
  rows: number
  sha256: string
}

/** Hashes every table. Compare within one transaction or while nobody writes. */
export async function contentHashes(db: Kysely<Tables>): Promise<Record<keyof Tables, TableContent>> {
  const hashes = {} as Record<keyof Tables, TableContent>
  for (const table of tableNames) {
    const hash = makeLineHash()
    for await (const line of readLines(db, table)) hash.add(line)
    hashes[table] = hash.result()
  }
  return hashes
}
