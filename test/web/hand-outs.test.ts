import { setTimeout } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { loadPlan } from '#app/load-plan.ts'
import { openReview } from '#app/review.ts'
import { sayStatement } from '#app/say-statement.ts'
import type { Database } from '#store/open.ts'
import { readSourceAssets } from '#web/assets.ts'
import { createSite, type Site } from '#web/server.ts'
import { freshApp } from '../app/fresh-app.ts'
import { loadExample, writeOutside } from '../app/handed-out.ts'
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
const post = (path: string, fields: Record<string, string>) =>
  site.server.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: own })

/** The one address of the hand-out of 2013, asked for by a plain form. */
async function handOut(fields: Record<string, string> = {}): Promise<string> {
  const reply = await post('/hand-outs', { plan: 'kawasaki-2013', year: '2013', items: '', ...fields })
  expect(reply.status).toBe(303)
  return await followed(reply.headers.get('location') ?? '')
}

/** A slow machine shows first how far the printing is. */
async function followed(address: string): Promise<string> {
  const reply = await site.server.request(address)
  if (reply.status === 303) return reply.headers.get('location') ?? ''
  if (!address.includes('/making/')) return address
  await setTimeout(500)
  return await followed(address)
}

describe('handing out', () => {
  it('asks for plan, year, sections and items, and gives one zip of files named for whom they are', async () => {
    expect(await page('/hand-outs')).toContain('href="/hand-outs?plan=kawasaki-2013"')
    const form = await page('/hand-outs?plan=kawasaki-2013')
    expect(form).toContain('value="経済労働局産業政策部企画課"')
    expect(form).toContain('<option value="2014">')
    const address = await handOut({ section: '経済労働局産業政策部企画課' })
    expect(await page(address)).toContain('1 個のファイルのうち 0 個が戻っています。')
    const zip = await site.server.request(`${address}/files.zip`)
    expect(zip.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    expect(Object.keys(files)).toEqual(['52402000 オープンイノベーションの推進（経済労働局産業政策部企画課）.xlsx'])
    expect((await site.server.request(`${address}/files/1`)).status).toBe(200)
    expect((await site.server.request(`${address}/files/2`)).status).toBe(404)
  })

  it('says in a sentence what cannot be handed out, and keeps nothing of it', async () => {
    const reply = await post('/hand-outs', { plan: 'kawasaki-2013', year: '2013', items: '99999999' })
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('選んだ条件に当てはまる評価票がありません')
    expect((await post('/hand-outs', { plan: 'nowhere', year: '2013' })).status).toBe(404)
    expect((await post('/hand-outs', { plan: 'kawasaki-2013', year: 'x' })).status).toBe(400)
    expect((await site.server.request('/hand-outs/nothing')).status).toBe(404)
  })
})

describe('a file that comes back', () => {
  let document: string
  let address: string

  beforeAll(async () => {
    address = await handOut()
    const file = new Uint8Array(await (await site.server.request(`${address}/files/1`)).arrayBuffer())
    const { facts } = (await loadPlan(app, 'kawasaki-2013')) ?? {}
    const indicator = facts?.indicators.find(({ name }) => name === '知的財産交流会の開催件数')
    const actual = facts?.observations.find(
      (one) => one.indicator === indicator?.id && one.measure === 'actual' && one.fiscalYear === 2013,
    )
    await sayStatement(app, { basedOn: actual?.provenance?.id ?? '', text: '9' })
    const form = new FormData()
    const bytes = writeOutside({ bytes: file }, { E29: 6, N29: 7, C29: '' })
    form.append('file', new File([bytes as BlobPart], '戻り.xlsx'))
    form.append('by', '')
    const reply = await site.server.request('/import', { method: 'POST', body: form, headers: own })
    document = (reply.headers.get('location') ?? '').replace('/documents/', '')
  })

  it('shows all three values of what both sides changed, and leaves the choice to a person', async () => {
    const html = await page(`/documents/${document}`)
    const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(words).toMatch(/配布したとき 5 いまの台帳 試験担当 \S+ \S+ 9 戻ったファイル 6/)
    expect(html).toContain('戻ったファイルの値を採る')
    expect(html).toContain('台帳の値を残す')
    expect(words).toContain('配布したときの「4」が消されています')
    expect(words).not.toContain('前回 9')
  })

  it('asks who filled it in, and says so of each draft', async () => {
    expect(await page(`/documents/${document}`)).toContain('この人が記入した')
    expect((await post(`/documents/${document}/filler`, { by: '  ' })).status).toBe(422)
    expect((await post(`/documents/${document}/filler`, { by: '記入 花子' })).status).toBe(303)
    expect(await page(`/documents/${document}`)).toContain('記入 記入 花子')
    expect(await page(address)).toContain('記入 花子')
  })

  it('takes several names in one go', async () => {
    const form = await page(address)
    expect(form).not.toContain(`name="by ${document}"`)
    const reply = await post(`${address}/fillers`, { [`by ${document}`]: '記入 次郎', 'by nothing': '誰か', other: 'x' })
    expect(reply.status).toBe(303)
    expect(await page(address)).toContain('記入 次郎')
  })

  it('takes a value over another only for who has seen it', async () => {
    const draft = async () => (await openReview(app, document))?.drafts.find(({ conflict }) => conflict)
    const before = await draft()
    const unseen = await post(`/documents/${document}/accept`, { draft: before?.id ?? '' })
    expect(unseen.status).toBe(409)
    expect(await unseen.text()).toContain('配布したあとに台帳でも「9」に変わっています')
    const seen = await post(`/documents/${document}/accept`, { draft: before?.id ?? '', over: before?.conflict?.over ?? '' })
    expect(seen.status).toBe(303)
    expect(await draft()).toBeUndefined()
  })
})
