import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { openApp } from '#app/open-app.ts'
import { openSheet } from '#app/open-sheet.ts'
import { publish } from '#app/publish.ts'
import { sayStatement } from '#app/say-statement.ts'
import type { Database } from '#store/open.ts'
import { readSourceAssets } from '#web/assets.ts'
import { createServer } from '#web/server.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const own = { origin: 'http://localhost' }

let app: App
let database: Database
let server: ReturnType<typeof createServer>
let document: string
let publication: string
const reported: unknown[] = []

const page = async (path: string) => (await server.request(path)).text()
const firstLink = async (path: string, pattern: RegExp) => {
  const found = [...(await page(path)).matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href)
    .find((href) => pattern.test(href))
  if (!found) throw new Error(`no link like ${pattern} on ${path}`)
  return found
}

beforeAll(async () => {
  ;({ app, database } = await openApp({
    location: { memory: true },
    schemeFolder: at('schemes'),
    body: '試験市',
    user: { id: 'tester', name: '内部の担当者' },
    now: () => '2026-04-01T00:00:00.000Z',
  }))
  const bytes = new Uint8Array(readFileSync(at('examples/documents/kawasaki-2013.html')))
  document = (await importDocument(app, { bytes, name: '評価票<script>.html' })).document
  await acceptDrafts(app, document, { exact: true })
  const published = await publish(app, 'kawasaki-2013', 2013)
  publication = 'publication' in published ? published.publication : ''
  server = createServer({ app, assets: readSourceAssets(), report: (error) => reported.push(error) })
})
afterAll(() => database.close())

