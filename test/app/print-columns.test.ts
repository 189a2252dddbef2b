import { afterAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import { importDocument } from '#app/import-document.ts'
import { fillSheets, loadPlan } from '#app/load-plan.ts'
import { openSheet } from '#app/open-sheet.ts'
import { printSheets } from '#app/print-sheet.ts'
import type { Exchange } from '#core/exchange.ts'
import { readDocx } from '#documents/read-docx.ts'
import { openMemoryDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'

const database = await openMemoryDatabase()
afterAll(() => database.close())

const plan: Exchange = {
  format: 'shirube-exchange/1',
  document: {
    title: '運営方針',
    issuer: '試験府',
    fiscalYear: 2018,
    stage: 'progress',
    asOf: '2019-03-31',
    grades: [],
    marks: [],
  },
  items: [
    { id: 't', level: 'theme', levelLabel: 'テーマ', title: '暮らしを守る', code: '1' },
    { id: 'd', level: 'direction', levelLabel: 'めざす方向', title: '備えを固める。', parent: 't', order: 1, marks: ['◎'] },
    { id: 'e', level: 'direction', levelLabel: 'めざす方向', title: '助け合いを広げる。', parent: 't', order: 2, marks: ['◎'] },
    { id: 'g', level: 'policy', levelLabel: '取組', title: '防災', parent: 't', order: 3 },
    { id: 'u', level: 'initiative', levelLabel: '取組項目', title: '避難所を整える', parent: 'g', order: 1, marks: ['■'] },
    { id: 'w', level: 'initiative', levelLabel: '取組項目', title: '訓練を広げる', parent: 'g', order: 2, marks: ['■'] },
    { id: 'a', level: 'initiative', levelLabel: '具体的取組', title: '備蓄を増やす。', parent: 'u', order: 1, marks: ['○'] },
  ],
  indicators: [],
  observations: [],
  budgets: [],
  evaluations: [],
  narratives: [
    { item: 'a', role: 'progress', text: '水を備蓄した。' },
    { item: 'w', role: 'progress', text: '三つの地区で行った。' },
  ],
  terms: [],
  findings: [],
}

describe('a paper of columns, from the ledger', () => {
  it('has what stands beside its sheets, whether all are printed or one', async () => {
    const app = await freshApp(database)
    const bytes = new TextEncoder().encode(JSON.stringify(plan))
    const imported = await importDocument(app, { bytes, name: 'plan.json', scheme: 'osaka-2018' })
    await acceptDrafts(app, imported.document, { all: true })
    const loaded = await loadPlan(app, imported.plan ?? '')
    const all = loaded ? fillSheets(loaded, 2018) : []
    const [first] = all
    const one = await openSheet(app, first?.item.id ?? '', 2018)
    expect(one?.view).toEqual(first)
    for (const views of [all, one ? [one.view] : []]) {
      const printed = await printSheets(app, views, 'docx')
      const texts = readDocx(printed?.bytes ?? new Uint8Array(), 'printed').grids.flatMap(({ cells }) =>
        cells.map(({ text }) => text),
      )
      expect(texts).toContain('◎備えを固める。\n◎助け合いを広げる。')
      expect(texts).toContain('■避難所を整える\n○備蓄を増やす。')
      expect(texts.includes('■訓練を広げる')).toBe(views.length > 1)
    }
  })
})
