import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertBudgets } from '#store/budget.ts'
import { contentHashes } from '#store/content.ts'
import { decideStatements, rejectReturned } from '#store/decide.ts'
import { loadFacts } from '#store/load-facts.ts'
import { insertObservations } from '#store/observation.ts'
import type { Database } from '#store/open.ts'
import { insertPublication } from '#store/publication.ts'
import { openTestDatabase } from './open-test-database.ts'
import {
  accepted,
  body,
  budgets,
  evaluations,
  fromDocument,
  fromPerson,
  keepSample,
  narratives,
  observations,
  sampleIndicators,
  sampleItems,
} from './sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await keepSample(database.db)
})
afterAll(() => database.close())

const decided = { by: 'p2', at: '2026-04-03T00:00:00.000Z' }
const figure = { indicator: 'i1', measure: 'actual', fiscalYear: 2020, value: 1 } as const

function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1
}
function byStatement(left: { provenance: { id: string } }, right: { provenance: { id: string } }): number {
  return byId(left.provenance, right.provenance)
}

describe('facts', () => {
  it('are given back as they were said, drafts only when asked for', async () => {
    const { db } = database
    expect((await loadFacts(db, body)).items).toEqual([])
    const facts = await loadFacts(db, body, { includeDrafts: true })
    expect(facts.items.toSorted(byId)).toEqual([...sampleItems].sort(byId))
    expect(facts.indicators).toEqual(sampleIndicators)
    expect(facts.observations.toSorted(byStatement)).toEqual(observations.map((row) => ({ ...row, id: row.provenance.id })))
    expect(facts.budgets.toSorted(byStatement)).toEqual(budgets)
    expect(facts.evaluations).toEqual(evaluations)
    expect(facts.narratives.toSorted(byStatement)).toEqual(narratives)
    expect(facts.terms).toEqual([{ term: '用語', definition: '説明' }])
  })

  it('of one item come with its ancestors, its children and what is listed again under it', async () => {
    const facts = await loadFacts(database.db, body, { items: ['m1'], includeDrafts: true })
    expect(facts.items.map((item) => item.id).sort()).toEqual(['g1', 'm1', 'm2', 'w1'])
    expect(facts.indicators.map((indicator) => indicator.id)).toEqual(['i1'])
  })

  it('of one year leave out the words and grades of others', async () => {
    const facts = await loadFacts(database.db, body, { fiscalYear: 2025, includeDrafts: true })
    expect(facts.evaluations).toEqual([])
    expect(facts.narratives.map((row) => row.provenance.id)).toEqual(['n2'])
    expect(facts.observations.length).toBe(4)
  })

  it('of another body or plan are not seen', async () => {
    const other = await loadFacts(database.db, 'other', { includeDrafts: true })
    expect(other).toEqual({
      items: [],
      indicators: [],
      observations: [],
      budgets: [],
      evaluations: [],
      narratives: [],
      terms: [],
    })
    expect((await loadFacts(database.db, body, { plan: 'other', includeDrafts: true })).items).toEqual([])
  })
})

describe('a correction', () => {
  it('takes the place of what it supersedes when it is accepted, not before', async () => {
    const { db } = database
    const value = async () =>
      (await loadFacts(db, body)).observations.filter((row) => row.fiscalYear === 2020).map((row) => row.value)
    await db.updateTable('item').set({ status: 'accepted' }).where('body', '=', body).execute()
    await db.updateTable('indicator').set({ status: 'accepted' }).where('body', '=', body).execute()
    await insertObservations(db, body, [
      { ...fromDocument('c1', accepted), ...figure },
      { ...fromPerson('c2', { supersedes: 'c1' }), ...figure, value: 2 },
    ])
    expect(await value()).toEqual([1])
    await decideStatements(db, body, { ids: ['c2'] }, { status: 'accepted', ...decided })
    expect(await value()).toEqual([2])
  })

  it('of the same statement by two persons is accepted once: the second is told', async () => {
    const { db } = database
    await insertObservations(db, body, [
      { ...fromPerson('d0', accepted), ...figure, fiscalYear: 2019 },
      { ...fromPerson('d1', { supersedes: 'd0' }), ...figure, fiscalYear: 2019, value: 2 },
      { ...fromPerson('d2', { supersedes: 'd0' }), ...figure, fiscalYear: 2019, value: 3 },
    ])
    await decideStatements(db, body, { ids: ['d1'] }, { status: 'accepted', ...decided })
    await expect(decideStatements(db, body, { ids: ['d2'] }, { status: 'accepted', ...decided })).rejects.toMatchObject({
      code: '23505',
      constraint: 'observation_superseded_once',
    })
  })
})

