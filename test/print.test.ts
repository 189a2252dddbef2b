import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#store/open.ts'
import { freshApp } from './app/fresh-app.ts'
import { hasShared, lists } from './measure.ts'
import { keepGold, measurePrint, printed } from './measure-print.ts'
import { openTestDatabase } from './store/open-test-database.ts'

/** Least F1 of a list: everything comes back, but a narrative may be cut or joined where a page breaks its lines. */
const least = (list: string) => (list === 'narratives' ? 0.99 : 1)

// The golds stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!hasShared)('gold → ledger → the body’s own paper → read again', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  test.each(printed)('$paper', { timeout: 120_000 }, async ({ paper, scheme, formats }) => {
    const app = await freshApp(database)
    const kept = await keepGold(app, paper, scheme)
    for (const format of formats) {
      const { lists: found, problems } = await measurePrint(app, { paper, ...kept }, format)
      const short = lists.filter((list) => !(Number(found?.[list]?.f1) >= least(list)))
      expect(short.map((list) => `${format} ${list} ${found?.[list]?.f1}`)).toEqual([])
      expect(problems).toEqual([])
    }
  })
})
