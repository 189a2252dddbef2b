import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import type { Decision } from '#app/decision.ts'
import { importDocument } from '#app/import-document.ts'
import { openPlanIndex, type PlanIndex } from '#app/plan-index.ts'
import { listPage, openPlanList, treeAround } from '#app/plan-list.ts'
import { publish } from '#app/publish.ts'
import { listPublishedRows } from '#app/published-row.ts'
import { listDocuments } from '#store/document.ts'
import { loadIdentities } from '#store/load-identities.ts'
import type { Database } from '#store/open.ts'
import { readSourceAssets } from '#web/assets.ts'
import { createServer } from '#web/server.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

const measures = 230
const wordsOfEach = 10

const decided = (decision: Decision) => ('decided' in decision ? decision.decided.length : Number.NaN)

/** A plan of 230 measures under three branches, each with ten blocks of words: more than one stretch accepts. */
function largePaper() {
  const branch = (n: number) => `t${n % 3}`
  const ids = Array.from({ length: measures }, (_, n) => n)
  return samplePaper({
    items: [
      ...['川', '山', '町'].map((word, n) => ({
        id: `t${n}`,
        level: 'theme' as const,
        levelLabel: '基本政策',
        title: `${word}の政策`,
        order: n,
      })),
      ...ids.map((n) => ({
        id: `m${n}`,
        parent: branch(n),
        level: 'measure' as const,
        levelLabel: '施策課題',
        code: `${52400000 + n}`,
        title: n === 7 ? '水辺の見守り' : `施策その${n}`,
        units: [n % 2 === 0 ? '環境課' : '土木課'],
        order: n + 1,
      })),
    ],
    indicators: [],
    observations: [],
    budgets: [],
    evaluations: ids.slice(0, 5).map((n) => ({
      item: `m${n}`,
      fiscalYear: 2013,
      stage: 'final' as const,
      evaluator: 'self' as const,
      grades: [{ scale: '評価区分', code: 'B' }],
    })),
    narratives: ids.flatMap((n) =>
      Array.from({ length: wordsOfEach }, (_, k) => ({
        item: `m${n}`,
        role: 'progress' as const,
        text: `${n}の${k}つ目の記述。`,
      })),
    ),
    terms: [],
  })
}

const told: [number, number][] = []
let first: Decision
let rest: Decision
let database: Database
let app: App
let index: PlanIndex
beforeAll(async () => {
  database = await openTestDatabase()
  app = await freshApp(database)
  const { document } = await importDocument(app, asFile(largePaper()))
  const stopping = new AbortController()
  first = await acceptDrafts(app, document, { all: true }, { tell: () => stopping.abort(), signal: stopping.signal })
  rest = await acceptDrafts(app, document, { all: true }, { tell: (done, total) => told.push([done, total]) })
  index = (await openPlanIndex(app, 'kawasaki-2013')) as PlanIndex
})
afterAll(async () => {
  await database.close()
})

describe('a large plan', () => {
  it('is stopped between two stretches: what was accepted stays, the others wait', () => {
    expect(decided(first)).toBeGreaterThan(0)
    expect(decided(rest)).toBeGreaterThan(0)
    expect(decided(first) + decided(rest)).toBe(measures * wordsOfEach + 5)
  })

  it('is accepted in stretches, wholly', async () => {
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)).toEqual([decided(rest), decided(rest)])
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b))
    const { items } = await loadIdentities(app.db, app.body, 'kawasaki-2013')
    expect(items).toHaveLength(measures + 3)
    expect(index.items).toHaveLength(measures)
    const [document] = await listDocuments(app.db, app.body)
    expect(await acceptDrafts(app, document?.id ?? '', { all: true })).toEqual({ decided: [] })
  })

  it('is shown page by page in the order of its tree', async () => {
    const pages = await Promise.all([1, 2, 3, 9].map((page) => openPlanList(app, index, {}, { page })))
    expect(pages.map(({ rows, page, pages: all, found }) => [rows.length, page, all, found])).toEqual([
      [listPage, 1, 3, measures],
      [listPage, 2, 3, measures],
      [30, 3, 3, measures],
      [30, 3, 3, measures],
    ])
    const shown = pages.slice(0, 3).flatMap(({ rows }) => rows.map(({ item }) => item.code))
    expect(new Set(shown).size).toBe(measures)
    expect(pages[0]?.rows[0]).toMatchObject({ item: { code: '52400000' }, grade: 'B', path: [{ title: '川の政策' }] })
    expect(pages[0]?.branches.map(({ label, count }) => [label, count])).toEqual([
      ['川の政策', 77],
      ['山の政策', 77],
      ['町の政策', 76],
    ])
  })

  it.each([
    ['a word', { words: '見守り' }, ['52400007']],
    ['words of two places', { words: '山の政策　水辺' }, ['52400007']],
    ['another width', { words: '５２４０００１２' }, ['52400012']],
    ['a section', { words: '見守り', section: '環境課' }, []],
  ])('finds by %s', async (_, search, codes) => {
    const { rows } = await openPlanList(app, index, search)
    expect(rows.map(({ item }) => item.code)).toEqual(codes)
  })

  it('puts whoever bears the very number first', async () => {
    const { items } = await loadIdentities(app.db, app.body, 'kawasaki-2013')
    expect(items.some(({ title }) => title === '施策その22')).toBe(true)
    const { rows } = await openPlanList(app, index, { words: '52400022' })
    expect(rows[0]?.item.code).toBe('52400022')
  })

  it('tells from a sheet only what stands around it', () => {
    const own = index.items[100]?.item
    const tree = treeAround(app, index, own?.id ?? '', 2013)
    const beside = tree.roots[0]?.children.map(({ item }) => item.id) ?? []
    expect(beside).toContain(own?.id)
    expect(beside.length).toBeLessThan(20)
    expect(tree.shownOf).toBe(measures)
  })

  it('is searched without scripts, by staff and by the public', async () => {
    const published = await publish(app, 'kawasaki-2013', 2013)
    if (!('publication' in published)) throw new Error('nothing was published')
    const rows = await listPublishedRows(app, published.publication)
    expect(rows.map(({ item }) => item.id)).toEqual(index.items.map(({ item }) => item.id))
    const server = createServer({
      app,
      assets: readSourceAssets(),
      staffFrom: 'anywhere',
      report: (error) => expect(error).toBeUndefined(),
    })
    for (const path of ['/plans/kawasaki-2013', `/public/${published.publication}`]) {
      const all = await (await server.request(path)).text()
      expect(all.match(/<form[^>]*method="get"/g)).toHaveLength(1)
      expect(all.match(/class="plan-code"/g)).toHaveLength(listPage)
      expect(all).toContain('page=2')
      const found = await (await server.request(`${path}?q=${encodeURIComponent('見守り')}`)).text()
      expect(found.match(/class="plan-code"/g)).toHaveLength(1)
      expect(found).toContain('水辺の見守り')
      const none = await (await server.request(`${path}?q=${encodeURIComponent('<b>')}`)).text()
      expect(none).toContain('当てはまる')
      expect(none).not.toContain('value="<b>"')
    }
  })
})
