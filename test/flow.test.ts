import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { correctDraft } from '#app/correct-draft.ts'
import { downloadPublished } from '#app/download.ts'
import { exportExchange, writeExchange } from '#app/export-exchange.ts'
import { importDocument } from '#app/import-document.ts'
import { openSheet } from '#app/open-sheet.ts'
import { publish } from '#app/publish.ts'
import { openPublicHome, openPublicSheet, readPublication } from '#app/read-publication.ts'
import { returnDrafts } from '#app/return-draft.ts'
import { type DraftView, openReview } from '#app/review.ts'
import { sayStatement } from '#app/say-statement.ts'
import { openPublicSource } from '#app/source-of.ts'
import { openHistory } from '#app/statement-history.ts'
import { indicatorsOf } from '#core/judge.ts'
import type { SheetView } from '#core/sheet.ts'
import type { Database } from '#store/open.ts'
import { exampleFolder, freshApp } from './app/fresh-app.ts'
import { openTestDatabase } from './store/open-test-database.ts'

/** The whole story once: a paper comes in, is looked at, accepted, published; the office goes on editing behind it; the facts leave again. */
describe('the life of one evaluation sheet', () => {
  let database: Database
  let app: App
  let document: string
  let published: string
  const name = 'kawasaki-2013.html'
  const paper = { bytes: new Uint8Array(readFileSync(join(exampleFolder, 'documents', name))), name }

  const review = async () => {
    const view = await openReview(app, document)
    if (!view) throw new Error('no review')
    return view
  }
  const draftOf = async (words: string): Promise<DraftView> => {
    const found = (await review()).drafts.find(({ about }) => about === words)
    if (!found) throw new Error(`no draft of ${words}`)
    return found
  }
  const actualOf = (view: SheetView, year: number) =>
    indicatorsOf(view)[0]?.observations.find((row) => row.measure === 'actual' && row.fiscalYear === year)

  beforeAll(async () => {
    database = await openTestDatabase()
    app = await freshApp(database)
  })
  afterAll(() => database.close())

  it('1 · the paper is read into drafts, each beside its cell', async () => {
    const result = await importDocument(app, paper)
    document = result.document
    expect(result).toMatchObject({ outcome: 'drafted', drafts: 51, newItems: 9, newIndicators: 3, scheme: 'kawasaki-2013' })
    const { drafts, grids, counts, leftOver } = await review()
    expect(counts).toMatchObject({ read: 51, accepted: 0, waiting: 51, returned: 0 })
    const cells = new Map(grids.flatMap((grid) => grid.cells.map((cell) => [cell.locator, cell.text])))
    for (const { source } of drafts) expect(cells.get(source?.locator ?? '')).toContain(source?.text.split('\n')[0])
    expect(leftOver.length).toBeLessThan(10)
  })

  it('2 · one value is corrected and one returned; the rest is accepted', async () => {
    const wrong = await draftOf('知的財産交流会の開催件数　平成25年度　実績')
    expect(wrong).toMatchObject({ value: '5', certainty: 'exact', change: 'new' })
    expect(await correctDraft(app, { draft: wrong.id, text: '６件' })).toMatchObject({ decided: [expect.any(String)] })
    const doubted = await draftOf('起業家オーディション応募数　平成25年度　実績')
    await returnDrafts(app, document, { ids: [doubted.id] }, '応募数と受理数のどちらか確かめてください。')
    await acceptDrafts(app, document, { all: true })
    const { counts } = await review()
    expect(counts).toMatchObject({ read: 51, accepted: 50, waiting: 0, returned: 1 })
    expect(await draftOf('知的財産交流会の開催件数　平成25年度　実績')).toMatchObject({
      value: '6件',
      corrected: true,
      readAs: '5',
    })
  })

  it('3 · the sheet shows what was accepted, and what the machine makes of it', async () => {
    const [item] = (await review()).drafts.map((draft) => draft.item.id)
    const sheet = await openSheet(app, item ?? '')
    expect(sheet?.view.item.code).toBe('52402000')
    expect(sheet?.years).toEqual([2013])
    const [first, second, third] = indicatorsOf(sheet?.view as SheetView)
    expect(sheet?.judgement.verdicts[first?.indicator.id ?? '']?.state).toBe('met')
    expect(sheet?.judgement.verdicts[second?.indicator.id ?? '']?.state).toBe('missed')
    expect(sheet?.judgement.verdicts[third?.indicator.id ?? '']?.state).toBe('unknown')
  })

  it('4 · the year is published, and the public reads it with its source', async () => {
    const result = await publish(app, 'kawasaki-2013', 2013)
    if (!('publication' in result)) throw new Error('not published')
    published = result.publication
    const home = await openPublicHome(app)
    expect(home.plans[0]?.summary.sentence).toBe(
      '平成25年度は、数値目標 3 件のうち 1 件を達成しました。未達は 1 件、判定できないものが 1 件です。',
    )
    const [sheet] = (await readPublication(app, published))?.sheets ?? []
    const figure = actualOf(sheet?.view as SheetView, 2013)
    expect(figure).toMatchObject({ value: 6 })
    expect(JSON.stringify(sheet)).not.toContain('tester')
    const source = await openPublicSource(app, published, figure?.provenance?.id ?? '')
    expect(source).toMatchObject({ value: '6件', source: { text: '5' }, cell: { text: '5' }, corrected: true })
  })

  it('5 · an edit behind it leaves the publication as it was, and keeps its history', async () => {
    const item = (await readPublication(app, published))?.sheets[0]?.view.item.id ?? ''
    const before = (await openSheet(app, item))?.view as SheetView
    const id = actualOf(before, 2013)?.provenance?.id ?? ''
    const said = await sayStatement(app, { basedOn: id, text: '7件', reason: '集計の誤り' })
    expect(said).toMatchObject({ said: expect.any(String) })
    expect(await sayStatement(app, { basedOn: id, text: '8件' })).toMatchObject({ conflict: { value: '7件' } })
    expect(actualOf((await openSheet(app, item))?.view as SheetView, 2013)).toMatchObject({ value: 7 })
    expect(actualOf((await openPublicSheet(app, published, item))?.sheet.view as SheetView, 2013)).toMatchObject({ value: 6 })
    const history = await openHistory(app, id)
    expect(history?.versions.map(({ value, status }) => [value, status])).toEqual([
      ['7件', 'accepted'],
      ['6件', 'accepted'],
      ['5', 'rejected'],
    ])
    const second = await publish(app, 'kawasaki-2013', 2013)
    expect(second).toMatchObject({ version: 2 })
    expect(await publish(app, 'kawasaki-2013', 2013)).toHaveProperty('unchanged')
    const newest = await openPublicSheet(app, 'publication' in second ? second.publication : '', item)
    expect(Object.values(newest?.formerly ?? {}).flat()).toMatchObject([{ value: '平成25年度実績 6件' }])
  })

  it('6 · the facts leave as data, and coming back they add nothing', async () => {
    const exchange = await exportExchange(app, { plan: 'kawasaki-2013', fiscalYear: 2013 })
    if (!exchange) throw new Error('nothing exported')
    const bytes = new TextEncoder().encode(writeExchange(exchange))
    const again = await importDocument(app, { bytes, name: 'kawasaki-2013.json' })
    expect(again).toMatchObject({ outcome: 'drafted', drafts: 0, unchanged: 50, newItems: 0, newIndicators: 0 })
    const download = await downloadPublished(app, published, { kind: 'package' })
    expect(download?.bytes.length).toBeGreaterThan(1000)
  })
})
