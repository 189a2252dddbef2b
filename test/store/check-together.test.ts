import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeptStatement } from '#core/statement.ts'
import { insertStatements } from '#store/insert-statements.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from './open-test-database.ts'
import { body, fromDocument, keepSample, sampleItems } from './sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await keepSample(database.db)
})
afterAll(() => database.close())

/** So many amounts of an item, one a year. */
function amounts(item: string, count: number, name: string): KeptStatement[] {
  return Array.from({ length: count }, (_, n) => ({
    list: 'budgets',
    row: { item, fiscalYear: 1900 + n, stage: 'initial', amount: n, ...fromDocument(`${name}${n}`) },
  }))
}

const insert = (rows: KeptStatement[]) => database.db.transaction().execute((trx) => insertStatements(trx, body, rows))
const roleNow = async () =>
  (await sql<{ role: string }>`select current_setting('session_replication_role') as role`.execute(database.db)).rows

describe('many statements, their references looked up together', () => {
  it('are kept, once, and the database looks up each one again afterwards', async () => {
    const rows = amounts(sampleItems[0]?.id ?? '', 300, 'many')
    expect(await insert(rows)).toBe(300)
    expect(await insert(rows)).toBe(0)
    expect(await roleNow()).toEqual([{ role: 'origin' }])
  })

  it.each([
    ['an item', (row: KeptStatement['row']) => ({ ...row, item: 'nowhere' })],
    ['a document', (row: KeptStatement['row']) => ({ ...row, provenance: { ...row.provenance, document: 'nowhere' } })],
    ['a statement', (row: KeptStatement['row']) => ({ ...row, provenance: { ...row.provenance, supersedes: 'nowhere' } })],
  ])('are refused, all of them, where one names %s that is not there', async (_, spoil) => {
    const good = amounts(sampleItems[0]?.id ?? '', 300, 'spoilt')
    const [first] = amounts(sampleItems[0]?.id ?? '', 1, 'bad')
    const bad = { list: 'budgets', row: spoil(first?.row as KeptStatement['row']) } as KeptStatement
    await expect(insert([...good, bad])).rejects.toThrow(/nowhere|foreign key/)
    const { rows } = await sql`select id from budget where body = ${body} and id like 'spoilt%'`.execute(database.db)
    expect(rows).toEqual([])
    expect(await roleNow()).toEqual([{ role: 'origin' }])
  })
})
