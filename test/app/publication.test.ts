import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { openBodyHome } from '#app/body-home.ts'
import { checkPlan } from '#app/check-plan.ts'
import { hashOf } from '#app/compose-publication.ts'
import { downloadPublished } from '#app/download.ts'
import { importDocument } from '#app/import-document.ts'
import { loadDemonstration } from '#app/load-demonstration.ts'
import { openSheet } from '#app/open-sheet.ts'
import { openPlanTree } from '#app/plan-tree.ts'
import { previewPublication, publish } from '#app/publish.ts'
import { openPublicHome, openPublicPlan, openPublicSheet, readPublication } from '#app/read-publication.ts'
import { sayStatement } from '#app/say-statement.ts'
import { showFinding } from '#app/show-finding.ts'
import { openPublicSource } from '#app/source-of.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, exampleFolder, freshApp, samplePaper } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function withAccepted(exchange = samplePaper()): Promise<App> {
  const app = await freshApp(database)
  const { document } = await importDocument(app, asFile(exchange))
  await acceptDrafts(app, document, { all: true })
  return app
}

const plan = 'kawasaki-2013'

async function published(app: App, year = 2013) {
  const result = await publish(app, plan, year)
  if (!('publication' in result)) throw new Error(`not published: ${JSON.stringify(result)}`)
  const publication = await readPublication(app, result.publication)
  if (!publication) throw new Error('not kept')
  return publication
}

const itemOf = async (app: App) => (await openPlanTree(app, plan))?.roots[0]?.children[0]?.item.id ?? ''

