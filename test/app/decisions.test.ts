import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { correctDraft } from '#app/correct-draft.ts'
import { importDocument } from '#app/import-document.ts'
import { returnDrafts } from '#app/return-draft.ts'
import { openReview } from '#app/review.ts'
import { sayStatement } from '#app/say-statement.ts'
import { undoDecision } from '#app/undo-decision.ts'
import { loadFacts } from '#store/load-facts.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A body with the sample paper imported, and its document. */
async function withPaper(change = {}): Promise<{ app: App; document: string }> {
  const app = await freshApp(database)
  const { document } = await importDocument(app, asFile(samplePaper(change)))
  return { app, document }
}

async function draftOf(app: App, document: string, about: RegExp) {
  const draft = (await openReview(app, document))?.drafts.find((one) => about.test(one.about))
  if (!draft) throw new Error(`no draft of ${about}`)
  return draft
}

const actuals = async (app: App) =>
  (await loadFacts(app.db, app.body)).observations
    .filter((row) => row.measure === 'actual' && row.fiscalYear === 2013)
    .map((row) => row.value)
const grades = async (app: App) => (await loadFacts(app.db, app.body)).evaluations.map((row) => row.grades[0]?.code)

/** The sample paper, said again a year later with another figure and another grade. */
const changed = () => {
  const paper = samplePaper()
  return samplePaper({
    observations: paper.observations.map((row) => (row.id === 'q' ? { ...row, value: 9 } : row)),
    evaluations: paper.evaluations.map((row) => ({ ...row, grades: [{ scale: '評価区分', code: 'C' }] })),
  })
}

describe('accepting', () => {
  it('accepts a statement with its indicator, its item and the items above, and nothing else', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /2?5年度　実績/)
    await acceptDrafts(app, document, { ids: [id] })
    const facts = await loadFacts(app.db, app.body)
    expect(facts.items.map(({ title }) => title).sort()).toEqual(['活力のあるまち', '産業の支援'])
    expect(facts.indicators).toHaveLength(1)
    expect(facts.observations).toHaveLength(1)
    expect(facts.terms).toEqual([])
  })

  it('accepts the rest of the paper, its items and terms too, once nothing waits', async () => {
    const { app, document } = await withPaper()
    await acceptDrafts(app, document, { all: true })
    const facts = await loadFacts(app.db, app.body)
    expect(facts.items).toHaveLength(3)
    expect(facts.terms).toMatchObject([{ term: '交流会' }])
  })

  it('leaves drafts with a finding to a person when asked for the exact ones', async () => {
    const { app, document } = await withPaper({
      findings: [{ severity: 'warning', code: 'unit-missing', message: '確かめてください。', subject: 'q' }],
    })
    await acceptDrafts(app, document, { exact: true })
    const view = await openReview(app, document)
    const waiting = view?.drafts.filter(({ status }) => status === 'draft') ?? []
    expect(waiting.map(({ about }) => about)).toContain('開催件数　平成25年度　実績')
    expect(view?.counts).toMatchObject({ accepted: 9 - waiting.length, needsLook: waiting.length })
  })

  it('says so when a draft was decided in the meantime', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /実績/)
    await acceptDrafts(app, document, { ids: [id] })
    expect(await acceptDrafts(app, document, { ids: [id] })).toMatchObject({ refused: { code: 'decided-meanwhile' } })
    expect(await acceptDrafts(app, document, { ids: ['nobody'] })).toMatchObject({ refused: { code: 'statement-unknown' } })
  })

  it('supersedes what another paper said, whichever was imported first', async () => {
    const { app, document } = await withPaper()
    const later = await importDocument(app, asFile(changed()))
    await acceptDrafts(app, document, { all: true })
    await acceptDrafts(app, later.document, { all: true })
    expect(await actuals(app)).toEqual([9])
    expect(await grades(app)).toEqual(['C'])
  })

  it('never overwrites a grade that a person gave, unless that very draft is named', async () => {
    const { app, document } = await withPaper()
    await acceptDrafts(app, document, { all: true })
    const grade = (await loadFacts(app.db, app.body)).evaluations[0]?.provenance.id ?? ''
    await sayStatement(app, { basedOn: grade, text: 'A' })
    const later = await importDocument(app, asFile(changed()))
    await acceptDrafts(app, later.document, { all: true })
    expect(await grades(app)).toEqual(['A'])
    expect(await actuals(app)).toEqual([9])
    const draft = await draftOf(app, later.document, /自己評価/)
    expect(draft).toMatchObject({ status: 'draft', value: 'C', before: 'A' })
    await acceptDrafts(app, later.document, { ids: [draft.id] })
    expect(await grades(app)).toEqual(['C'])
  })

  it('does the same for two people at once: one decides, the other is told', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    const both = await Promise.all([correctDraft(app, { draft: id, text: '6件' }), correctDraft(app, { draft: id, text: '7件' })])
    expect(both.filter((one) => 'decided' in one)).toHaveLength(1)
    expect(await actuals(app)).toHaveLength(1)
  })
})

