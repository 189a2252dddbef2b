import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openSite } from './site.ts'
import { acceptAll, correctFigure, draftOf, importPaper, publishYear } from './story.ts'
import { type Visit, visit } from './visit.ts'

const indicator = '起業家オーディション応募数'

describe.each([
  { name: 'with scripts', javaScript: true },
  { name: 'without scripts', javaScript: false },
])('from a paper to the public page, $name', ({ javaScript }) => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof openSite>>
  let window: Visit

  beforeAll(async () => {
    ;[browser, site] = await Promise.all([launchChromium(), openSite()])
    window = await visit(browser, site.address, 1280, { javaScript })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('an empty body says what to do first', async () => {
    await window.page.goto('/')
    await window.page.getByRole('link', { name: '評価票を取り込む' }).waitFor()
  })

  it('reads the paper into drafts beside their cells', async () => {
    await importPaper(window.page)
    const draft = draftOf(window.page, indicator, '平成25年度　実績')
    expect(await draft.locator('.draft-value').textContent()).toContain('82')
    const cell = await draft.getAttribute('data-cell')
    expect(await window.page.locator(`[id="${cell}"]`).textContent()).toContain('82')
  })

  it('takes a correction and everything else as it is read', async () => {
    await correctFigure(window.page, indicator, '平成25年度　実績', '84')
    await acceptAll(window.page)
  })

  it('shows the figure on the sheet, with its history', async () => {
    const { page } = window
    await page.goto('/')
    await page.locator('.plan-name').click()
    await page.getByRole('link', { name: 'オープンイノベーションの推進' }).first().click()
    await page.getByRole('link', { name: '平成25年度 実績 84' }).click()
    await page.getByRole('heading', { name: '履歴', exact: true }).waitFor()
    expect(await page.locator('.version.is-current').textContent()).toContain('84')
    await page.locator('.source-facsimile figcaption a').click()
    await expect.poll(() => page.locator('.cell:target').textContent()).toContain('82')
  })

  it('publishes, and the figure leads the public to its cell', async () => {
    const { page } = window
    await publishYear(page, '平成25年度')
    await page.getByRole('link', { name: 'オープンイノベーションの推進' }).first().click()
    await page.getByRole('link', { name: '平成25年度 実績 84' }).click()
    await page.getByRole('heading', { name: 'もとの資料' }).waitFor()
    expect(await page.locator('.cell.is-marked').textContent()).toContain('82')
  })

  it('edits a value of the sheet by its form', async () => {
    const { page } = window
    await page.goto('/')
    await page.locator('.plan-name').click()
    await page.getByRole('link', { name: 'オープンイノベーションの推進' }).first().click()
    await page.getByRole('link', { name: '参考指標を編集' }).click()
    await page.getByLabel(`${indicator} 平成25年度　実績値`).fill('85')
    await page.getByRole('button', { name: '保存する' }).click()
    await page.getByRole('link', { name: '平成25年度 実績 85' }).waitFor()
  })

  it('nothing went wrong in the window or in the server', () => {
    expect(window.troubles).toEqual([])
    expect(site.errors).toEqual([])
  })
})
