import { randomUUID } from 'node:crypto'
import { askStop, findJob, insertJob, type Job, listJobs, resumeJob } from '#store/job.ts'
import { countOutcomes, type JobOutcome, listOutcomes } from '#store/job-outcome.ts'
import { insertUpload, summariseUploads } from '#store/job-upload.ts'
import { listPersons } from '#store/person.ts'
import type { App } from './app.ts'
import type { OutcomeKind } from './import-many.ts'

/** How many files of each kind of outcome. */
export type OutcomeCounts = Record<OutcomeKind, number>

/** A job in a list: how far it is. */
export interface JobCard {
  id: string
  state: Job['state']
  /** 「評価票.zip」「評価票.xlsx ほか11件」 */
  title: string
  /** Files tried so far; what was left out does not count. */
  done: number
  /** Files as far as known; absent before the first was begun. */
  total?: number
  counts: OutcomeCounts
  /** ISO 8601 instant. */
  askedAt: string
  askedBy: string
  finishedAt?: string
}

/** A job (まとめて取込) with what became of each file. */
export interface JobView extends JobCard {
  /** The file being read. */
  reading?: string
  /** It stops after the file being read. */
  stopAsked: boolean
  outcomes: JobOutcome[]
  /** Drafts that its files gave. */
  drafts: number
  /** Another job is read first. */
  queued: boolean
}

/** Hands in files to be imported one after the other (取込を頼む): kept with the job in one transaction, so that it outlives the server. Returns its id. */
export async function startImportJob(
  app: App,
  files: readonly { name: string; bytes: Uint8Array }[],
  { scheme, filledBy }: { scheme?: string; filledBy?: string } = {},
): Promise<string> {
  const id = randomUUID()
  await app.db.transaction().execute(async (trx) => {
    const asked = { askedBy: app.user.id, askedAt: app.now() }
    const overrides = { ...(scheme === undefined ? {} : { scheme }), ...(filledBy === undefined ? {} : { filledBy }) }
    await insertJob(trx, app.body, { id, ...asked, ...overrides })
    for (const [order, { name, bytes }] of files.entries()) await insertUpload(trx, app.body, id, { order, name, bytes })
  })
  return id
}

/** Opens a job; `undefined` where there is none of that id. */
export async function openImportJob(app: App, id: string): Promise<JobView | undefined> {
  const job = await findJob(app.db, app.body, id)
  if (!job) return undefined
  const outcomes = await listOutcomes(app.db, app.body, id)
  const [card] = await viewJobs(app, [job])
  return {
    ...(card as JobCard),
    ...(job.reading === undefined ? {} : { reading: job.reading }),
    stopAsked: job.stopAsked,
    outcomes,
    drafts: outcomes.reduce((sum, outcome) => sum + outcome.drafts, 0),
    queued: job.state === 'waiting' && (await listJobs(app.db, app.body, 20)).some(({ state }) => state === 'running'),
  }
}

/** The last jobs, newest first. */
export async function listImportJobs(app: App, limit: number): Promise<JobCard[]> {
  return await viewJobs(app, await listJobs(app.db, app.body, limit))
}

/** Asks a job to stop (取込を止める): the file being read is finished first, so that nothing is half written. */
export async function stopImportJob(app: App, id: string): Promise<void> {
  await askStop(app.db, app.body, id, app.now())
}

/** Lets a job that was stopped go on with the files that are left (続きを取り込む). */
export async function resumeImportJob(app: App, id: string): Promise<void> {
  await resumeJob(app.db, app.body, id)
}

async function viewJobs({ db, body }: App, jobs: Job[]): Promise<JobCard[]> {
  const ids = jobs.map(({ id }) => id)
  const counts = await countOutcomes(db, body, ids)
  const uploads = await summariseUploads(db, body, ids)
  const names = new Map((await listPersons(db, body)).map(({ id, name }) => [id, name]))
  return jobs.map((job) => {
    const of = counts.get(job.id) as OutcomeCounts
    const { first = '', count = 1 } = uploads.get(job.id) ?? {}
    return {
      id: job.id,
      state: job.state,
      title: `${first}${count > 1 ? ` ほか${count - 1}件` : ''}`,
      done: of.read + of.known + of.nothing + of.refused,
      ...(job.total === undefined ? {} : { total: job.total }),
      counts: of,
      askedAt: job.askedAt,
      askedBy: names.get(job.askedBy) ?? job.askedBy,
      ...(job.finishedAt === undefined ? {} : { finishedAt: job.finishedAt }),
    }
  })
}
