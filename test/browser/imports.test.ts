import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openSite, paper } from './site.ts'
import { look, type Visit, visit, widths } from './visit.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), openSite()])
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

const html = readFileSync(paper, 'utf8')

/** A zip with good papers in folders and things of every kind among them; `count` papers differ in their bytes. */
function papers(count: number, name: string) {
  const files: Record<string, Uint8Array> = {}
  for (let n = 0; n < count; n++)
    files[`${name}/商工/評価票-${String(n).padStart(2, '0')}.html`] = strToU8(`${html}<!-- ${name} ${n} -->`)
  files[`${name}/空の評価票.xlsx`] = strToU8('')
  files[`${name}/お知らせ.txt`] = strToU8('前略、お元気ですか。')
  files[`${name}/~$評価票.xlsx`] = strToU8('lock')
  files[`${name}/商工/写し.html`] = strToU8(`${html}<!-- ${name} 0 -->`)
  return { name: `${name}.zip`, mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) }
}

async function hand(window: Visit, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<string> {
  await window.page.goto('/import')
  await window.page.setInputFiles('input[type="file"]', files)
  await window.page.getByRole('button', { name: '読み取る' }).click()
  await window.page.waitForURL(/\/imports\//)
  return new URL(window.page.url()).pathname
}

const ended = (window: Visit) => window.page.locator('[data-job="done"]').waitFor({ timeout: 180_000 })

describe.each([
  { name: 'with scripts', javaScript: true },
  { name: 'without scripts', javaScript: false },
])('many files at once, $name', ({ javaScript }) => {
  it('shows how far it is, comes to its summary by itself, and leads to each review', async () => {
    const window = await visit(browser, site.address, 1280, { javaScript })
    const address = await hand(window, papers(4, javaScript ? '令和5年度' : '令和6年度'))
    await window.page.goto(address) // a reload loses nothing
    await ended(window)
    const tally = await window.page.locator('.job-tally').innerText()
    expect(tally.replace(/\s+/g, ' ')).toMatch(/読み取り 4 読めない 1 様式なし 1 取込済み 1 除外 1/)
    await window.page.getByText('空のファイルです').waitFor()
    await window.page
      .getByRole('link', { name: /確認する/ })
      .first()
      .click()
    await window.page.getByRole('heading', { name: /施策進行管理/ }).waitFor()
    expect(window.troubles).toEqual([])
    expect(site.errors).toEqual([])
    await window.close()
  })
})

describe('stopping', () => {
  it('stops between two files, says where, and goes on', async () => {
    const window = await visit(browser, site.address, 1280)
    const { page } = window
    await hand(window, papers(150, '止める年度')) // so many that no machine has read them before the button is pressed
    await page.getByRole('button', { name: '止める' }).click()
    await page.locator('[data-job="stopped"]').waitFor({ timeout: 60_000 })
    await look(window, 'imports-stopped')
    await page.getByRole('button', { name: '続きを取り込む' }).click()
    // on a quick machine the rest is done before anybody can look
    await page.locator('[data-job="running"], [data-job="waiting"], [data-job="done"]').waitFor()
    await look(window, 'imports-running')
    await ended(window)
    expect(window.troubles).toEqual([])
    await window.close()
  })
})

describe.each(widths)('the pages of imports at %i px', (width) => {
  it('has no violation, waiting, running and done; an empty zip says so', async () => {
    const window = await visit(browser, site.address, width)
    await hand(window, papers(3, `幅${width}`))
    await look(window, 'imports-begun')
    await ended(window)
    await look(window, 'imports-done')
    await hand(window, {
      name: 'から.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(zipSync({ '空/': new Uint8Array() })),
    })
    await ended(window)
    await window.page.getByText('取り込めるファイルがありませんでした').waitFor()
    await look(window, 'imports-empty')
    await window.page.goto('/import')
    await look(window, 'import-with-jobs')
    expect(window.troubles).toEqual([])
    await window.close()
  })
})

/** A file that is read within seconds leads to its review at once, a slower one by its job's page. */
async function toReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: '読み取る' }).click()
  const link = page.getByRole('link', { name: /^確認する/ })
  const review = page.getByRole('heading', { name: /施策進行管理/ })
  await link.or(review).first().waitFor({ timeout: 60_000 })
  if (await link.isVisible()) await link.click()
  await review.waitFor()
}

describe('a paper that is issued again', () => {
  it('shows only what is new, what it withdraws, what it says otherwise of an indicator, and what stands again', async () => {
    for (const width of widths) {
      const window = await visit(browser, site.address, width)
      const { page } = window
      const title = 'オープンイノベーションの推進'
      const own = html.replaceAll(title, `${title}（${width}）`).replaceAll('52402000', `5240${String(width).padStart(4, '0')}`)
      const first = { name: '初版.html', mimeType: 'text/html', buffer: Buffer.from(own) }
      await page.goto('/import')
      await page.setInputFiles('input[type="file"]', first)
      await toReview(page)
      await page.locator('.review-rest summary', { hasText: 'すべて確定' }).click()
      await page.getByRole('button', { name: /件を確定$/ }).click()
      await page.getByText('すべて処理しました').waitFor()
      const later = own
        .replace('<td>82</td>', '<td>83</td>')
        .replace('経済労働局産業政策部企画課', '経済労働局イノベーション推進部')
        .replace(/<br \/>\n●産業振興財団の仲介により[^<]*/, '')
      await page.goto('/import')
      await page.setInputFiles('input[type="file"]', { ...first, name: '第2版.html', buffer: Buffer.from(later) })
      await toReview(page)
      const values = (await page.locator('.draft-value').allInnerTexts()).map((text) => text.replace(/\s+/g, ''))
      expect(values).toHaveLength(3)
      expect(values).toContain('前回82→83')
      await page
        .getByRole('button', { name: /^取り下げる/ })
        .first()
        .waitFor()
      await page.getByRole('button', { name: /^反映する.*担当/ }).waitFor()
      await page.locator('#seen-again summary').click()
      await look(window, 'review-again')
      expect(window.troubles).toEqual([])
      await window.close()
    }
  })
})

describe('a folder that is dropped', () => {
  it('is refused with a sentence where it is too large, before it is sent', async () => {
    const window = await visit(browser, site.address, 1280)
    await window.page.goto('/import')
    await window.page.evaluate(() => {
      const transfer = new DataTransfer()
      const large = new File([''], '大きい.csv')
      Object.defineProperty(large, 'size', { value: 300 * 1024 * 1024 })
      transfer.items.add(large)
      const drop = document.querySelector('[data-drop]')
      const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
      Object.defineProperty(event, 'dataTransfer', { value: { items: [], files: [large] } })
      drop?.dispatchEvent(event)
    })
    await window.page.getByRole('alert').filter({ hasText: '200 MB を超えています' }).waitFor()
    expect(window.troubles).toEqual([])
    await window.close()
  })
})
