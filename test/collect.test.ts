import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDocument } from '#app/import-document.ts'
import { readAndMatch } from '#app/read-and-match.ts'
import { openReview } from '#app/review.ts'
import type { Observation } from '#core/observation.ts'
import type { Database } from '#store/open.ts'
import { freshApp } from './app/fresh-app.ts'
import { handOutTo, type Outside, writeOutside } from './app/handed-out.ts'
import { hasShared } from './measure.ts'
import { keepGold, printed } from './measure-print.ts'
import { openTestDatabase } from './store/open-test-database.ts'

// The golds stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!hasShared)('gold → ledger → handed out → filled in → collected', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  it.each(printed)('$paper', { timeout: 120_000 }, async ({ paper, scheme }) => {
    const app = await freshApp(database)
    const [out] = (await handOutTo(app, await keepGold(app, paper, scheme))) as [Outside]
    const same = await importDocument(app, { bytes: out.bytes, name: out.name })
    expect({ drafts: same.drafts, newItems: same.newItems, findings: same.findings }).toEqual({
      drafts: 0,
      newItems: 0,
      findings: [],
    })

    const read = await readAndMatch(app.schemes, { bytes: out.bytes, name: out.name })
    const observations = 'exchange' in read ? read.exchange.observations : []
    const figures = observations.filter(({ source }) => /\d/.test(source?.text ?? ''))
    const isAlone = (one: Observation) => figures.filter(({ source }) => source?.locator === one.source?.locator).length === 1
    const { locator = '', text = '' } = (figures.find(isAlone) ?? figures[0])?.source ?? {}
    const cell = out.cells.find((one) => one.locator === locator)
    const changed = (cell?.text ?? '').replace(
      text,
      text.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 1) % 10}`),
    )
    expect(changed).not.toBe(cell?.text)
    const bytes = writeOutside(out, { [locator]: changed })
    const review = await openReview(app, (await importDocument(app, { bytes, name: out.name })).document)
    const told = review?.drafts.map(({ list, source, conflict }) => [list, source?.locator, conflict])
    expect(told).toContainEqual(['observations', locator, undefined])
    expect(told?.every(([, place]) => place === locator)).toBe(true)
  })
})