describe('every page', () => {
  it('carries a policy that lets nothing in but our own files', async () => {
    const policy = (await server.request('/')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it.each(['/public', '/nowhere', '/assets/nothing.css', '/icon.svg', '/healthz', '/api/openapi.json', '/statements/nothing/x'])(
    'and so does %s',
    async (path) => {
      const { headers } = await server.request(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
    },
  )

  it('and a file to keep, and a refused post', async () => {
    const sheet = await firstLink('/plans/kawasaki-2013', /^\/sheets\//)
    const file = await server.request(sheet.replace(/\?.*/, '/sheet.xlsx'))
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
    const refused = await server.request('/import', { method: 'POST', headers: { origin: 'https://elsewhere.example' } })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('holds no inline script and no inline style, and escapes what comes from outside', async () => {
    const sheet = await firstLink('/plans/kawasaki-2013', /^\/sheets\//)
    const item = await firstLink(`/public/${publication}`, /\/items\//)
    for (const path of ['/', '/import', `/documents/${document}`, '/plans/kawasaki-2013', sheet, '/public', item]) {
      const html = await page(path)
      expect(html).not.toMatch(/\sstyle=/)
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
      expect(html).not.toMatch(/\son\w+=/)
      expect(html).not.toContain('評価票<script>')
    }
  })

  it('has one h1, a language and a main landmark', async () => {
    for (const path of ['/', '/import', '/publish', '/public', '/public/downloads']) {
      const html = await page(path)
      expect(html.match(/<h1[ >]/g)).toHaveLength(1)
      expect(html).toContain('<html lang="ja">')
      expect(html).toContain('<main id="main"')
    }
  })
})

describe('who may do what', () => {
  const accept = (headers: Record<string, string>) =>
    server.request(`/documents/${document}/accept`, { method: 'POST', headers, body: new URLSearchParams({ exact: '1' }) })

  it.each([
    ['a page of ours, told by Origin', own, 303],
    ['a page of ours, told by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }, 303],
    ['a page elsewhere', { origin: 'https://elsewhere.example' }, 403],
    ['a page elsewhere that a browser tells of', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }, 403],
    ['a page on a neighbouring name', { 'sec-fetch-site': 'same-site' }, 403],
    ['nobody who says where from', {}, 403],
  ])('a post from %s', async (_, headers, status) => {
    expect((await accept(headers as Record<string, string>)).status).toBe(status)
  })

  it('staff pages answer to no foreign name and to no proxy, public ones do', async () => {
    expect((await server.request('http://rebound.example/')).status).toBe(403)
    expect((await server.request('/', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(403)
    expect((await server.request('http://rebound.example/public')).status).toBe(200)
  })

  it('staff pages answer to everybody when the server was started so', async () => {
    const open = createServer({ app, assets: readSourceAssets(), staffFrom: 'anywhere' })
    expect((await open.request('http://intranet.example/')).status).toBe(200)
  })
})

describe('failures', () => {
  it.each([
    ['/nowhere', 404],
    ['/sheets/nothing', 404],
    ['/plans/nothing', 404],
    ['/documents/nothing', 404],
    ['/statements/observations/nothing', 404],
    ['/public/nothing', 404],
    [`/public/nothing/items/nothing`, 404],
  ])('%s', async (path, status) => {
    const reply = await server.request(path)
    expect(reply.status).toBe(status)
    expect(await reply.text()).toContain('ページが見つかりません')
  })

  it('a body that is too large', async () => {
    const reply = await server.request('/publish', { method: 'POST', headers: own, body: 'x'.repeat(3 * 1024 * 1024) })
    expect(reply.status).toBe(413)
    expect(await reply.text()).toContain('ファイルが大きすぎます')
  })

  it('a failure under /api is JSON', async () => {
    const reply = await server.request('/api/publications/nothing/exchange')
    expect(reply.status).toBe(404)
    expect(await reply.json()).toMatchObject({ error: { status: 404 } })
  })

  it('our own mistake shows a page without its inside, and is reported', async () => {
    const broken = createServer({
      app: { ...app, db: {} as never },
      assets: readSourceAssets(),
      report: (error) => reported.push(error),
    })
    const reply = await broken.request('/')
    expect(reply.status).toBe(500)
    const html = await reply.text()
    expect(html).toContain('処理中に問題が起きました')
    expect(html).not.toMatch(/TypeError|\.tsx?:\d/)
    expect(reported).not.toHaveLength(0)
  })

  it('a correction that cannot be read is refused in a sentence, and changes nothing', async () => {
    const html = await page(`/documents/${document}?show=waiting`)
    const draft = html.match(/name="draft" value="([^"]+)"/)?.[1] ?? ''
    const reply = await server.request(`/documents/${document}/return`, {
      method: 'POST',
      headers: own,
      body: new URLSearchParams({ draft, reason: '' }),
    })
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('role="alert"')
  })
})

describe('import without scripts', () => {
  const post = (name: string, content: string) => {
    const body = new FormData()
    body.append('file', new File([content], name))
    return server.request('/import', { method: 'POST', headers: own, body })
  }

  it('a file that cannot be read leads back with one sentence', async () => {
    const reply = await post('空.html', '')
    expect(reply.status).toBe(303)
    expect(await page(reply.headers.get('location') ?? '')).toContain('「空.html」は空のファイルです')
  })

  it('no file at all is refused', async () => {
    const reply = await server.request('/import', { method: 'POST', headers: own, body: new FormData() })
    expect(reply.status).toBe(422)
  })
})

describe('the public side', () => {
  it('says nothing of a draft', async () => {
    const waiting = await page(`/documents/${document}?show=waiting`)
    const values = [...waiting.matchAll(/class="draft-value figure">([^<]+)</g)].map(([, value]) => value)
    expect(values.length).toBeGreaterThan(0)
    expect(await page('/public')).not.toContain('下書き')
  })

  it('says nothing of persons', async () => {
    const item = await firstLink(`/public/${publication}`, /\/items\//)
    const source = await firstLink(item, /\/source\//)
    for (const path of ['/public', `/public/${publication}`, item, source])
      expect([path, (await page(path)).includes('内部の担当者')]).toEqual([path, false])
  })

  it('is sent again only when it changed', async () => {
    const first = await server.request('/public')
    const again = await server.request('/public', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('offers its data, described', async () => {
    const list = (await (await server.request('/api/publications')).json()) as { publications: { id: string }[] }
    expect(list.publications.map(({ id }) => id)).toEqual([publication])
    const exchange = (await (await server.request(`/api/publications/${publication}/exchange`)).json()) as { format: string }
    expect(exchange.format).toBe('shirube-exchange/1')
    const described = (await (await server.request('/api/openapi.json')).json()) as { paths: object }
    expect(Object.keys(described.paths)).toContain('/api/publications/{publication}/exchange')
  })
})

it('/healthz answers', async () => {
  expect(await page('/healthz')).toBe('ok')
})

describe('a sheet that its form has no place for', () => {
  it('is said before the file is handed out, and the rest is there all the same', async () => {
    const sheet = await firstLink('/plans/kawasaki-2013', /^\/sheets\//)
    const item = decodeURIComponent(/\/sheets\/([^?]+)/.exec(sheet)?.[1] ?? '')
    const field = (await openSheet(app, item, 2013))?.view.sections
      .flatMap(({ fields }) => fields)
      .find(({ type }) => type === 'indicators')
    const indicator = field?.type === 'indicators' ? field.indicators[0]?.indicator.id : undefined
    const about = { list: 'observations', indicator: indicator ?? '', measure: 'actual', fiscalYear: 2005 } as const
    expect(await sayStatement(app, { about, text: '7' })).toMatchObject({ said: expect.anything() })
    const path = `/sheets/${encodeURIComponent(item)}/sheet.xlsx?year=2013`
    const first = await server.request(path)
    expect(first.headers.get('content-type')).toContain('text/html')
    const html = await first.text()
    expect(html).toContain('様式に収まらない記載があります')
    expect(html).toContain('2005年度')
    const second = await server.request(`${path}&anyway=1`)
    expect(second.headers.get('content-type')).toContain('spreadsheetml')
  })
})
