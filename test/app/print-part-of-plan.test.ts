import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { printPlan } from '#app/print-plan.ts'
import { readDocument } from '#documents/read.ts'
import { listItems } from '#store/list-items.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'

let database: Database
let app: App
const scheme = 'kansai-plan-2025'
beforeAll(async () => {
  database = await openTestDatabase()
  app = await freshApp(database)
  const paper = new Uint8Array(readFileSync(join(import.meta.dirname, `../documents/printed/${scheme}.json`)))
  const { document } = await importDocument(app, { bytes: paper, name: 'plan.json', scheme })
  await acceptDrafts(app, document, { all: true, suggested: true })
})
afterAll(() => database.close())

async function textsOf(format: 'docx' | 'pptx', items?: ReadonlySet<string>): Promise<string[]> {
  const printed = await printPlan(app, { plan: scheme, fiscalYear: 2025, format, ...(items ? { items } : {}) })
  const reading = await readDocument(printed?.bytes ?? new Uint8Array(), `計画.${format}`)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text))
}

describe.each(['docx', 'pptx'] as const)('a plan of lists and pages, as %s', (format) => {
  it('is printed whole, with what it says as a plan', { timeout: 30_000 }, async () => {
    const texts = (await textsOf(format)).join('\n')
    for (const words of ['広域みどりビジョン', '事業一覧', '事業名：苗畑の整備', '事業名：木の良さを伝える'])
      expect(texts).toContain(words)
  })

  it('of one item is its page alone', { timeout: 30_000 }, async () => {
    const item = (await listItems(app.db, app.body, scheme)).find(({ title }) => title === '苗畑の整備')
    const texts = (await textsOf(format, new Set([item?.id ?? '']))).join('\n')
    expect(texts).toContain('事業名：苗畑の整備')
    for (const words of ['事業一覧', '位置づけ', '事業名：木の良さを伝える']) expect(texts).not.toContain(words)
  })
})
