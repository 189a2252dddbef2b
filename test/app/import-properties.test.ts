import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { publish } from '#app/publish.ts'
import { readPublication } from '#app/read-publication.ts'
import { returnDrafts } from '#app/return-draft.ts'
import { openReview } from '#app/review.ts'
import { undoDecision } from '#app/undo-decision.ts'
import { isCounted } from '#core/counted-budget.ts'
import type { Exchange } from '#core/exchange.ts'
import { factsOfSheets } from '#core/exchange-of.ts'
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

const year = fc.integer({ min: 2008, max: 2013 })
const words = fc.constantFrom('会を開いた。', '助成した。', '相談に応じた。', '担い手が足りない。')
const figure = fc.record({
  measure: fc.constantFrom('target', 'actual', 'planned'),
  fiscalYear: year,
  value: fc.integer({ min: 0, max: 9 }),
})

/** Money: a total of the measure, a part of it (財源), or money that is counted elsewhere (再掲). */
const amount = fc
  .record({ fiscalYear: year, thousands: fc.integer({ min: -5, max: 99 }), as: fc.constantFrom('total', 'part', 'relisted') })
  .map(({ as, ...row }) => ({
    ...row,
    ...(as === 'part' ? { part: { kind: 'fund' as const, name: '一般財源' } } : {}),
    ...(as === 'relisted' ? { relisted: true } : {}),
  }))

/** Papers of one measure, with up to eight figures (some on the same thing), money and words. */
const paper: fc.Arbitrary<Exchange> = fc
  .record({
    figures: fc.array(figure, { maxLength: 8 }),
    amounts: fc.array(amount, { maxLength: 5 }),
    blocks: fc.array(words, { maxLength: 3 }),
    code: fc.constantFrom('52402000', '52402001'),
  })
  .map(({ figures, amounts, blocks, code }) => {
    const sample = samplePaper()
    return samplePaper({
      items: sample.items.map((item) => (item.code === undefined ? item : { ...item, code })),
      observations: figures.map((row, n) => ({ ...row, id: `o${n}`, indicator: 'i' }) as Observation),
      budgets: amounts.map(({ thousands, ...row }) => ({ ...row, item: 'b', stage: 'initial', amount: thousands * 1000 })),
      narratives: blocks.map((text) => ({ item: 'b', role: 'progress', text })),
    })
  })

/** The same paper of a measure of another number. */
const withCode = (exchange: Exchange, code: string): Exchange => ({
  ...exchange,
  items: exchange.items.map((item) => (item.code === undefined ? item : { ...item, code, title: `${item.title}${code}` })),
})

/** What is known, without ids of documents and instants: to be compared between bodies. */
async function known(app: App) {
  const facts = await loadFacts(app.db, app.body)
  const bare = (rows: object[]) =>
    rows
      .map((row) =>
        JSON.stringify(row, (key, value) => (['provenance', 'source', 'id', 'supersededBy'].includes(key) ? undefined : value)),
      )
      .sort()
  return [
    bare(facts.items),
    bare(facts.indicators),
    bare(facts.observations),
    bare(facts.budgets),
    bare(facts.evaluations),
    bare(facts.narratives),
  ]
}

/** Statements among what is known that were read from a paper, or said by a person. */
async function statements(app: App) {
  const { observations, budgets, evaluations, narratives } = await loadFacts(app.db, app.body)
  return [observations, budgets, evaluations, narratives].flat()
}

/** Money by item, year and stage, as it is added up. */
async function totals(app: App) {
  const sums = new Map<string, number>()
  for (const row of (await loadFacts(app.db, app.body)).budgets) {
    if (!isCounted(row)) continue
    const key = `${row.item} ${row.fiscalYear} ${row.stage}`
    const before = sums.get(key)
    sums.set(key, before === undefined ? row.amount : before + row.amount)
  }
  return [...sums].sort()
}

async function take(app: App, exchange: Exchange) {
  const result = await importDocument(app, asFile(exchange))
  await acceptDrafts(app, result.document, { all: true })
  return result
}

const runs = { numRuns: 8 }

describe('importing', () => {
  it('twice equals once, also when the bytes differ', async () => {
    await fc.assert(
      fc.asyncProperty(paper, async (exchange) => {
        const app = await freshApp(database)
        await take(app, exchange)
        const once = await known(app)
        const again = await importDocument(app, {
          ...asFile(exchange),
          bytes: new TextEncoder().encode(`${JSON.stringify(exchange)}\n`),
        })
        expect(again).toMatchObject({ outcome: 'drafted', drafts: 0, newItems: 0, newIndicators: 0 })
        expect(await known(app)).toEqual(once)
      }),
      runs,
    )
  })

  it('two papers on different things comes to the same in either order', async () => {
    await fc.assert(
      fc.asyncProperty(paper, paper, async (one, other) => {
        const own = {
          ...one,
          observations: one.observations.map((row) => ({ ...row, measure: 'actual' as const })),
          narratives: [],
          evaluations: [],
        }
        const rest = {
          ...other,
          observations: other.observations.map((row) => ({ ...row, measure: 'target' as const })),
          budgets: [],
        }
        const [here, there] = [await freshApp(database), await freshApp(database)]
        await take(here, own)
        await take(here, rest)
        await take(there, rest)
        await take(there, own)
        expect(await known(here)).toEqual(await known(there))
      }),
      runs,
    )
  })

  it('several papers, some of them twice, comes to the same totals in any order', async () => {
    const codes = ['52402000', '52402001', '52402002']
    const papers = fc.tuple(paper, paper, paper).map((three) => three.map((one, n) => withCode(one, codes[n] ?? '')))
    const order = fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(papers, order, async (three, places) => {
        const [here, there] = [await freshApp(database), await freshApp(database)]
        for (const one of three) await take(here, one)
        for (const place of places) await take(there, three[place] as Exchange)
        expect(await known(there)).toEqual(await known(here))
        expect(await totals(there)).toEqual(await totals(here))
      }),
      runs,
    )
  })

  it('whatever is decided, every accepted statement has a source, and no draft is in a publication', async () => {
    const choice = fc.constantFrom('accept', 'return', 'undo', 'wait')
    await fc.assert(
      fc.asyncProperty(paper, fc.array(choice, { minLength: 4, maxLength: 12 }), async (exchange, choices) => {
        const app = await freshApp(database)
        const { document } = await importDocument(app, asFile(exchange))
        const drafts = (await openReview(app, document))?.drafts ?? []
        for (const [n, draft] of drafts.entries()) {
          const decision = choices[n % choices.length]
          if (decision === 'return') await returnDrafts(app, document, { ids: [draft.id] }, '確認')
          if (decision === 'accept' || decision === 'undo') await acceptDrafts(app, document, { ids: [draft.id] })
          if (decision === 'undo') await undoDecision(app, draft.id)
        }
        const accepted = await statements(app)
        for (const { provenance, source } of accepted)
          expect(provenance.document === undefined ? provenance.saidBy : source?.locator).toBeTruthy()
        const published = await publish(app, 'kawasaki-2013', 2013)
        const sheets = 'publication' in published ? ((await readPublication(app, published.publication))?.sheets ?? []) : []
        const facts = factsOfSheets(sheets.map(({ view }) => view))
        const ids = new Set(accepted.map(({ provenance }) => provenance.id))
        const shown = [facts.observations, facts.budgets, facts.evaluations, facts.narratives].flat()
        expect(shown.filter(({ provenance }) => !ids.has(provenance?.id ?? ''))).toEqual([])
        expect(accepted.length === 0).toBe(sheets.length === 0)
      }),
      runs,
    )
  })
})
