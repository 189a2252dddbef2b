import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { openReview } from '#app/review.ts'
import { parseScheme } from '#core/scheme-file.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'

const folder = join(import.meta.dirname, '../documents/columns-copied-lines')

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A body with an invented paper of parallel prose imported, and its document. */
async function withPaper(): Promise<{ app: App; document: string }> {
  const parsed = parseScheme(parse(readFileSync(join(folder, 'scheme.yaml'), 'utf8')))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const app = { ...(await freshApp(database)), schemes: [parsed.scheme] }
  const bytes = new Uint8Array(readFileSync(join(folder, 'paper.txt')))
  const { document } = await importDocument(app, { name: 'paper.txt', bytes, scheme: parsed.scheme.name })
  return { app, document }
}

const waiting = async (app: App, document: string) =>
  (await openReview(app, document))?.drafts.filter(({ status }) => status === 'draft') ?? []

describe('suggestions from running words', () => {
  it('are told apart, and no acceptance of all or of the exact ones takes them', async () => {
    const { app, document } = await withPaper()
    const before = (await openReview(app, document))?.counts
    expect(before?.suggested).toBeGreaterThan(3)
    await acceptDrafts(app, document, { exact: true })
    await acceptDrafts(app, document, { all: true })
    const left = await waiting(app, document)
    expect(left).toHaveLength(before?.suggested ?? -1)
    expect(new Set(left.map(({ certainty }) => certainty))).toEqual(new Set(['suggested']))
  })

  it('are accepted one by one, or all of them by their own name', async () => {
    const { app, document } = await withPaper()
    const [first] = (await waiting(app, document)).filter(({ certainty }) => certainty === 'suggested')
    await acceptDrafts(app, document, { ids: [first?.id ?? ''] })
    await acceptDrafts(app, document, { suggested: true })
    const left = await waiting(app, document)
    expect(left.length).toBeGreaterThan(0)
    expect(left.filter(({ certainty }) => certainty === 'suggested')).toEqual([])
  })
})
