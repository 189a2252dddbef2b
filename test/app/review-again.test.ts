import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { correctDraft } from '#app/correct-draft.ts'
import type { Decision } from '#app/decision.ts'
import { importDocument } from '#app/import-document.ts'
import { returnDrafts } from '#app/return-draft.ts'
import { openReview } from '#app/review.ts'
import { undoDecision } from '#app/undo-decision.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Somebody who has seen nothing yet: nothing is at hand for another connection and other schemes. */
const newcomer = (app: App): App => ({ ...app, db: app.db.withoutPlugins(), schemes: structuredClone(app.schemes) })

const another = () => {
  const paper = samplePaper()
  return samplePaper({ observations: paper.observations.map((row) => (row.id === 'q' ? { ...row, value: 9 } : row)) })
}

describe('a review that is opened again after each decision', () => {
  it('shows what somebody sees who opens it for the first time', async () => {
    const app = await freshApp(database)
    const { document } = await importDocument(app, asFile(samplePaper()))
    const { document: later } = await importDocument(app, asFile(another()))
    const draftAt = async (nth: number) => (await openReview(app, document))?.drafts[nth]?.id ?? ''
    const idOf = async (status: string) =>
      (await openReview(app, document))?.drafts.find((one) => one.status === status)?.id ?? ''
    const steps: [string, () => Promise<Decision>][] = [
      ['accept', async () => acceptDrafts(app, document, { ids: [await draftAt(1)] })],
      ['correct', async () => correctDraft(app, { draft: await draftAt(0), text: '7件', reason: '読み違い' })],
      ['return', async () => returnDrafts(app, document, { ids: [await draftAt(2)] }, '根拠がない')],
      ['undo what was returned', async () => undoDecision(app, await idOf('returned'))],
      ['undo what was accepted', async () => undoDecision(app, await idOf('accepted'))],
      ['accept the other paper', () => acceptDrafts(app, later, { all: true })],
      ['accept the rest', () => acceptDrafts(app, document, { all: true })],
    ]
    for (const [name, decide] of steps) {
      expect(await decide(), name).toHaveProperty('decided')
      for (const paper of [document, later]) {
        const known = await openReview(app, paper)
        expect(known, name).toEqual(await openReview(newcomer(app), paper))
      }
    }
  })

  it('shows the same object again where nothing has changed, and new words once an item is called otherwise', async () => {
    const app = await freshApp(database)
    const { document } = await importDocument(app, asFile(samplePaper()))
    const before = await openReview(app, document)
    expect(await openReview(app, document)).toBe(before)
    await app.db
      .updateTable('item')
      .set({ title: '産業の振興' })
      .where('body', '=', app.body)
      .where('title', '=', '産業の支援')
      .execute()
    await acceptDrafts(app, document, { ids: [before?.drafts[0]?.id ?? ''] })
    const titles = (await openReview(app, document))?.drafts.map(({ item }) => item.title)
    expect(titles).toContain('産業の振興')
    expect(titles).not.toContain('産業の支援')
  })
})
