import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import { importDocument } from '#app/import-document.ts'
import { listDocuments } from '#app/list-documents.ts'
import { openReview } from '#app/review.ts'
import { loadFacts } from '#store/load-facts.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('importing a file', () => {
  it('drafts every statement and accepts none', async () => {
    const app = await freshApp(database)
    const result = await importDocument(app, asFile(samplePaper()))
    expect(result).toMatchObject({ outcome: 'drafted', drafts: 9, unchanged: 0, newItems: 3, newIndicators: 1 })
    expect(await loadFacts(app.db, app.body)).toMatchObject({ items: [], observations: [], terms: [] })
  })

  it('adds nothing for the same bytes, and says so', async () => {
    const app = await freshApp(database)
    const first = await importDocument(app, asFile(samplePaper()))
    const again = await importDocument(app, asFile(samplePaper()))
    expect(again).toMatchObject({
      outcome: 'known',
      document: first.document,
      drafts: 0,
      message: expect.stringContaining('取込済み'),
    })
  })

  it('adds no draft for what is known, and a superseding draft for what differs', async () => {
    const app = await freshApp(database)
    const first = await importDocument(app, asFile(samplePaper()))
    await acceptDrafts(app, first.document, { all: true })
    const later = samplePaper()
    later.observations = later.observations.map((row) => (row.id === 'q' ? { ...row, value: 6 } : row))
    later.narratives = later.narratives.map((row) => ({ ...row, text: row.text.replace('。', '。\n') }))
    const second = await importDocument(app, asFile(later))
    expect(second).toMatchObject({ outcome: 'drafted', drafts: 1, unchanged: 8, newItems: 0, newIndicators: 0 })
    const review = await openReview(app, second.document)
    expect(review?.drafts).toMatchObject([{ value: '6件', before: '5件', change: 'changed', certainty: 'exact' }])
  })

  it('keeps a file that it cannot understand with its finding, and nothing else', async () => {
    const app = await freshApp(database)
    const result = await importDocument(app, { bytes: new TextEncoder().encode('何かの手紙です。'), name: '手紙.txt' })
    expect(result).toMatchObject({ outcome: 'failed', findings: [{ code: 'scheme-unknown', severity: 'error' }] })
    expect(await listDocuments(app)).toMatchObject([{ name: '手紙.txt', failed: true, drafts: 0 }])
    expect((await openReview(app, result.document))?.findings).toHaveLength(1)
  })

  it.each([
    ['not JSON', '{"format": "shirube-exchange/1", ', 'exchange-broken'],
    [
      'a parent that is not there',
      JSON.stringify(samplePaper({ items: [{ id: 'x', parent: 'y', level: 'measure', title: '孤児' }] })),
      'exchange-dangling',
    ],
    [
      'items in a circle',
      JSON.stringify(
        samplePaper({
          items: [
            { id: 'x', parent: 'y', level: 'measure', title: '甲' },
            { id: 'y', parent: 'x', level: 'measure', title: '乙' },
          ],
          ...{ indicators: [], observations: [], budgets: [], evaluations: [], narratives: [] },
        }),
      ),
      'exchange-broken',
    ],
    [
      'a figure that is a word',
      JSON.stringify({ ...samplePaper(), budgets: [{ item: 'b', fiscalYear: 2013, stage: 'initial', amount: '多い' }] }),
      'exchange-broken',
    ],
  ])('refuses an exchange file with %s', async (_, text, code) => {
    const app = await freshApp(database)
    const result = await importDocument(app, { bytes: new TextEncoder().encode(text), name: 'kawasaki-2013.json' })
    expect(result).toMatchObject({ outcome: 'failed', findings: [{ code }] })
  })
})
