import { type Kysely, type Selectable, sql } from 'kysely'
import { withoutNull } from './provenance.ts'
import type { Tables } from './tables.ts'
import type { JobState, JobTable } from './work-tables.ts'

/** A job (取込ジョブ): many files handed in at once, as it stands now. */
export interface Job {
  id: string
  state: JobState
  /** Override of the scheme for all its files. */
  scheme?: string
  /** 記入者: who filled in its files, where they were handed out. */
  filledBy?: string
  askedBy: string
  /** ISO 8601 instant. */
  askedAt: string
  finishedAt?: string
  stopAsked: boolean
  /** Files as far as known. */
  total?: number
  /** The file being read, which one of the list it is (from 1), and how often that was begun. */
  reading?: string
  place?: number
  tries?: number
}

/** Keeps a new job, which waits until a server takes it. */
export async function insertJob(
  db: Kysely<Tables>,
  body: string,
  job: Pick<Job, 'id' | 'scheme' | 'filledBy' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  const { id, scheme = null, filledBy = null, askedBy, askedAt } = job
  await sql`
    insert into job (body, id, state, scheme, filled_by, asked_by, asked_at)
    values (${body}, ${id}, 'waiting', ${scheme}, ${filledBy}, ${askedBy}, ${askedAt})`.execute(db)
}

export async function findJob(db: Kysely<Tables>, body: string, id: string): Promise<Job | undefined> {
  const row = await db.selectFrom('job').selectAll().where('body', '=', body).where('id', '=', id).executeTakeFirst()
  return row && readJob(row)
}

/** The body's jobs, the newest first. */
export async function listJobs(db: Kysely<Tables>, body: string, limit: number): Promise<Job[]> {
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .where('body', '=', body)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(readJob)
}

/**
 * Takes the oldest job that waits, or whose server has not been heard of for as long as its lease; `undefined` where there is none.
 * Two servers never take the same one. Instants are the database's own.
 */
export async function claimJob(db: Kysely<Tables>, body: string, runner: string, leaseMs: number): Promise<Job | undefined> {
  const { rows } = await sql<Selectable<JobTable>>`
    update job set state = 'running', runner = ${runner}, lease = ${until(leaseMs)}, finished_at = null
    where body = ${body} and id = (
      select id from job
      where body = ${body} and (state = 'waiting' or (state = 'running' and lease < clock_timestamp()))
      order by asked_at, id limit 1
      for update skip locked)
    returning *`.execute(db)
  return rows[0] && readJob(rows[0])
}

/** Keeps a job for its runner a while longer. `false` where somebody else has it by now: then the runner lets go of it. */
export async function renewLease(
  db: Kysely<Tables>,
  body: string,
  id: string,
  runner: string,
  leaseMs: number,
): Promise<boolean> {
  const result = await sql`
    update job set lease = ${until(leaseMs)}
    where body = ${body} and id = ${id} and state = 'running' and runner = ${runner}`.execute(db)
  return result.numAffectedRows === 1n
}

/** A file is begun: says how often that has been tried, and whether the job is to stop before it. */
export async function beginFile(
  db: Kysely<Tables>,
  body: string,
  id: string,
  file: { runner: string; place: number; name: string; total: number },
): Promise<{ tries: number; stop: boolean } | undefined> {
  const { rows } = await sql<{ tries: number; stop: boolean }>`
    update job set reading = ${file.name}, total = ${file.total},
      tries = case when place = ${file.place} then tries + 1 else 1 end, place = ${file.place}
    where body = ${body} and id = ${id} and state = 'running' and runner = ${file.runner}
    returning tries, stop_asked as stop`.execute(db)
  return rows[0]
}

/** A job ends or rests: `waiting` where the server stops and another may go on. */
export async function endJob(
  db: Kysely<Tables>,
  body: string,
  id: string,
  end: { state: Exclude<JobState, 'running'>; at: string; total?: number },
): Promise<void> {
  const finished = end.state === 'waiting' ? null : end.at
  await sql`
    update job set state = ${end.state}, finished_at = ${finished}, reading = null, runner = null, lease = null,
      stop_asked = false, total = coalesce(${end.total ?? null}::integer, total)
    where body = ${body} and id = ${id} and state = 'running'`.execute(db)
}

/** Asks a job to stop between two files; one that has not begun stops at once. */
export async function askStop(db: Kysely<Tables>, body: string, id: string, at: string): Promise<void> {
  await sql`
    update job set stop_asked = (state = 'running'),
      finished_at = case when state = 'waiting' then ${at}::timestamptz else finished_at end,
      state = case when state = 'waiting' then 'stopped' else state end
    where body = ${body} and id = ${id} and state in ('waiting', 'running')`.execute(db)
}

/** Lets a job that was stopped, or that failed, go on where it was. */
export async function resumeJob(db: Kysely<Tables>, body: string, id: string): Promise<void> {
  await sql`
    update job set state = 'waiting', finished_at = null, tries = 0
    where body = ${body} and id = ${id} and state in ('stopped', 'failed')`.execute(db)
}

const until = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`

function readJob(row: Selectable<JobTable>): Job {
  return withoutNull<Job>({
    id: row.id,
    state: row.state,
    scheme: row.scheme,
    filledBy: row.filled_by,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
    stopAsked: row.stop_asked,
    total: row.total,
    reading: row.reading,
    place: row.place,
    tries: row.tries,
  })
}
