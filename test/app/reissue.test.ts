import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import { decideChanges } from '#app/accept-identity-changes.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { keepFormer } from '#app/keep-former.ts'
import { openReview } from '#app/review.ts'
import type { Exchange, Narrative, Stage } from '#core/exchange.ts'
import type { Observation } from '#core/observation.ts'
import { loadFacts } from '#store/load-facts.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const words = (...texts: string[]): Narrative[] => texts.map((text) => ({ item: 'b', role: 'progress', text }))
const paperOf = (fiscalYear: number, stage: Stage, change: Partial<Exchange> = {}) =>
  samplePaper({ ...change, document: { ...samplePaper().document, fiscalYear, stage } })

async function take(app: App, exchange: Exchange) {
  const result = await importDocument(app, asFile(exchange))
  // what is offered only after the paper's own words are accepted is decided as well
  for (let left = 1; left > 0; ) {
    await acceptDrafts(app, result.document, { all: true })
    left = (await openReview(app, result.document))?.counts.waiting ?? 0
  }
  return result
}

/** What is known, without ids, instants and sources. */
async function known(app: App) {
  const facts = await loadFacts(app.db, app.body)
  const omitted = new Set(['provenance', 'source', 'id', 'supersededBy', 'parent', 'item', 'indicator', 'asOf', 'stage', 'order'])
  const bare = (rows: object[]) =>
    rows.map((row) => JSON.stringify(row, (key, value) => (omitted.has(key) ? undefined : value))).sort()
  const { items, indicators, observations, budgets, evaluations, narratives } = facts
  return [items, indicators, observations, budgets, evaluations, narratives].map(bare)
}
const texts = async (app: App) => (await loadFacts(app.db, app.body)).narratives.map(({ text }) => text).sort()