describe('correcting', () => {
  it.each([
    ['12', { value: 12 }],
    ['１，２３４件', { value: 1234 }],
    ['約20人', { value: 20, comparator: '~', unit: '人' }],
    ['調査中', { text: '調査中' }],
  ])('reads %s as a person types it', async (text, row) => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    await correctDraft(app, { draft: id, text })
    const facts = await loadFacts(app.db, app.body)
    expect(facts.observations).toMatchObject([
      { ...row, source: { locator: 'observations[2]' }, provenance: { saidBy: 'tester', document } },
    ])
    if (!('value' in row)) expect(facts.observations[0]).not.toHaveProperty('value')
  })

  it.each([
    [/25年度　実績/, '', 'value-empty'],
    [/25年度　実績/, '5件くらいか8件', 'value-unreadable'],
    [/自己評価/, 'Z', 'value-unreadable'],
    [/予算$/, 'たくさん', 'value-unreadable'],
  ])('refuses for %s the words 「%s」 and changes nothing', async (about, text, code) => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, about)
    expect(await correctDraft(app, { draft: id, text })).toMatchObject({ refused: { code } })
    expect((await openReview(app, document))?.counts.waiting).toBe(9)
  })

  it('takes an amount in the unit of the body, and a grade with its reason beneath', async () => {
    const { app, document } = await withPaper()
    await correctDraft(app, { draft: (await draftOf(app, document, /予算$/)).id, text: '20,001' })
    await correctDraft(app, { draft: (await draftOf(app, document, /自己評価/)).id, text: 'AⅡ\n取組が進んだため。' })
    const facts = await loadFacts(app.db, app.body)
    expect(facts.budgets).toMatchObject([{ amount: 20_001_000 }])
    expect(facts.evaluations).toMatchObject([{ grades: [{ code: 'A' }, { code: 'Ⅱ' }], comment: '取組が進んだため。' }])
  })

  it('returns every draft that waits at once, and none that was decided', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    await acceptDrafts(app, document, { ids: [id] })
    const returned = await returnDrafts(app, document, { all: true }, '様式が古いようです。')
    const { counts, drafts } = (await openReview(app, document)) ?? { counts: undefined, drafts: [] }
    expect('decided' in returned && returned.decided.length).toBe(drafts.length - 1)
    expect(counts).toMatchObject({ accepted: 1, waiting: 0, returned: drafts.length - 1 })
    expect(drafts.find((draft) => draft.id === id)?.status).toBe('accepted')
    expect(await returnDrafts(app, document, { all: true }, 'もう一度')).toMatchObject({ refused: { code: 'decided-meanwhile' } })
  })

  it('may answer what was returned', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    expect(await returnDrafts(app, document, { ids: [id] }, '  ')).toMatchObject({ refused: { code: 'reason-missing' } })
    await returnDrafts(app, document, { ids: [id] }, '確かめてください。')
    expect(await draftOf(app, document, /25年度　実績/)).toMatchObject({ status: 'returned', reason: '確かめてください。' })
    await correctDraft(app, { draft: id, text: '6' })
    expect((await openReview(app, document))?.counts).toMatchObject({ read: 9, accepted: 1, returned: 0, waiting: 8 })
  })
})

describe('taking a decision back', () => {
  it('withdraws an accepted value where there was none before; the draft waits again', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    await acceptDrafts(app, document, { ids: [id] })
    expect(await actuals(app)).toEqual([5])
    await undoDecision(app, id)
    expect(await actuals(app)).toEqual([])
    expect((await openReview(app, document))?.counts).toMatchObject({ read: 9, waiting: 9, accepted: 0 })
    await acceptDrafts(app, document, { all: true })
    expect(await actuals(app)).toEqual([5])
  })

  it('restores the former value where there was one', async () => {
    const { app, document } = await withPaper()
    await acceptDrafts(app, document, { all: true })
    const later = await importDocument(app, asFile(changed()))
    const { id } = await draftOf(app, later.document, /25年度　実績/)
    await acceptDrafts(app, later.document, { ids: [id] })
    expect(await actuals(app)).toEqual([9])
    await undoDecision(app, id)
    expect(await actuals(app)).toEqual([5])
    expect(await draftOf(app, later.document, /25年度　実績/)).toMatchObject({ status: 'draft', value: '9件', before: '5件' })
    await acceptDrafts(app, later.document, { all: true })
    expect(await actuals(app)).toEqual([9])
  })

  it('drafts anew what was returned, and what a person had corrected', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    await returnDrafts(app, document, { ids: [id] }, '確かめてください。')
    await undoDecision(app, id)
    const again = await draftOf(app, document, /25年度　実績/)
    expect(again).toMatchObject({ status: 'draft', value: '5件' })
    await correctDraft(app, { draft: again.id, text: '6' })
    const corrected = await draftOf(app, document, /25年度　実績/)
    expect(corrected).toMatchObject({ status: 'accepted', value: '6件', undoable: true })
    await undoDecision(app, corrected.id)
    expect(await draftOf(app, document, /25年度　実績/)).toMatchObject({ status: 'draft', value: '5件' })
    expect(await actuals(app)).toEqual([])
    expect((await openReview(app, document))?.counts.read).toBe(9)
  })

  it('refuses where the value has changed since', async () => {
    const { app, document } = await withPaper()
    const { id } = await draftOf(app, document, /25年度　実績/)
    await acceptDrafts(app, document, { ids: [id] })
    await sayStatement(app, { basedOn: id, text: '6' })
    expect(await undoDecision(app, id)).toMatchObject({ refused: { code: 'undo-impossible' } })
    expect(await actuals(app)).toEqual([6])
  })
})
