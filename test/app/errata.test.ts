import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { loadPlan } from '#app/load-plan.ts'
import { sayStatement } from '#app/say-statement.ts'
import type { PaperBlock } from '#core/paper/paper.ts'
import { reportErrata } from '#core/report/report-errata.ts'
import { reportPage } from '#core/report/report-table.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
let app: App
let plan: string
beforeAll(async () => {
  database = await openTestDatabase()
  app = await freshApp(database)
  const imported = await importDocument(app, asFile(samplePaper()))
  await acceptDrafts(app, imported.document, { all: true })
  plan = imported.plan ?? ''
})
afterAll(() => database.close())

async function load(until?: string) {
  const loaded = await loadPlan(app, plan, undefined, until === undefined ? {} : { until })
  if (!loaded) throw new Error('no plan')
  return loaded
}

const rowsOf = (blocks: PaperBlock[]) =>
  blocks.flatMap((block) => (block.type === 'table' ? block.rows.slice(1).map(({ cells }) => cells.map(({ text }) => text)) : []))

async function errataSince(time: string) {
  const now = await load()
  const items = new Set(now.facts.items.map(({ id }) => id))
  return rowsOf(
    reportErrata({ facts: (await load(time)).facts }, now.facts, { items, years: [2012, 2013] }, now.scheme, reportPage()),
  )
}

describe('正誤表', () => {
  it('is empty where nothing changed since', async () => {
    expect(await errataSince(app.now())).toEqual([])
  })

  it('says what was handed out and what stands now: a figure, money, words, something new', async () => {
    const handedOut = app.now()
    const { facts } = await load()
    const actual = facts.observations.find(({ measure, fiscalYear }) => measure === 'actual' && fiscalYear === 2013)
    const money = facts.budgets.find(({ relisted }) => !relisted)
    const issue = facts.narratives.find(({ role }) => role === 'issue')
    for (const [row, text] of [
      [actual, '6'],
      [money, '20,000'],
      [issue, '担い手を育てる。'],
    ] as const)
      await sayStatement(app, { basedOn: row?.provenance?.id ?? '', text })
    const about = { list: 'narratives', item: issue?.item ?? '', role: 'direction', fiscalYear: 2013 } as const
    await sayStatement(app, { about, text: '続ける。' })
    const rows = await errataSince(handedOut)
    expect(rows.map(([title]) => title)).toEqual(Array(4).fill('産業の支援'))
    expect(rows.map(([, , was, is]) => [was, is])).toEqual([
      ['5件', '6件'],
      ['19,842千円', '20,000千円'],
      ['担い手を増やす。', '担い手を育てる。'],
      ['—', '続ける。'],
    ])
  })

  it('shows the ledger as it stood, before anything was accepted too', async () => {
    const { facts } = await load('2000-01-01T00:00:00Z')
    expect(facts.observations).toEqual([])
    expect(facts.items.length).toBeGreaterThan(0)
  })
})
