import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { readDocument } from '#documents/read.ts'
import type { Database } from '#store/open.ts'
import { readSourceAssets } from '#web/assets.ts'
import { createSite, type Site } from '#web/server.ts'
import { freshApp } from '../app/fresh-app.ts'
import { loadExample } from '../app/handed-out.ts'
import { openTestDatabase } from '../store/open-test-database.ts'

const own = { origin: 'http://localhost' }
let database: Database
let app: App
let site: Site
const reported: unknown[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  app = await freshApp(database)
  await loadExample(app, 'kawasaki-2013')
  site = createSite({ app, assets: readSourceAssets(), report: (error) => reported.push(error) })
})
afterAll(async () => {
  await site.jobs.close()
  await database.close()
  expect(reported).toEqual([])
})

const page = async (path: string) => (await site.server.request(path)).text()
const post = (path: string, fields: [string, string][]) =>
  site.server.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: own })

/** What is read of the file that a form makes. */
async function fileOf(path: string, fields: [string, string][]) {
  const reply = await post(path, fields)
  expect(reply.status).toBe(303)
  const address = reply.headers.get('location') ?? ''
  for (let n = 0; n < 60 && (await page(address)).includes('つくっています'); n++) await new Promise((go) => setTimeout(go, 500))
  const file = await site.server.request(`${address}/file`)
  expect(file.status).toBe(200)
  const reading = await readDocument(new Uint8Array(await file.clone().arrayBuffer()), 'pack')
  if ('problem' in reading) throw new Error(reading.problem.message)
  return {
    file,
    address,
    content: reading.content,
    texts: reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text)),
  }
}

const asked: [string, string][] = [
  ['year', '2013'],
  ['meeting', '第2回 評価委員会'],
  ['date', '2014-08-01'],
  ['number', '1'],
  ['state', 'draft'],
  ['part', '評価の状況（集計）'],
  ['part', '評価票'],
]

describe('a committee pack', { timeout: 60_000 }, () => {
  it('is asked for by a plain form', async () => {
    const form = await page('/plans/kawasaki-2013/pack?year=2013')
    for (const part of ['評価の状況（集計）', '評価票', '予算と決算', '相違と指摘']) expect(form).toContain(`value="${part}"`)
    expect(await page('/plans/kawasaki-2013?year=2013')).toContain('/plans/kawasaki-2013/pack?year=2013')
  })

  it('comes as one PDF: agenda, numbered papers, contents, sheets on the form', async () => {
    const { file, texts } = await fileOf('/plans/kawasaki-2013/pack', [...asked, ['format', 'pdf']])
    expect(file.headers.get('content-type')).toBe('application/pdf')
    const said = texts.join('\n')
    for (const words of ['第2回 評価委員会', '2014年8月1日', '資料1-1', '資料1-2', '目次', '施策進行管理・評価票', '案'])
      expect(said).toContain(words)
    expect(said).not.toContain('資料1-3')
  })

  it('comes as one workbook, a sheet for each paper', async () => {
    const { content } = await fileOf('/plans/kawasaki-2013/pack', [...asked, ['format', 'xlsx']])
    expect(content.grids.map(({ place }) => place)).toEqual([
      '次第',
      '資料1-1 評価の状況（集計）',
      '資料1-2 オープンイノベーションの推進',
    ])
  })

  it.each([
    ['without a name', asked.filter(([name]) => name !== 'meeting'), '会議の名称を入れてください。'],
    ['without a paper', asked.filter(([name]) => name !== 'part'), '資料を一つ以上選んでください。'],
  ])('is refused in a sentence %s', async (_, fields, sentence) => {
    const reply = await post('/plans/kawasaki-2013/pack', fields)
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain(sentence)
  })

  it.each(['/plans/none/pack', '/prints/none', '/prints/none/file'])('%s is a 404', async (path) => {
    expect((await site.server.request(path)).status).toBe(404)
  })
})

describe('a pack that was handed out', { timeout: 60_000 }, () => {
  const pack = '/plans/kawasaki-2013/pack'
  const form = () => page(`${pack}?year=2013`)

  it('is told of where there is none yet', async () => {
    expect(await form()).toContain('まだありません。会議資料ができた画面で「配布した版として記録する」を押すと')
    expect(await form()).not.toContain('name="issue"')
  })

  it('is recorded on the page of its result, listed, and handed out again', async () => {
    const { file, address } = await fileOf(pack, [...asked, ['format', 'xlsx']])
    const result = await page(address)
    expect(result).toContain('配布した版として記録する')
    expect(result).toContain('aria-label="現在の位置"')
    expect(result).toContain('/plans/kawasaki-2013?year=2013')
    expect(result).toContain(`${pack}?year=2013`)
    const reply = await post(`${address}/record`, [])
    expect([reply.status, reply.headers.get('location')]).toEqual([303, address])
    const recorded = await page(address)
    expect(recorded).toContain('配布した版として記録しました')
    expect(recorded).not.toContain(`${address}/record`)
    const list = await form()
    for (const words of ['<td>案</td>', '試験担当', '評価の状況（集計）、評価票', '令和8年4月1日']) expect(list).toContain(words)
    const again = await site.server.request(list.match(/\/packs\/[0-9a-f]+\/file/)?.[0] ?? '')
    expect(again.status).toBe(200)
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(new Uint8Array(await file.arrayBuffer()))
  })

  it('is chosen for an errata', async () => {
    const list = await form()
    const [, id = ''] = list.match(/<option value="([0-9a-f]{20})">/) ?? []
    expect(list).toMatch(/<option value="[0-9a-f]{20}">令和8年4月1日 \d+:\d\d配布　第2回 評価委員会（案）の版から<\/option>/)
    const { address } = await fileOf(pack, [...asked, ['issue', id], ['format', 'xlsx']])
    expect(await page(address)).toContain('から変わったところはないため、正誤表はつけていません。')
    const unknown = await post(pack, [...asked, ['issue', 'none'], ['format', 'xlsx']])
    expect(unknown.status).toBe(409)
    expect(await unknown.text()).toContain('その配布した版の記録はありません。')
  })

  it('that is a paper of sheets, or gone, is not recorded', async () => {
    const { address } = await fileOf('/plans/kawasaki-2013/paper', [
      ['year', '2013'],
      ['format', 'xlsx'],
    ])
    expect(await page(address)).not.toContain('配布した版として記録する')
    expect((await post(`${address}/record`, [])).status).toBe(404)
    expect((await post('/prints/none/record', [])).status).toBe(404)
    expect((await site.server.request('/packs/none/file')).status).toBe(404)
  })
})

describe('the sheets of a plan on the body’s own form', { timeout: 60_000 }, () => {
  it.each(['pdf', 'xlsx', 'docx'])('%s', async (format) => {
    const { texts } = await fileOf('/plans/kawasaki-2013/paper', [
      ['year', '2013'],
      ['format', format],
    ])
    expect(texts.join('\n')).toContain('オープンイノベーションの推進')
  })

  it('is refused as slides, where the body has no form of them', async () => {
    expect(await page('/plans/kawasaki-2013/pack?year=2013')).not.toContain('PowerPoint')
    const reply = await post('/plans/kawasaki-2013/paper', [
      ['year', '2013'],
      ['format', 'pptx'],
    ])
    expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining('PowerPointの雛形がありません')])
  })

  it('is refused where it is asked for in what is no format', async () => {
    const reply = await post('/plans/kawasaki-2013/paper', [
      ['year', '2013'],
      ['format', 'exe'],
    ])
    expect(reply.status).toBe(400)
  })
})