describe('a paper that is issued again', () => {
  it('asks only about what is new, and notes where the rest stands again', async () => {
    const app = await freshApp(database)
    await take(app, samplePaper())
    const later = samplePaper({
      narratives: [...samplePaper().narratives, { item: 'b', role: 'direction', text: '広く知らせる。' }],
    })
    const again = await importDocument(app, asFile(later))
    expect(again).toMatchObject({ drafts: 1, unchanged: 9 })
    const review = await openReview(app, again.document)
    expect(review?.drafts).toMatchObject([{ value: '広く知らせる。', change: 'new' }])
    expect(review?.seenAgain).toHaveLength(9)
    expect(review?.seenAgain.map(({ source }) => source.locator)).toContain('observations[2]')
  })

  it('offers to withdraw what it does not say any more: words, and figures of the same edition', async () => {
    const app = await freshApp(database)
    await take(app, samplePaper())
    const sample = samplePaper()
    const shorter = samplePaper({
      observations: sample.observations.filter(({ id }) => id !== 'p'),
      narratives: sample.narratives.filter(({ text }) => text !== '助成の相談に応じた。'),
    })
    const again = await importDocument(app, asFile(shorter))
    const review = await openReview(app, again.document)
    expect(review?.drafts.map(({ withdraws, value }) => [withdraws, value]).sort()).toEqual([
      [true, '4件'],
      [true, '助成の相談に応じた。'],
    ])
    expect(review?.counts).toMatchObject({ exact: 0, waiting: 2 })
    const [figure, block] = ['4件', '助成の相談に応じた。'].map(
      (value) => review?.drafts.find((one) => one.value === value)?.id ?? '',
    )
    await keepFormer(app, figure ?? '')
    await acceptDrafts(app, again.document, { ids: [block ?? ''] })
    const facts = await loadFacts(app.db, app.body)
    expect(facts.observations).toHaveLength(3)
    expect(await texts(app)).toEqual(['交流の場を設けた。', '担い手を増やす。'])
    expect((await openReview(app, again.document))?.drafts.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected'])
  })

  it.each([
    ['a block dropped from the middle', ['甲。', '丙。', '丁。'], [['乙。', true]], ['甲。', '丙。', '丁。']],
    ['a block appended', ['甲。', '乙。', '丙。', '丁。', '戊。'], [['戊。', false]], ['甲。', '乙。', '丙。', '丁。', '戊。']],
    [
      'one dropped, one changed',
      ['甲。', '丙！', '丁。'],
      [
        ['丙！', false],
        ['丙。', true],
      ],
      ['甲。', '丙！', '丁。'],
    ],
    [
      'everything new',
      ['子。'],
      [
        ['子。', false],
        ['乙。', true],
        ['丙。', true],
        ['丁。', true],
      ],
      ['子。'],
    ],
  ] as const)('compares blocks of words by what they say: %s', async (_, now, drafts, after) => {
    const app = await freshApp(database)
    await take(app, samplePaper({ narratives: words('甲。', '乙。', '丙。', '丁。') }))
    const again = await importDocument(app, asFile(samplePaper({ narratives: words(...now) })))
    const review = await openReview(app, again.document)
    const told = review?.drafts.map(({ value, withdraws }) => [value, withdraws]) ?? []
    expect(told.sort()).toEqual([...drafts].map((one) => [...one]).sort())
    await acceptDrafts(app, again.document, { all: true })
    const current = (await loadFacts(app.db, app.body)).narratives
    expect(current.toSorted((one, other) => Number(one.order) - Number(other.order)).map(({ text }) => text)).toEqual(after)
  })

  it('withdraws nothing of which it does not speak', async () => {
    const app = await freshApp(database)
    await take(app, samplePaper())
    const other = samplePaper({ narratives: [], observations: [], indicators: [], budgets: [], evaluations: [] })
    expect(await importDocument(app, asFile(other))).toMatchObject({ drafts: 0 })
  })

  it('offers the rest once its own words are accepted, where both papers waited', async () => {
    const app = await freshApp(database)
    const first = await importDocument(app, asFile(paperOf(2013, 'interim', { narratives: words('甲。', '乙。', '丙。') })))
    const second = await importDocument(app, asFile(paperOf(2013, 'final', { narratives: words('丁。') })))
    await acceptDrafts(app, first.document, { all: true })
    await acceptDrafts(app, second.document, { all: true })
    const review = await openReview(app, second.document)
    const waiting = review?.drafts.filter(({ status }) => status === 'draft')
    expect(waiting?.map(({ withdraws, value }) => [withdraws, value])).toEqual([
      [true, '乙。'],
      [true, '丙。'],
    ])
  })

  it('decides what waits elsewhere and says the same with it', async () => {
    const app = await freshApp(database)
    const one = await importDocument(app, asFile(samplePaper()))
    const copy = await importDocument(app, {
      ...asFile(samplePaper()),
      bytes: new TextEncoder().encode(`${JSON.stringify(samplePaper())} `),
    })
    expect((await openReview(app, copy.document))?.counts.waiting).toBe(9)
    await acceptDrafts(app, one.document, { all: true })
    expect((await openReview(app, copy.document))?.counts).toMatchObject({ waiting: 0, accepted: 0 })
  })
})

describe('an older paper', () => {
  it('does not take the place of a later one, and says so', async () => {
    const app = await freshApp(database)
    await take(app, paperOf(2014, 'final'))
    const sample = samplePaper()
    const observations = sample.observations.map((row) => (row.id === 'q' ? { ...row, value: 3 } : row))
    const older = await importDocument(app, asFile(paperOf(2013, 'final', { observations, narratives: [], evaluations: [] })))
    expect(older).toMatchObject({ drafts: 0, message: expect.stringContaining('より新しい資料に別の内容がある 1 件') })
    expect((await openReview(app, older.document))?.drafts).toMatchObject([{ status: 'rejected', value: '3件' }])
    expect((await loadFacts(app.db, app.body)).observations.map(({ value }) => value).sort()).toEqual([4, 4, 5])
  })

  it('is taken over where a person names its draft', async () => {
    const app = await freshApp(database)
    const sample = samplePaper()
    const observations = sample.observations.map((row) => (row.id === 'q' ? { ...row, value: 3 } : row))
    const older = await importDocument(app, asFile(paperOf(2013, 'final', { observations, narratives: [] })))
    await take(app, paperOf(2014, 'final'))
    const draft = (await openReview(app, older.document))?.drafts.find(({ value }) => value === '3件')
    await acceptDrafts(app, older.document, { ids: [draft?.id ?? ''] })
    expect((await loadFacts(app.db, app.body)).observations.map(({ value }) => value)).toContain(3)
  })
})

describe('what a later paper says otherwise of an item or indicator', () => {
  const withUnits = (units: string[], marks?: string[]) => {
    const { items, indicators } = samplePaper()
    return {
      items: items.map((item) => (item.id === 'b' ? { ...item, units, ...(marks ? { marks } : {}) } : item)),
      indicators: indicators.map((indicator) => ({
        ...indicator,
        direction: units[0] === '産業課' ? ('increase' as const) : ('maintain' as const),
      })),
    }
  }

  it('is offered, and known once it is taken over; the paper itself has no draft', async () => {
    const app = await freshApp(database)
    await take(app, paperOf(2013, 'final', withUnits(['商業課'])))
    const later = await importDocument(
      app,
      asFile(paperOf(2014, 'final', { ...withUnits(['産業課'], ['◎']), narratives: [], evaluations: [] })),
    )
    const changes = (await openReview(app, later.document))?.changes.map(({ word, before, after }) => [word, before, after])
    expect(changes?.sort()).toEqual([
      ['印', undefined, '◎'],
      ['担当', '商業課', '産業課'],
      ['望ましい向き', '現状維持', '大きいほどよい'],
    ])
    const item = async () => (await loadFacts(app.db, app.body)).items.find(({ code }) => code === '52402000')
    expect(await item()).toMatchObject({ units: ['商業課'] })
    const subject = (await item())?.id ?? ''
    await decideChanges(app, later.document, { subject, field: 'marks' }, 'rejected')
    expect(await decideChanges(app, later.document, 'all', 'accepted')).toBe(2)
    expect(await item()).toMatchObject({ units: ['産業課'] })
    expect(await item()).not.toHaveProperty('marks')
    expect((await loadFacts(app.db, app.body)).indicators[0]?.direction).toBe('increase')
  })

  it('is no change where an older paper says it', async () => {
    const app = await freshApp(database)
    await take(app, paperOf(2014, 'final', withUnits(['産業課'])))
    const older = await importDocument(app, asFile(paperOf(2013, 'final', withUnits(['商業課'], ['◎']))))
    expect((await openReview(app, older.document))?.changes.map(({ word }) => word)).toEqual(['印'])
  })
})

/** Papers of different years and stages on the same things, some of them said otherwise in each. */
const papers = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 2011, max: 2014 }), fc.constantFrom<Stage>('plan', 'interim', 'final')), {
    selector: ([fiscalYear, stage]) => fiscalYear * 12 + { plan: 0, progress: 6, interim: 9, final: 15 }[stage],
    minLength: 2,
    maxLength: 3,
  })
  .chain((times) =>
    fc.tuple(
      ...times.map(([fiscalYear, stage]) =>
        fc
          .record({
            values: fc.array(fc.tuple(fc.integer({ min: 2011, max: 2013 }), fc.integer({ min: 0, max: 3 })), { maxLength: 3 }),
            amount: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
            blocks: fc.array(fc.constantFrom('甲。', '乙。', '丙。'), { maxLength: 3 }),
            unit: fc.constantFrom(undefined, '商業課', '産業課'),
          })
          .map(({ values, amount, blocks, unit }): Exchange => {
            const byYear = new Map(values)
            return paperOf(fiscalYear, stage, {
              items: samplePaper().items.map((item) => (item.id === 'b' && unit ? { ...item, units: [unit] } : item)),
              observations: [...byYear].map(
                ([year, value], n) =>
                  ({ id: `o${n}`, indicator: 'i', measure: 'actual', fiscalYear: year, value }) as Observation,
              ),
              budgets: amount === undefined ? [] : [{ item: 'b', fiscalYear: 2012, stage: 'settled', amount }],
              evaluations: [],
              narratives: words(...blocks),
            })
          }),
      ),
    ),
  )