describe('the database refuses', () => {
  beforeAll(async () => {
    await insertObservations(database.db, body, [
      { ...fromPerson('r1', accepted), ...figure },
      { ...fromPerson('r2', { ...accepted, status: 'returned' }), ...figure },
      { ...fromPerson('r3', { ...accepted, status: 'rejected' }), ...figure },
      { ...fromPerson('r4'), ...figure },
    ])
  })

  it.each([
    ['a new value', `update observation set value = 5 where id = 'r4'`, '記録は書き換えられません'],
    ['a new source', `update narrative set locator = 'x', source_text = 'y'`, '記録は書き換えられません'],
    ['another amount', `update budget set amount = amount + 1`, '記録は書き換えられません'],
    ['another grade', `update evaluation set grades = '[]'`, '記録は書き換えられません'],
    ['another author', `update observation set said_by = 'p9'`, '記録は書き換えられません'],
    [
      'an upsert',
      `insert into budget select * from budget on conflict (body, id) do update set amount = 0`,
      '記録は書き換えられません',
    ],
    [
      'accepted back to draft',
      `update observation set statement_status = 'draft', decided_by = null, decided_at = null where id = 'r1'`,
      '元に戻したり',
    ],
    ['accepted to rejected', `update observation set statement_status = 'rejected' where id = 'r1'`, '元に戻したり'],
    ['rejected to accepted', `update observation set statement_status = 'accepted' where id = 'r3'`, '元に戻したり'],
    ['returned to accepted', `update observation set statement_status = 'accepted' where id = 'r2'`, '元に戻したり'],
    ['another decider', `update observation set decided_by = 'p9' where id = 'r1'`, '元に戻したり'],
    ['removal', `delete from observation where id = 'r4'`, '記録は消せません'],
    ['emptying', `truncate narrative`, '記録は消せません'],
    ['a publication rewritten', `update publication set title = 'x'`, '公表した内容は書き換えられません'],
    ['a published sheet rewritten', `update publication_sheet set view = '{}'`, '公表した内容は書き換えられません'],
    ['a published sheet removed', `delete from publication_sheet`, '公表した内容は消せません'],
    ['a publication removed', `delete from publication`, '公表した内容は消せません'],
    ['publications emptied', `truncate publication cascade`, '公表した内容は消せません'],
  ])('%s', async (_, text, sentence) => {
    const before = await contentHashes(database.db)
    await expect(sql.raw(text).execute(database.db)).rejects.toMatchObject({
      code: 'SH001',
      message: expect.stringContaining(sentence),
    })
    expect(await contentHashes(database.db)).toEqual(before)
  })

  const wrong: [string, Parameters<typeof insertObservations>[2][number], string][] = [
    ['a figure that is not a number', { ...fromPerson('w'), ...figure, value: Number.NaN }, 'observation_is_finite'],
    ['an endless figure', { ...fromPerson('w'), ...figure, value: Number.POSITIVE_INFINITY }, 'observation_is_finite'],
    [
      'an endless range',
      { ...fromPerson('w'), indicator: 'i1', measure: 'target', max: Number.NEGATIVE_INFINITY },
      'observation_is_finite',
    ],
    [
      'half a span',
      { ...fromPerson('w'), indicator: 'i1', measure: 'target', fromFiscalYear: 2020 },
      'observation_span_has_both_ends',
    ],
    [
      'a year beside a span',
      { ...fromPerson('w'), ...figure, fromFiscalYear: 2020, toFiscalYear: 2021 },
      'observation_has_year_or_span',
    ],
    ['a document without a place', { ...figure, provenance: fromDocument('w').provenance }, 'observation_has_one_source'],
    [
      'a place without a document',
      { ...figure, ...fromPerson('w'), source: { locator: 'A1', text: '' } },
      'observation_has_one_source',
    ],
    ['acceptance by nobody', { ...fromPerson('w', { status: 'accepted' }), ...figure }, 'observation_decided_by_someone'],
    ['a decided draft', { ...fromPerson('w', { ...accepted, status: 'draft' }), ...figure }, 'observation_decided_by_someone'],
    ['an unknown indicator', { ...fromPerson('w'), ...figure, indicator: 'nowhere' }, 'observation_body_indicator_fkey'],
  ]
  it.each(wrong)('%s', async (_, row, constraint) => {
    await expect(insertObservations(database.db, body, [row])).rejects.toMatchObject({ constraint })
  })

  it('a second publication under the same version', async () => {
    const again = {
      id: 'pub2',
      version: 1,
      fiscalYear: 2026,
      title: '公表',
      publishedBy: 'p2',
      publishedAt: decided.at,
      sha256: 'cd'.repeat(32),
      summary: {},
    }
    await expect(insertPublication(database.db, body, again, [])).rejects.toMatchObject({
      code: '23505',
      constraint: 'publication_version',
    })
  })
})