describe('a publication', () => {
  it('is hashed by what it says, and its hash can be worked out again from what is read back', async () => {
    const publication = await published(await withAccepted())
    expect(publication.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await hashOf(publication)).toBe(publication.hash)
    expect(await hashOf({ ...publication, fiscalYear: 2014 })).not.toBe(publication.hash)
  })

  it('counts money without what is listed again, and grades as they are written', async () => {
    const { summary } = await published(await withAccepted())
    expect(summary).toMatchObject({
      counts: { met: 1, missed: 0, pending: 0, unknown: 0 },
      grades: { B: 1 },
      money: [{ fiscalYear: 2013, stage: 'initial', amount: 19_842_000 }],
    })
  })

  it('says first what was missed, in the words of the body', async () => {
    const paper = samplePaper()
    paper.observations = paper.observations.map((row) => (row.id === 'q' ? { ...row, value: 3 } : row))
    const { summary } = await published(await withAccepted(paper))
    expect(summary.missed).toMatchObject([{ indicator: { name: '開催件数' }, issue: '担い手を増やす。' }])
    expect(summary.sentence).toBe('平成25年度は、数値目標 1 件のうち 達成したものはありません。未達は 1 件です。')
  })

  it('says of a plan before its year that nothing can be judged yet, and counts no goal in words as a figure', async () => {
    const paper = samplePaper()
    paper.observations = paper.observations.filter(({ measure }) => measure === 'target')
    paper.indicators = [...paper.indicators, { id: 'w', item: 'b', name: '連携の場を設ける。', kind: 'qualitative' }]
    paper.observations.push({ id: 'x', indicator: 'w', measure: 'target', fiscalYear: 2013, text: '連携の場を設ける。' })
    const { summary } = await published(await withAccepted(paper))
    expect(summary.counts).toEqual({ met: 0, missed: 0, pending: 0, unknown: 1 })
    expect(summary.sentence).toBe('平成25年度は、数値目標が 1 件あります。実績から判定できるものは、まだありません。')
  })

  it('is refused where nothing is accepted, and for a plan that is not there', async () => {
    const app = await freshApp(database)
    await importDocument(app, asFile(samplePaper()))
    expect(await publish(app, plan, 2013)).toMatchObject({ refused: { code: 'nothing-accepted' } })
    expect(await publish(app, 'nothing', 2013)).toMatchObject({ refused: { code: 'plan-unknown' } })
  })

  it('shows a finding only where the body chose to, one that the checks found today too', async () => {
    const paper = samplePaper({
      findings: [{ severity: 'info', code: 'unit-missing', message: '単位がありません。', subject: 'i' }],
    })
    paper.observations = paper.observations.map((row) => (row.id === 'q' ? { ...row, value: 1 } : row))
    const app = await withAccepted(paper)
    const findings = (await checkPlan(app, plan, 2013)) ?? []
    const missed = findings.find(({ subject, code }) => subject !== undefined && code !== 'unit-missing')
    expect((await published(app)).sheets[0]?.findings).toEqual([])
    expect(await showFinding(app, missed?.id ?? '', true)).toBe(true)
    expect(await showFinding(app, 'nothing/0', true)).toBe(false)
    expect((await previewPublication(app, plan, 2013))?.shown).toMatchObject([{ code: missed?.code }])
    const second = await published(app)
    expect(second).toMatchObject({ version: 2, sheets: [{ findings: [{ code: missed?.code, message: missed?.message }] }] })
    const again = ((await checkPlan(app, plan, 2013)) ?? []).find(({ shown }) => shown)
    await showFinding(app, again?.id ?? '', false)
    expect((await published(app)).sheets[0]?.findings).toEqual([])
  })

  it('gives its sources to the public, and no other', async () => {
    const app = await withAccepted()
    const publication = await published(app)
    const sheet = await openSheet(app, await itemOf(app))
    const grade = sheet?.view.sections.flatMap(({ fields }) => fields).find((field) => field.type === 'grade')
    const id = grade?.type === 'grade' ? (grade.evaluations[0]?.provenance?.id ?? '') : ''
    expect(await openPublicSource(app, publication.id, id)).toMatchObject({ value: 'B', cell: { text: 'B' } })
    const said = await sayStatement(app, { basedOn: id, text: 'C' })
    expect(await openPublicSource(app, publication.id, 'said' in said ? said.said : '')).toBeUndefined()
    expect(await openPublicSource(app, 'nothing', id)).toBeUndefined()
  })

  it('names nobody', async () => {
    const app = await withAccepted()
    const publication = await published(app)
    const everything = JSON.stringify([publication, await openPublicHome(app), await openPublicPlan(app, plan)])
    expect(everything).not.toMatch(/tester|試験担当|decidedBy/)
  })

  it('is offered as data, as a package and as a table', async () => {
    const app = await withAccepted()
    const { id } = await published(app)
    const exchange = await downloadPublished(app, id, { kind: 'exchange' })
    expect(JSON.parse(strFromU8(exchange?.bytes ?? new Uint8Array()))).toMatchObject({ format: 'shirube-exchange/1' })
    const files = unzipSync((await downloadPublished(app, id, { kind: 'package' }))?.bytes ?? new Uint8Array())
    expect(Object.keys(files).sort()).toEqual(
      ['bodies', 'budgets', 'codes', 'columns', 'evaluations', 'indicators', 'item-marks', 'item-units', 'items', 'narratives']
        .concat(['observation-parts', 'observations', 'relistings', 'terms'])
        .map((name) => `${name}.csv`)
        .concat('datapackage.json')
        .sort(),
    )
    // Excel takes a file for UTF-8 by its byte order mark
    expect([...(files['budgets.csv'] ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
    expect(strFromU8(files['budgets.csv'] ?? new Uint8Array()).split('\r\n')[0]).toBe(
      'bodyCode,item,fiscalYear,stage,amount,unit,relisted,partKind,partName,sourceLocator,sourceText',
    )
    const item = await itemOf(app)
    expect(strFromU8((await downloadPublished(app, id, { kind: 'csv', item }))?.bytes ?? new Uint8Array())).toContain(
      '開催件数,件,2013,,実績,5',
    )
    expect((await downloadPublished(app, id, { kind: 'sheet', format: 'xlsx', item }))?.name).toBe('52402000-2013.xlsx')
    expect(await downloadPublished(app, id, { kind: 'csv', item: 'nothing' })).toBeUndefined()
    expect(await downloadPublished(app, 'nothing', { kind: 'exchange' })).toBeUndefined()
  })
})

describe('the demonstration', () => {
  it('is loaded into an empty ledger once, accepted, published, and leads back to its papers', async () => {
    const app = await freshApp(database)
    const count = await loadDemonstration(app, exampleFolder)
    expect(count).toBe(2)
    expect(await loadDemonstration(app, exampleFolder)).toBe(0)
    const home = await openBodyHome(app)
    expect(home.plans).toHaveLength(2)
    expect(home.waiting).toEqual([])
    const { plans } = await openPublicHome(app)
    expect(plans.map(({ summary }) => summary.sentence).sort()).toEqual([
      '令和2年度は、数値目標 15 件のうち 9 件を達成しました。途中のものが 5 件、判定できないものが 1 件です。',
      expect.stringContaining('平成25年度は、数値目標 3 件のうち'),
    ])
    const tree = await openPlanTree(app, 'kansai-final-2020')
    expect(tree?.roots).toHaveLength(17)
    expect(Object.values(tree?.counts ?? {}).reduce((sum, one) => sum + one, 0)).toBe(15)
    const first = plans[0]
    const open = await openPublicSheet(app, first?.publication.id ?? '', first?.summary.fields[0]?.item.id ?? '')
    expect(open?.sheets.length).toBe(first?.publication.plan === 'kansai-final-2020' ? 17 : 1)
  }, 60_000)
})
