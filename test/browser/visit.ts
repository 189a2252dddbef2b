import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const screens = fileURLToPath(new URL('../../test-output/screens/', import.meta.url))

/** The two widths at which every page is looked at. */
export const widths = [1280, 390] as const

/** A window of a width, and everything that went wrong in it. */
export interface Visit {
  page: Page
  context: BrowserContext
  troubles: string[]
  close: () => Promise<void>
}

/** Opens a window whose console is listened to. */
export async function visit(
  browser: Browser,
  address: string,
  width: number,
  options: { javaScript?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width > 600 ? 900 : 844 },
    locale: 'ja-JP',
    javaScriptEnabled: options.javaScript ?? true,
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${page.url()}: ${message.text()}`)
  })
  return { page, context, troubles, close: () => context.close() }
}

/** Looks at the page one is on: keeps its picture, and tells what axe finds and whether it scrolls sideways. */
export async function look({ page, troubles }: Visit, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 1280
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: `${screens}${name}-${width}.png`, fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, nodes } of violations) {
    troubles.push(
      `${name} at ${width}: ${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 120))
        .join(' | ')}`,
    )
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) troubles.push(`${name} at ${width}: scrolls sideways to ${wide}`)
  const heads = await page.locator('h1').count()
  if (heads !== 1) troubles.push(`${name} at ${width}: ${heads} h1`)
}