describe('decisions', () => {
  it('count what they decided, and leave the rest', async () => {
    const { db } = database
    const given = await decideStatements(
      db,
      body,
      { ids: ['o1', 'b1', 'n1', 'nowhere'] },
      { status: 'returned', ...decided, reason: '年度' },
    )
    expect(given).toEqual({ observation: 1, budget: 1, evaluation: 0, narrative: 1 })
    await rejectReturned(db, body, ['b1'], decided)
    const rest = await decideStatements(db, body, { document: 'd1' }, { status: 'accepted', ...decided })
    expect(rest).toEqual({ observation: 2, budget: 1, evaluation: 1, narrative: 1 })
    const facts = await loadFacts(db, body)
    expect(facts.budgets.map((row) => row.amount)).toEqual([9_007_199_254_740_991])
  })
})

describe('importing', () => {
  const given = fc.array(
    fc.record({
      id: fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 }),
      amount: fc.maxSafeInteger(),
      text: fc.string({ unit: fc.constantFrom('\0', '\ud842', '\udfb7', '𠮷', '"', '\\', ',', '{', 'NULL', '\n', '⻄') }),
    }),
    { maxLength: 40 },
  )

  /** PostgreSQL keeps neither NUL nor half a character. */
  const shown = (text: string) => Buffer.from(text.replaceAll('\0', '\uFFFD')).toString()

  it('twice equals once, and what was said first stays', async () => {
    const { db } = database
    const first = new Map<string, { amount: number; text: string }>()
    await fc.assert(
      fc.asyncProperty(given, async (rows) => {
        const statements = rows.map(({ id, amount, text }) => ({
          ...fromDocument(`twice-${id}`),
          source: { locator: 'A1', text },
          item: 'm1',
          fiscalYear: 2026,
          stage: 'initial' as const,
          amount,
        }))
        for (const { provenance, amount, source } of statements) {
          if (!first.has(provenance.id)) first.set(provenance.id, { amount, text: shown(source.text) })
        }
        await insertBudgets(db, body, statements)
        const once = await contentHashes(db)
        expect(await insertBudgets(db, body, statements)).toBe(0)
        expect(await contentHashes(db)).toEqual(once)
      }),
      { numRuns: 20 },
    )
    const kept = await db.selectFrom('budget').selectAll().where('body', '=', body).where('id', 'like', 'twice-%').execute()
    expect(new Map(kept.map((row) => [row.id, { amount: row.amount, text: row.source_text }]))).toEqual(first)
    expect(kept.length).toBeGreaterThan(10)
  })
})