const runs = { numRuns: 10 }

describe('many papers', () => {
  it('come to the same in whatever order they are imported', async () => {
    await fc.assert(
      fc.asyncProperty(papers, fc.integer({ min: 0, max: 5 }), async (all, turn) => {
        const [here, there] = [await freshApp(database), await freshApp(database)]
        const other = turn % 2 === 0 ? [...all].reverse() : [...all.slice(1), ...all.slice(0, 1)]
        for (const paper of all) await take(here, paper)
        for (const paper of other) await take(there, paper)
        expect(await known(there)).toEqual(await known(here))
      }),
      runs,
    )
  }, 120_000)

  it('come to the same where all are imported first and accepted in another order', async () => {
    await fc.assert(
      fc.asyncProperty(papers, async (all) => {
        const [here, there] = [await freshApp(database), await freshApp(database)]
        for (const paper of all) await take(here, paper)
        const waiting: string[] = []
        for (const paper of all) waiting.push((await importDocument(there, asFile(paper))).document)
        for (const document of waiting.reverse()) {
          await acceptDrafts(there, document, { all: true })
          await acceptDrafts(there, document, { all: true })
        }
        expect(await known(there)).toEqual(await known(here))
      }),
      runs,
    )
  }, 120_000)

  it('imported once more change no total', async () => {
    await fc.assert(
      fc.asyncProperty(papers, async (all) => {
        const app = await freshApp(database)
        for (const paper of all) await take(app, paper)
        const once = await known(app)
        for (const paper of all) {
          const bytes = new TextEncoder().encode(`${JSON.stringify(paper)}\n`)
          const again = await importDocument(app, { ...asFile(paper), bytes })
          await acceptDrafts(app, again.document, { all: true })
        }
        expect(await known(app)).toEqual(once)
      }),
      runs,
    )
  }, 120_000)
})
