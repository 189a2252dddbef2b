import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

const chunkBytes = 1024 * 1024

/** A file of a job, without its bytes. */
export interface JobUpload {
  /** Its place among the job's files, from 0. */
  order: number
  name: string
  /** Length in bytes. */
  size: number
}

/** Keeps a file that was handed in, in pieces, until the job is done. */
export async function insertUpload(
  db: Kysely<Tables>,
  body: string,
  job: string,
  upload: { order: number; name: string; bytes: Uint8Array },
): Promise<void> {
  const { order, name, bytes } = upload
  await db.insertInto('job_upload').values({ body, job, ord: order, name, size: bytes.length }).execute()
  for (let ord = 0; ord * chunkBytes < bytes.length; ord++) {
    const chunk = bytes.subarray(ord * chunkBytes, (ord + 1) * chunkBytes)
    await db.insertInto('job_chunk').values({ body, job, upload: order, ord, bytes: chunk }).execute()
  }
}

export async function listUploads(db: Kysely<Tables>, body: string, job: string): Promise<JobUpload[]> {
  const rows = await db
    .selectFrom('job_upload')
    .select(['ord', 'name', 'size'])
    .where('body', '=', body)
    .where('job', '=', job)
    .orderBy('ord')
    .execute()
  return rows.map(({ ord, name, size }) => ({ order: ord, name, size }))
}

/** The first file of each job and how many there are. One query. */
export async function summariseUploads(
  db: Kysely<Tables>,
  body: string,
  jobs: readonly string[],
): Promise<Map<string, { first: string; count: number }>> {
  const { rows } = await sql<{ job: string; first: string; count: number }>`
    select distinct on (job) job, name as first, (count(*) over (partition by job))::int as count
    from job_upload where body = ${body} and job = any(${[...jobs]}::text[]) order by job, ord`.execute(db)
  return new Map(rows.map(({ job, first, count }) => [job, { first, count }]))
}

/** The bytes of an upload from a place on; fewer than asked for at its end. */
export async function readUpload(
  db: Kysely<Tables>,
  body: string,
  job: string,
  { order, size }: JobUpload,
  at: number,
  length: number,
): Promise<Uint8Array> {
  const end = Math.min(at + length, size)
  const bytes = new Uint8Array(Math.max(0, end - at))
  for (let ord = Math.floor(at / chunkBytes); ord * chunkBytes < end; ord++) {
    const from = ord * chunkBytes
    const chunk = await readChunk(db, body, job, order, ord)
    const part = chunk.subarray(Math.max(0, at - from), end - from)
    bytes.set(part, Math.max(0, from - at))
  }
  return bytes
}

async function readChunk(db: Kysely<Tables>, body: string, job: string, upload: number, ord: number): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from job_chunk where body = ${body} and job = ${job} and upload = ${upload} and ord = ${ord}`.execute(db)
  if (!rows[0]) throw new Error(`Piece ${ord} of upload ${upload} of job ${job} is not kept`)
  return rows[0].bytes
}

/** Lets go of the bytes of a job's files: what was read of them is kept as documents. */
export async function dropChunks(db: Kysely<Tables>, body: string, job: string): Promise<void> {
  await sql`delete from job_chunk where body = ${body} and job = ${job}`.execute(db)
}
