import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openSite } from './site.ts'
import { look, visit, widths } from './visit.ts'

const sheet = fileURLToPath(new URL('../draft/minato.html', import.meta.url))

let browser: Browser
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), openSite()])
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

describe.each([
  { name: 'with scripts', javaScript: true },
  { name: 'without scripts', javaScript: false },
])('a new user with a sheet that no scheme knows, $name', ({ javaScript }) => {
  it('makes a scheme of it without writing one, and reads the sheet', async () => {
    const window = await visit(browser, site.address, 1280, { javaScript })
    const { page } = window
    await page.goto('/schemes')
    await page.setInputFiles('input[type="file"]', sheet)
    await page.getByRole('button', { name: '様式の案をつくる' }).click()
    await page.getByRole('heading', { name: '様式の案', exact: true }).waitFor()

    // the proposal lies over the sheet, and reads it at once
    expect(await page.locator('td.is-label', { hasText: '事務事業名' }).innerText()).toContain('事業名・事務事業名')
    expect(await page.locator('td.is-read', { hasText: '2,287' }).count()).toBe(1)
    const trial = page.locator('#trial')
    await trial.getByText('令和6年度の評価票として読み取りました。').waitFor()
    expect(await trial.innerText()).toContain('登録児童数')

    // one correction, tried at once
    await page.getByLabel('改善策').selectOption({ label: '手段・取組の方法' })
    await page.getByLabel('短い名前').fill(javaScript ? 'minato-2026' : 'minato-plain-2026')
    await page.getByLabel('様式の名前').fill(javaScript ? '事務事業評価シート' : '事務事業評価シート（別版）')
    await page.getByRole('button', { name: '読み取りを試す' }).click()
    await page.waitForURL(/#trial/)
    expect(await page.getByLabel('改善策').inputValue()).toBe('narratives:approach')

    await page.getByRole('button', { name: '様式として保存' }).click()
    await page.getByRole('status').getByText('保存しました').waitFor()
    expect(await page.getByRole('link', { name: '定義（YAML）' }).count()).toBeGreaterThan(0)
    expect(window.troubles).toEqual([])
    await window.close()
  })
})

describe.each(widths)('the pages of schemes at %i px', (width) => {
  it('are in order', async () => {
    const window = await visit(browser, site.address, width)
    await window.page.goto('/schemes')
    await look(window, 'schemes')
    await window.page.setInputFiles('input[type="file"]', sheet)
    await window.page.getByRole('button', { name: '様式の案をつくる' }).click()
    await window.page.getByRole('heading', { name: '様式の案', exact: true }).waitFor()
    await look(window, 'scheme-draft')
    expect(window.troubles).toEqual([])
    await window.close()
  })
})
