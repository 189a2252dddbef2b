import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { printPlan } from '#app/print-plan.ts'
import { readDocument } from '#documents/read.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
let app: App
beforeAll(async () => {
  database = await openTestDatabase()
  app = await freshApp(database)
  // A scheme of an office that has given no form: its folder has none.
  app.schemeFolder = '/nowhere'
  const { document } = await importDocument(app, asFile(samplePaper()))
  await acceptDrafts(app, document, { all: true })
})
afterAll(() => database.close())

describe('a body that has given no form', () => {
  it.each(['pdf', 'docx', 'xlsx'] as const)('gets a plain one of ours, as %s', { timeout: 30_000 }, async (format) => {
    const printed = await printPlan(app, { plan: 'kawasaki-2013', fiscalYear: 2013, format })
    const reading = await readDocument(printed?.bytes ?? new Uint8Array(), `評価票.${format}`)
    if ('problem' in reading) throw new Error(reading.problem.message)
    const said = reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n')
    for (const words of [
      '産業の支援',
      '開催件数',
      '交流の場を設けた。',
      '担い手を増やす。',
      '19,842',
      '交流会:企業と大学が出会う場',
    ])
      expect(said).toContain(words)
    expect(printed?.problems).toEqual([])
  })

  it('gets no slides: there is no plain form of them', async () => {
    expect(await printPlan(app, { plan: 'kawasaki-2013', fiscalYear: 2013, format: 'pptx' })).toBeUndefined()
  })
})
