import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openSite, paper } from './site.ts'
import { acceptAll, importPaper, publishYear } from './story.ts'
import { look, visit, widths } from './visit.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof openSite>>
const places: [string, string][] = []

const hrefs = async (page: import('playwright-core').Page, pattern: RegExp): Promise<string> => {
  const all = await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const found = all.find((href) => pattern.test(href))
  if (!found) throw new Error(`no link like ${pattern} on ${page.url()}`)
  return found
}

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), openSite()])
  const window = await visit(browser, site.address, 1280)
  const { page } = window
  await page.goto('/')
  await look(window, 'home-empty')
  await importPaper(page)
  const review = new URL(page.url()).pathname
  await look(window, 'review-waiting')
  await acceptAll(page)
  await publishYear(page, '平成25年度')
  const publication = new URL(page.url()).pathname
  await page.goto('/')
  const plan = await hrefs(page, /^\/plans\//)
  await page.goto(plan)
  const sheet = await hrefs(page, /^\/sheets\//)
  const [path = ''] = sheet.split('?')
  await page.goto(sheet)
  const history = await hrefs(page, /^\/statements\/observations\//)
  await page.goto(publication)
  const item = await hrefs(page, /\/items\//)
  await page.goto(item)
  const source = await hrefs(page, /\/source\//)
  await page.goto('/publish')
  const preview = await hrefs(page, /^\/publish\?/)
  await page.goto('/import')
  await page.setInputFiles('input[type="file"]', [
    { name: '途中で切れた評価票.html', mimeType: 'text/html', buffer: Buffer.from(readFileSync(paper).subarray(0, 200)) },
  ])
  await page.getByRole('button', { name: '読み取る' }).click()
  const failed = await page.getByRole('link', { name: '内容を見る' }).getAttribute('href')
  await page.goto('/hand-outs')
  const choice = await hrefs(page, /^\/hand-outs\?/)
  await page.goto(choice)
  await page.getByRole('button', { name: '配布ファイルをつくる' }).click()
  await page.getByRole('heading', { name: '配布したファイル' }).waitFor()
  const handOut = new URL(page.url()).pathname
  const file = await page.request.get(`${site.address}${handOut}/files/1`)
  await page.goto('/import')
  await page.setInputFiles('input[type="file"]', [{ name: '戻り.xlsx', mimeType: 'application/zip', buffer: await file.body() }])
  await page.getByRole('button', { name: '読み取る' }).click()
  await page.getByRole('button', { name: 'この人が記入した' }).waitFor()
  const collected = new URL(page.url()).pathname
  await page.goto(plan)
  await page.getByRole('link', { name: '印刷・会議資料' }).click()
  const pack = new URL(page.url())
  await look(window, 'pack-empty')
  await page.getByLabel('会議の名称').fill('第1回 評価委員会')
  await page.getByRole('button', { name: 'PDFをつくる' }).click()
  await page.getByRole('heading', { name: 'ができました' }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '配布した版として記録する' }).click()
  await page.getByText('配布した版として記録しました').waitFor()
  const print = new URL(page.url()).pathname
  expect(window.troubles).toEqual([])
  await window.close()
  places.push(
    ['pack', `${pack.pathname}${pack.search}`],
    ['print-end', print],
    ['hand-outs', '/hand-outs'],
    ['hand-out-choice', choice],
    ['hand-out', handOut],
    ['review-collected', collected],
    ['home', '/'],
    ['import', '/import'],
    ['review', review],
    ['review-failed', failed ?? ''],
    ['plan', plan],
    ['sheet', sheet],
    ['sheet-print', `${path}/print`],
    ['edit-indicators', `${path}/edit/indicators`],
    ['edit-budget', `${path}/edit/budget`],
    ['edit-words', `${path}/edit/progress`],
    ['edit-grade', `${path}/edit/grade`],
    ['history', history],
    ['publish', '/publish'],
    ['publish-preview', preview],
    ['publish-check', '/publish/check'],
    ['public', '/public'],
    ['public-plan', publication],
    ['public-item', item],
    ['public-source', source],
    ['public-downloads', '/public/downloads'],
  )
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

describe.each(widths)('every page at %i px', (width) => {
  it('has no violation, no error in the console, nothing that scrolls sideways, and a title of its own', async () => {
    const window = await visit(browser, site.address, width)
    const titles = new Map<string, string>()
    for (const [name, path] of places) {
      const reply = await window.page.goto(path)
      expect([name, reply?.status()]).toEqual([name, 200])
      await look(window, name)
      const title = await window.page.title()
      expect(titles.get(title), title).toBeUndefined()
      titles.set(title, name)
    }
    expect(window.troubles).toEqual([])
    await window.close()
  })

  it('a page that is not there says so in plain words', async () => {
    const window = await visit(browser, site.address, width)
    const reply = await window.page.goto('/sheets/nothing')
    expect(reply?.status()).toBe(404)
    await look(window, 'not-found')
    expect(window.troubles.filter((trouble) => !trouble.includes('404'))).toEqual([])
    await window.close()
  })

  it('focus can be seen, and the way past the navigation comes first', async () => {
    const window = await visit(browser, site.address, width)
    await window.page.goto('/')
    await window.page.keyboard.press('Tab')
    expect(await window.page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ')
    await window.page.keyboard.press('Tab')
    const outline = await window.page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth)
    expect(outline).toBe('3px')
    await window.close()
  })
})

describe('the review by keys', () => {
  it('moves with j and k, frames the cell, and lists the keys', async () => {
    const window = await visit(browser, site.address, 1280)
    const { page } = window
    const [, review = ''] = places.find(([name]) => name === 'review') ?? []
    await page.goto(review)
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
    expect(await page.locator('.draft.is-current').count()).toBe(1)
    expect(await page.locator('.cell.is-current').count()).toBe(1)
    expect(await page.locator('.review-line path').getAttribute('d')).toMatch(/^M/)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'キー操作' }).waitFor()
    await look(window, 'keys')
    expect(window.troubles).toEqual([])
    await window.close()
  })
})
