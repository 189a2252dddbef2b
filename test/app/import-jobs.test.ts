import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { openImportJob, resumeImportJob, startImportJob, stopImportJob } from '#app/import-job.ts'
import { listDocuments } from '#app/list-documents.ts'
import { createImportRunner } from '#app/run-import-jobs.ts'
import { beginFile, claimJob } from '#store/job.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** The sample paper with another figure, so that its bytes and its statements are its own. */
const paper = (value: number) => {
  const sample = samplePaper()
  const observations = sample.observations.map((row) => (row.id === 'q' ? { ...row, value } : row))
  return asFile(samplePaper({ observations }), `kawasaki-2013-${value}.json`)
}
const letter = { name: '手紙.txt', bytes: strToU8('前略、お元気ですか。') }

async function settle(app: App, id: string) {
  const runner = createImportRunner(app, { report: (error) => expect(error).toBeUndefined() })
  runner.wake()
  await runner.settled(id, 30_000)
  await runner.close()
  return await openImportJob(app, id)
}

describe('a job of many files', () => {
  it('reads one after the other, says what became of each, and lets go of the bytes', async () => {
    const app = await freshApp(database)
    const zip = {
      name: '資料.zip',
      bytes: zipSync({ '商工/1.json': paper(1).bytes, '商工/~$1.json': strToU8('x'), '商工/2.json': paper(2).bytes }),
    }
    const id = await startImportJob(app, [zip, letter, { ...paper(1), name: '写し.json' }], { scheme: 'kawasaki-2013' })
    expect(await openImportJob(app, id)).toMatchObject({ state: 'waiting', title: '資料.zip ほか2件', done: 0, outcomes: [] })
    const view = await settle(app, id)
    expect(view).toMatchObject({ state: 'done', done: 4, total: 4, counts: { read: 2, known: 1, leftOut: 1 } })
    expect(view?.outcomes.map(({ name, kind }) => [name, kind])).toEqual([
      ['資料.zip/商工/1.json', 'read'],
      ['資料.zip/商工/2.json', 'read'],
      ['資料.zip/商工/~$1.json', 'leftOut'],
      ['手紙.txt', view?.outcomes[3]?.kind],
      ['写し.json', 'known'],
    ])
    expect(view?.outcomes[4]?.message).toContain('「1.json」と同じ内容')
    const chunks = await app.db.selectFrom('job_chunk').select('ord').where('job', '=', id).execute()
    expect(chunks).toEqual([])
  })

  it('stops between two files, and goes on where it stopped', async () => {
    const app = await freshApp(database)
    const id = await startImportJob(app, [paper(1), paper(2), paper(3)])
    let files = 0
    const runner = createImportRunner(app, {
      changed: () => {
        files += 1
        if (files === 1) void stopImportJob(app, id)
      },
    })
    runner.wake()
    await runner.settled(id, 30_000)
    await runner.close()
    const stopped = await openImportJob(app, id)
    expect(stopped?.state).toBe('stopped')
    expect(stopped?.done).toBeLessThan(3)
    expect(await listDocuments(app)).toHaveLength(stopped?.done ?? -1)
    await resumeImportJob(app, id)
    expect(await settle(app, id)).toMatchObject({ state: 'done', done: 3, counts: { read: 3, known: 0 } })
  })

  it('stops at once where it has not begun', async () => {
    const app = await freshApp(database)
    const id = await startImportJob(app, [paper(1)])
    await stopImportJob(app, id)
    expect(await settle(app, id).then((view) => view)).toMatchObject({ state: 'stopped', done: 0 })
  }, 60_000)

  it('is taken up from a server that is gone, once its lease has run out', async () => {
    const app = await freshApp(database)
    const id = await startImportJob(app, [paper(1), paper(2)])
    expect(await claimJob(app.db, app.body, 'gone', 1)).toMatchObject({ id })
    await beginFile(app.db, app.body, id, { runner: 'gone', place: 1, name: 'x', total: 2 })
    expect(await settle(app, id)).toMatchObject({ state: 'done', counts: { read: 2 } })
  })

  it('is taken by one server only while its lease lasts', async () => {
    const app = await freshApp(database)
    const id = await startImportJob(app, [paper(1)])
    expect(await claimJob(app.db, app.body, 'one', 60_000)).toMatchObject({ id })
    expect(await claimJob(app.db, app.body, 'other', 60_000)).toBeUndefined()
    const begun = await beginFile(app.db, app.body, id, { runner: 'other', place: 1, name: 'x', total: 1 })
    expect(begun).toBeUndefined()
  })

  it('tells a file as read where the server ended before that was noted', async () => {
    const app = await freshApp(database)
    const id = await startImportJob(app, [paper(1), paper(2)])
    await claimJob(app.db, app.body, 'gone', 1)
    await beginFile(app.db, app.body, id, { runner: 'gone', place: 1, name: 'x', total: 2 })
    const { importDocument } = await import('#app/import-document.ts')
    await importDocument(app, paper(1))
    expect((await settle(app, id))?.outcomes[0]).toMatchObject({ kind: 'read', drafts: 9 })
  })

  it('gives a file up at which the program has ended twice, and reads the others', async () => {
    const app = await freshApp(database)
    const id = await startImportJob(app, [paper(1), paper(2)])
    for (const runner of ['one', 'two']) {
      await claimJob(app.db, app.body, runner, 1)
      await beginFile(app.db, app.body, id, { runner, place: 1, name: 'x', total: 2 })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const view = await settle(app, id)
    expect(view?.outcomes.map(({ kind }) => kind)).toEqual(['refused', 'read'])
  })
})
