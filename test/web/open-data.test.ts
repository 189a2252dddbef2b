import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemonstration } from '#app/load-demonstration.ts'
import { openApp } from '#app/open-app.ts'
import type { Licence } from '#core/licence.ts'
import type { Database } from '#store/open.ts'
import { readSourceAssets } from '#web/assets.ts'
import { createServer } from '#web/server.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const sameOrigin = { 'sec-fetch-site': 'same-origin' }

let database: Database
let serverOf: (licence?: Licence) => ReturnType<typeof createServer>

beforeAll(async () => {
  const open = await openApp({
    location: { memory: true },
    schemeFolder: at('schemes'),
    user: { id: 'tester', name: '担当者' },
    now: () => '2026-04-01T00:00:00.000Z',
  })
  database = open.database
  await loadDemonstration(open.app, at('examples'))
  serverOf = (licence) => createServer({ app: { ...open.app, ...(licence ? { licence } : {}) }, assets: readSourceAssets() })
}, 60_000)
afterAll(() => database.close())

async function handIn(...files: [name: string, text: string][]): Promise<Response> {
  const body = new FormData()
  for (const [name, text] of files) body.append('file', new File([text], name))
  return await serverOf().request('/publish/check', { method: 'POST', body, headers: sameOrigin })
}

describe('the check of files before they are published', () => {
  it('is a form, and a table of what to do where', async () => {
    expect(await (await serverOf().request('/publish')).text()).toContain('href="/publish/check"')
    expect(await (await serverOf().request('/publish/check')).text()).toContain('action="/publish/check"')
    const said = await handIn(['表<b>.csv', '品目,件数\n①木,12\n石,4\n草,5\n'], ['壊.csv', '品目\n"木'])
    const html = await said.text()
    expect(said.status).toBe(200)
    expect(html).toContain('L1-08 機種依存文字を使わない')
    expect(html).toContain('2行目1列目')
    expect(html).toContain('守られている 21、守られていない 1、人が確かめる 3')
    expect(html).toContain('引用符（&quot;）の対応が取れません')
    expect(html).toContain('表&lt;b&gt;.csv')
  })

  it('asks for a file where none was chosen', async () => {
    expect((await handIn()).status).toBe(422)
  })
})

describe('the page of published data', () => {
  it('offers the tables with and without a byte order mark, and says on which terms', async () => {
    const html = await (await serverOf().request('/public/downloads')).text()
    const [address = ''] = html.match(/\/public\/[^"]+\/package\.zip/) ?? []
    expect(html).toContain(`${address}?bom=no`)
    expect(html).toContain('利用の条件は、公表した団体にお尋ねください。')
    expect(await (await serverOf('PDL-1.0').request('/public/downloads')).text()).toContain('公共データ利用規約（第1.0版）')
    const sizes = await Promise.all(
      [address, `${address}?bom=no`].map(async (path) => (await (await serverOf().request(path)).arrayBuffer()).byteLength),
    )
    expect(sizes.every((size) => size > 5_000)).toBe(true)
  })
})
