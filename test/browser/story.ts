import type { Page } from 'playwright-core'
import { paper } from './site.ts'

/** Without scripts a page is left for the next; with them the same page changes. Either way the new words are waited for. */
export async function importPaper(page: Page): Promise<void> {
  await page.goto('/import')
  await page.setInputFiles('input[type="file"]', paper)
  await page.getByRole('button', { name: '読み取る' }).click()
  const link = page.getByRole('link', { name: '確認する' })
  const review = page.getByRole('heading', { name: /施策進行管理/ })
  await link.or(review).first().waitFor()
  if (await link.isVisible()) await link.click()
  await review.waitFor()
}

/** The draft of an indicator's figure on the review page. */
export const draftOf = (page: Page, indicator: string, about: string) =>
  page.locator('.draft').filter({ hasText: indicator }).filter({ hasText: about })

/** Corrects one figure on the review page, as a person does who sees that the paper is wrong. */
export async function correctFigure(page: Page, indicator: string, about: string, text: string): Promise<void> {
  const draft = draftOf(page, indicator, about)
  await draft.locator('summary', { hasText: '訂正' }).click()
  await draft.getByLabel('正しい値').fill(text)
  await draft.getByRole('button', { name: '訂正して確定' }).click()
  await page.getByText('訂正して確定しました').waitFor()
}

/** Confirms what is exact at once, then one by one what waits. */
export async function acceptAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /まとめて確定/ }).click()
  await page.getByText(/件を確定しました/).waitFor()
  for (;;) {
    const waiting = page.locator('.draft[data-draft="waiting"]')
    const left = await waiting.count()
    if (left === 0) break
    await waiting.first().getByRole('button', { name: /^確定/ }).click()
    await waiting.nth(left - 1).waitFor({ state: 'detached' })
  }
  await page.getByText('すべて処理しました').waitFor()
}

/** Publishes the plan's year; ends on the public page of it. */
export async function publishYear(page: Page, year: string): Promise<void> {
  await page.goto('/publish')
  await page.getByRole('link', { name: year }).click()
  await page.getByRole('checkbox', { name: /公開ページに出します/ }).check()
  await page.getByRole('button', { name: '公表する' }).click()
  await page.getByText('数値目標').first().waitFor()
}
