import { type Kysely, type Selectable, sql } from 'kysely'
import { withoutNull } from './provenance.ts'
import type { Tables } from './tables.ts'
import type { JobOutcomeTable } from './work-tables.ts'

/** What became of one file of a job. */
export interface JobOutcome {
  /** Which one of the job's files it is, from 1. */
  place: number
  name: string
  kind: JobOutcomeTable['kind']
  message: string
  document?: string
  drafts: number
  unchanged: number
}

/** Keeps what became of a file; said once, it stays. */
export async function insertOutcome(db: Kysely<Tables>, body: string, job: string, outcome: JobOutcome): Promise<void> {
  const { place, name, kind, message, document = null, drafts, unchanged } = outcome
  await db
    .insertInto('job_outcome')
    .values({ body, job, ord: place, name, kind, message, document, drafts, unchanged })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What became of a job's files so far, in their order. */
export async function listOutcomes(db: Kysely<Tables>, body: string, job: string): Promise<JobOutcome[]> {
  const rows = await db
    .selectFrom('job_outcome')
    .selectAll()
    .where('body', '=', body)
    .where('job', '=', job)
    .orderBy('ord')
    .execute()
  return rows.map(readOutcome)
}

/** How many files of each job were tried and how many drafts they gave, for lists of jobs. One query. */
export async function countOutcomes(
  db: Kysely<Tables>,
  body: string,
  jobs: readonly string[],
): Promise<Map<string, Record<JobOutcomeTable['kind'], number>>> {
  const { rows } = await sql<{ job: string; kind: JobOutcomeTable['kind']; count: number }>`
    select job, kind, count(*)::int as count from job_outcome
    where body = ${body} and job = any(${[...jobs]}::text[]) group by job, kind`.execute(db)
  const counts = new Map(jobs.map((job) => [job, { read: 0, known: 0, nothing: 0, refused: 0, leftOut: 0 }]))
  for (const { job, kind, count } of rows) {
    const of = counts.get(job)
    if (of) of[kind] = count
  }
  return counts
}

function readOutcome(row: Selectable<JobOutcomeTable>): JobOutcome {
  return withoutNull<JobOutcome>({
    place: row.ord,
    name: row.name,
    kind: row.kind,
    message: row.message,
    document: row.document,
    drafts: row.drafts,
    unchanged: row.unchanged,
  })
}
