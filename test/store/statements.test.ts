import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadFacts } from '#store/load-facts.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from './open-test-database.ts'
import { body, budgets, evaluations, keepSample, narratives, observations, sampleIndicators, sampleItems } from './sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await keepSample(database.db)
})
afterAll(() => database.close())

describe('statements', () => {
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
})

function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1
}

function byStatement(left: { provenance: { id: string } }, right: { provenance: { id: string } }): number {
  return byId(left.provenance, right.provenance)
}
