import { randomUUID } from 'node:crypto'
import { finding } from '#core/finding.ts'
import type { Listed } from '#documents/list-files.ts'
import { countStatements } from '#store/count-statements.ts'
import { findDocument } from '#store/document.ts'
import { beginFile, claimJob, endJob, type Job, renewLease } from '#store/job.ts'
import { insertOutcome, type JobOutcome, listOutcomes } from '#store/job-outcome.ts'
import { dropChunks, listUploads, readUpload } from '#store/job-upload.ts'
import type { App } from './app.ts'
import { type FileOutcome, importListed } from './import-many.ts'

/** Runs import jobs (取込ジョブ) in the background of a server: one file at a time, apart from any request. */
export interface ImportRunner {
  /** Something may be there to do. */
  wake(): void
  /** Also looks from time to time for jobs that other servers left. */
  start(): void
  /** Resolves when a job has come to an end, or after so many milliseconds. */
  settled(id: string, ms: number): Promise<void>
  /** Finishes the file being read, then lets go; what is left of the job waits for the next server. */
  close(): Promise<void>
}

/** `leaseMs`: how long a job is held for a server of which nothing is heard. */
export interface RunnerOptions {
  leaseMs?: number
  pollMs?: number
  /** Something new is known: pages that were kept are out of date. */
  changed?: () => void
  /** Our own mistakes. */
  report?: (error: unknown) => void
}

/** A file that ended the program this often while it was read is not read again. */
const mostTries = 2

/** A runner of the body's import jobs. */
export function createImportRunner(app: App, options: RunnerOptions = {}): ImportRunner {
  const { leaseMs = 20_000, pollMs = 10_000, changed = () => {}, report = () => {} } = options
  const runner = randomUUID()
  const waiters = new Map<string, (() => void)[]>()
  let closing = false
  let running: Promise<void> | undefined
  let again = false
  let timer: NodeJS.Timeout | undefined

  async function runAll(): Promise<void> {
    do {
      again = false
      for (let job = await take(); job && !closing; job = await take()) {
        await runJob({ app, job, runner, leaseMs, changed, report, isClosing: () => closing })
        for (const tell of waiters.get(job.id) ?? []) tell()
        waiters.delete(job.id)
      }
    } while (again && !closing)
  }
  const take = async () => (closing ? undefined : await claimJob(app.db, app.body, runner, leaseMs))

  function wake(): void {
    again = true
    if (closing || running) return
    running = runAll()
      .catch(report)
      .finally(() => {
        running = undefined
      })
  }

  return {
    wake,
    start: () => {
      timer ??= setInterval(wake, pollMs).unref()
      wake()
    },
    settled: (id, ms) =>
      new Promise((resolve) => {
        const end = setTimeout(resolve, ms)
        const tell = () => {
          clearTimeout(end)
          resolve()
        }
        waiters.set(id, [...(waiters.get(id) ?? []), tell])
      }),
    close: async () => {
      closing = true
      clearInterval(timer)
      await running
    },
  }
}

interface Run extends Required<Omit<RunnerOptions, 'pollMs'>> {
  app: App
  job: Job
  /** Who runs it. */
  runner: string
  isClosing: () => boolean
}

/** Runs one job to its end, its stop, or the end of this server. */
async function runJob(run: Run): Promise<void> {
  const { app, job, runner, leaseMs, changed, report } = run
  let held = true
  const renew = () =>
    renewLease(app.db, app.body, job.id, runner, leaseMs).then(
      (still) => {
        held = still
      },
      () => {}, // a database that does not answer shows itself where it is needed
    )
  const timer = setInterval(renew, leaseMs / 3).unref()
  try {
    const { state, total } = await readFiles(run, () => held)
    if (state === 'lost') return
    if (state === 'done') await dropChunks(app.db, app.body, job.id)
    await endJob(app.db, app.body, job.id, { state, at: app.now(), total })
  } catch (error) {
    report(error)
    await endJob(app.db, app.body, job.id, { state: 'failed', at: app.now() })
  } finally {
    clearInterval(timer)
    changed()
  }
}

async function readFiles(
  run: Run,
  isHeld: () => boolean,
): Promise<{ state: 'done' | 'stopped' | 'waiting' | 'lost'; total: number }> {
  const { app, job, runner, changed, isClosing } = run
  const { listFiles } = await import('#documents/list-files.ts') // readers are heavy: loaded with the first job
  const uploads = await listUploads(app.db, app.body, job.id)
  const list = await listFiles(
    uploads.map((upload) => ({
      name: upload.name,
      source: { size: upload.size, read: (at, length) => readUpload(app.db, app.body, job.id, upload, at, length) },
    })),
  )
  const before = await listOutcomes(app.db, app.body, job.id)
  let place = 0
  for await (const file of list.files()) {
    place += 1
    if (place <= before.length) continue
    if (isClosing()) return { state: 'waiting', total: list.count() }
    const begun = isHeld()
      ? await beginFile(app.db, app.body, job.id, { runner, place, name: file.name, total: list.count() })
      : undefined
    if (!begun) return { state: 'lost', total: list.count() }
    if (begun.stop) return { state: 'stopped', total: list.count() }
    const outcome = begun.tries > mostTries ? giveUp(file) : await importOne(run, file, before, begun.tries)
    await insertOutcome(app.db, app.body, job.id, { ...outcome, place })
    changed()
  }
  return { state: 'done', total: list.count() }
}

function giveUp({ name }: Listed): FileOutcome {
  return { name, kind: 'refused', message: finding('import-failed', { name }).message, drafts: 0, unchanged: 0 }
}

async function importOne({ app, job, report }: Run, file: Listed, before: JobOutcome[], tries: number): Promise<FileOutcome> {
  const asker = { ...app, user: { id: job.askedBy, name: job.askedBy } }
  const { scheme, filledBy: by } = job
  const overrides = { ...(scheme === undefined ? {} : { scheme }), ...(by === undefined ? {} : { by }) }
  const outcome = await importListed(asker, file, { report, ...overrides })
  return tries > 1 && outcome.kind === 'known' ? await tellInterrupted(app, job, outcome, before) : outcome
}

/** The server ended after a file was kept and before that was noted: it was read, after all, and by this job. */
async function tellInterrupted(app: App, job: Job, outcome: FileOutcome, before: JobOutcome[]): Promise<FileOutcome> {
  const document = outcome.document === undefined ? undefined : await findDocument(app.db, app.body, outcome.document)
  const isOurs = document && document.importedAt >= job.askedAt && !before.some((one) => one.document === document.id)
  if (!isOurs) return outcome
  const counts = await countStatements(app.db, app.body, [document.id])
  const drafts = counts.reduce((sum, { count }) => sum + count, 0)
  const message = `「${document.name}」から ${drafts} 件の値を読み取りました。内容を確認してください。`
  return { ...outcome, kind: 'read', message, drafts }
}
