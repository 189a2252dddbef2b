import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { loadPlan } from '#app/load-plan.ts'
import { openReview } from '#app/review.ts'
import { sayStatement } from '#app/say-statement.ts'
import type { Observation } from '#core/observation.ts'
import type { KeptStatement } from '#core/statement.ts'
import { statementKey } from '#core/statement-key.ts'
import { findStatements } from '#store/find-statements.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'
import { handOutTo, loadExample, type Outside, writeOutside } from './handed-out.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Cells of the demonstration sheet by what they say: indicator, measure, year; the stage of an amount. */
const figures = {
  E29: ['知的財産交流会の開催件数', 'actual', 2013],
  C29: ['知的財産交流会の開催件数', 'target', 2013],
  E28: ['知的財産交流会の開催件数', 'actual', 2012],
  N29: ['産学連携による共同研究開発に対する助成件数', 'actual', 2013],
  L29: ['産学連携による共同研究開発に対する助成件数', 'target', 2013],
  W29: ['起業家オーディション応募数', 'actual', 2013],
  W28: ['起業家オーディション応募数', 'actual', 2012],
} as const
const amounts = { V34: 'initial', Y34: 'settledEstimate', S34: 'planned' } as const
/** Blocks of words, by cell and place in it. */
const words = { 'E12 0': 'issue', 'E12 1': 'issue', 'E17 0': 'direction', 'E17 2': 'direction' } as const
/** The grade of the year and its reason: cells of their own, one statement. */
const grades = { I14: 'letters', K13: 'reason' } as const
const places = [figures, amounts, words, grades].flatMap((group) => Object.keys(group))
const letters = ['AⅡ', 'AⅠ', 'B', 'C']

/** A change of a place to one of a few values, so that both sides often say the same, and sometimes what was handed out. */
const changes = fc.dictionary(fc.constantFrom(...places), fc.integer({ min: 3, max: 6 }), {
  maxKeys: places.length,
  noNullPrototype: true,
})

/** What is written where, in words or as a number. */
function saying(place: string, n: number): string | number {
  if (place in words) return `${place.slice(0, 3)}の文を${n}通りに改めた。`
  if (place === 'K13') return `理由を${n}通りに改めた。`
  return place === 'I14' ? (letters[n - 3] ?? '') : n
}

/** The current statement of each place. */
async function standing(app: App): Promise<Map<string, KeptStatement>> {
  const { facts } = (await loadPlan(app, 'kawasaki-2013')) ?? {}
  const indicators = new Map(facts?.indicators.map(({ name, id }) => [name, id]))
  const measure = facts?.items.find(({ code }) => code === '52402000')?.id
  const found = (place: string) => {
    if (place in figures) {
      const [name, of, year] = figures[place as keyof typeof figures]
      const isIt = (one: Observation) => one.indicator === indicators.get(name) && one.measure === of && one.fiscalYear === year
      return { list: 'observations', row: facts?.observations.find(isIt) }
    }
    if (place in amounts) {
      const stage = amounts[place as keyof typeof amounts]
      return { list: 'budgets', row: facts?.budgets.find((one) => one.stage === stage && one.fiscalYear === 2013) }
    }
    if (place in words) {
      const [role, order] = [words[place as keyof typeof words], Number(place.at(-1))]
      return { list: 'narratives', row: facts?.narratives.find((one) => one.role === role && one.order === order) }
    }
    return { list: 'evaluations', row: facts?.evaluations.find((one) => one.item === measure && one.fiscalYear === 2013) }
  }
  return new Map(places.map((place) => [place, found(place) as KeptStatement]))
}

/** What a place says. */
function read(place: string, one: KeptStatement | undefined): string | number | undefined {
  if (one?.list === 'budgets') return one.row.amount / 1000
  if (one?.list === 'observations') return one.row.value
  if (one?.list === 'narratives') return one.row.text
  return place === 'K13' ? one?.row.comment : one?.row.grades.map(({ code }) => code).join('')
}

async function sayInside(app: App, inside: Record<string, number>): Promise<void> {
  for (const [place, n] of Object.entries(inside)) {
    const one = (await standing(app)).get(place)
    const own = `${saying(place, n)}`
    const text = place === 'I14' ? `${own}\n${read('K13', one)}` : place === 'K13' ? `${read('I14', one)}\n${own}` : own
    const said = await sayStatement(app, { basedOn: one?.row.provenance.id ?? '', text })
    expect(said).not.toHaveProperty('refused')
  }
}

/** The file as it comes back: blocks of one cell are written together. */
function fillIn(out: Outside, outside: Record<string, number>): Uint8Array {
  const written: Record<string, string | number> = {}
  for (const [place, n] of Object.entries(outside)) {
    const [cell = '', block] = place.split(' ')
    const before = written[cell] ?? out.cells.find(({ locator }) => locator === `評価票!${cell}`)?.text ?? ''
    const blocks = `${before}`.split('\n')
    if (block !== undefined) blocks[Number(block)] = `●${saying(place, n)}`
    written[cell] = block === undefined ? (cell === 'K13' ? `●${saying(place, n)}` : saying(place, n)) : blocks.join('\n')
  }
  return writeOutside(out, written)
}

interface Round {
  app: App
  out: Outside
  before: Map<string, KeptStatement>
}

async function begin(): Promise<Round> {
  const app = await freshApp(database)
  await loadExample(app, 'kawasaki-2013')
  const [out] = (await handOutTo(app, { plan: 'kawasaki-2013', fiscalYear: 2013 })) as [Outside]
  return { app, out, before: await standing(app) }
}

describe('whatever is changed outside and inside', () => {
  it('the drafts are exactly the outside changes, and the conflicts those that the ledger has otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(changes, changes, async (outside, inside) => {
        const { app, out, before } = await begin()
        await sayInside(app, inside)
        const now = await standing(app)
        const { document, findings } = await importDocument(app, { bytes: fillIn(out, outside), name: out.name })
        const review = await openReview(app, document)

        const said = (place: string) => (outside[place] === undefined ? undefined : saying(place, outside[place]))
        const isChanged = (place: string) => said(place) !== undefined && said(place) !== read(place, before.get(place))
        const isMoved = (place: string) => read(place, now.get(place)) !== read(place, before.get(place))
        const isOther = (place: string) => said(place) !== read(place, now.get(place))
        const keys = (chosen: string[]) => [...new Set(chosen.map((place) => keyOf(before, place)))].sort()
        const drafted = places.filter((place) => isChanged(place) && isOther(place))
        const statements = await findStatements(app.db, app.body, { document })
        expect(statements.map(statementKey).sort()).toEqual(keys(drafted))
        const atOdds = new Set(review?.drafts.flatMap(({ id, conflict }) => (conflict ? [id] : [])))
        const conflicts = statements.filter(({ row }) => atOdds.has(row.provenance.id))
        expect(conflicts.map(statementKey).sort()).toEqual(keys(drafted.filter(isMoved)))
        const same = places.filter((place) => isChanged(place) && isMoved(place) && !isOther(place))
        expect(review?.seenAgain).toHaveLength(keys(same).filter((key) => !keys(drafted).includes(key)).length)
        expect(findings.filter(({ code }) => code.startsWith('collected'))).toEqual([])
        expect(await standing(app)).toEqual(now)
        await expectOneSupersedesEach(app, document, now)
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('the same file twice equals once, and leaves the ledger as it is', async () => {
    await fc.assert(
      fc.asyncProperty(changes, changes, async (outside, inside) => {
        const { app, out } = await begin()
        const bytes = fillIn(out, outside)
        await sayInside(app, inside)
        const first = await importDocument(app, { bytes, name: out.name })
        const once = (await openReview(app, first.document))?.drafts
        const second = await importDocument(app, { bytes, name: 'again.xlsx' })
        expect(second).toMatchObject({ outcome: 'known', drafts: 0, document: first.document })
        expect((await openReview(app, first.document))?.drafts).toEqual(once)
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})

const keyOf = (before: Map<string, KeptStatement>, place: string) => statementKey(before.get(place) as KeptStatement)

/** Every draft would take the place of what the ledger says there now, and of nothing else. */
async function expectOneSupersedesEach(app: App, document: string, now: Map<string, KeptStatement>): Promise<void> {
  const drafts = await findStatements(app.db, app.body, { document })
  const byKey = new Map([...now.values()].map((one) => [statementKey(one), one.row.provenance.id]))
  for (const draft of drafts) expect(draft.row.provenance.supersedes).toBe(byKey.get(statementKey(draft)))
}
