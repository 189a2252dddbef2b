import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { changeSchemeDraft, discardSchemeDraft } from '#app/change-scheme-draft.ts'
import { importDocument } from '#app/import-document.ts'
import { listSchemes } from '#app/list-schemes.ts'
import { openApp } from '#app/open-app.ts'
import { openSchemeDraft, type SchemeDraftView } from '#app/open-scheme-draft.ts'
import { saveScheme } from '#app/save-scheme.ts'
import { startSchemeDraft, startSchemeDraftOf } from '#app/start-scheme-draft.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp, schemeFolder } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const sheet = (name: string) => {
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(`../draft/${name}`, import.meta.url))))
  return { bytes, name }
}

async function begin(app: App, name: string): Promise<string> {
  const started = await startSchemeDraft(app, sheet(name))
  if ('problem' in started) throw new Error(started.problem.message)
  return started.file
}

async function open(app: App, file: string): Promise<SchemeDraftView> {
  const view = await openSchemeDraft(app, file)
  if (!view || 'problem' in view) throw new Error('no draft')
  return view
}

describe('a scheme made from a sheet that nobody has seen', () => {
  it('is drafted, tried, corrected and saved; its paper is then read, and the scheme is there when the ledger is opened again', async () => {
    const app = await freshApp(database)
    const failed = await importDocument(app, sheet('minato.html'))
    expect(failed).toMatchObject({ outcome: 'failed', findings: [{ code: 'scheme-unknown' }] })
    const started = await startSchemeDraftOf(app, failed.document)
    if (!started || 'problem' in started) throw new Error('not begun')
    const { file } = started
    const first = await open(app, file)
    expect(first).toMatchObject({ problems: [], fileName: 'minato.html' })
    expect(first.trial?.indicators).toHaveLength(2)

    const at = first.draft.labels.findIndex(({ label }) => label === '改善策')
    const changed = await changeSchemeDraft(app, file, {
      name: 'minato-2026',
      labels: new Map([[at, { use: 'narratives:approach' }]]),
      scales: new Map([['総合評価', 'A 計画どおり\nB おおむね計画どおり\r\nC 見直しが要る']]),
    })
    expect(changed).toBe(true)
    const second = await open(app, file)
    expect(second.draft.scales.find(({ scale }) => scale === '総合評価')?.codes).toEqual({
      A: '計画どおり',
      B: 'おおむね計画どおり',
      C: '見直しが要る',
    })
    expect(second.trial?.narratives.map(({ role }) => role)).toEqual(['purpose', 'overview', 'issue', 'approach'])

    expect(await saveScheme(app, file)).toEqual({ name: 'minato-2026', version: 1 })
    expect(await importDocument(app, sheet('minato.html'))).toMatchObject({ outcome: 'drafted', scheme: 'minato-2026' })
    expect(await saveScheme(app, file)).toEqual({ name: 'minato-2026', version: 2 })
    expect(app.schemes.filter(({ name }) => name === 'minato-2026')).toHaveLength(1)

    const again = await openApp({ location: database, schemeFolder, body: app.body, user: app.user, now: app.now })
    expect(again.problems).toEqual([])
    expect(again.app.schemes.map(({ name }) => name)).toContain('minato-2026')
    expect((await listSchemes(again.app)).schemes.find(({ name }) => name === 'minato-2026')).toMatchObject({
      version: 2,
      yaml: expect.stringContaining('scheme: minato-2026'),
    })
  })

  it('goes on where it was left, also when begun again from the same file', async () => {
    const app = await freshApp(database)
    const file = await begin(app, 'yamasato.txt')
    await changeSchemeDraft(app, file, { title: '調書' })
    expect(await begin(app, 'yamasato.txt')).toBe(file)
    expect((await open(app, file)).draft.title).toBe('調書')
    expect((await listSchemes(app)).drafts).toMatchObject([{ file, fileName: 'yamasato.txt', title: '調書' }])
    await discardSchemeDraft(app, file)
    expect(await openSchemeDraft(app, file)).toBeUndefined()
    expect(await saveScheme(app, file)).toBeUndefined()
  })

  it('takes a label that was not found by itself, and leaves what is none of the choices as it was', async () => {
    const app = await freshApp(database)
    const file = await begin(app, 'sawano.html')
    const before = await open(app, file)
    await changeSchemeDraft(app, file, {
      layout: 'spiral',
      moneyUnit: 'ドル',
      labels: new Map([[0, { use: 'constructor' }]]),
      added: { label: '備考', use: 'narratives:note' },
    })
    const { draft } = await open(app, file)
    expect(draft).toMatchObject({ layout: before.draft.layout, moneyUnit: before.draft.moneyUnit })
    expect(draft.labels[0]).toEqual(before.draft.labels[0])
    expect(draft.labels.at(-1)).toMatchObject({ label: '備考', use: 'narratives:note' })
  })

  it('is not saved while something is lacking, nor under the name of a scheme that is there', async () => {
    const app = await freshApp(database)
    const file = await begin(app, 'sawano.html')
    await changeSchemeDraft(app, file, { body: ' ' })
    expect(await saveScheme(app, file)).toEqual({ problems: ['団体の名前を書いてください。'] })
    expect((await open(app, file)).trial).toBeUndefined()
    await changeSchemeDraft(app, file, { body: 'さわの市', name: 'kawasaki-2013' })
    expect(await saveScheme(app, file)).toEqual({ problems: [expect.stringContaining('すでにある様式')] })
  })

  it('starts from the rule of another body, whose grades the sheet then has and which proposes from the figures', async () => {
    const app = await freshApp(database)
    const file = await begin(app, 'sawano.html')
    const { presets } = await open(app, file)
    expect(presets.length).toBeGreaterThan(8)
    await changeSchemeDraft(app, file, { rule: presets.find(({ attainment }) => attainment?.expected)?.name ?? '' })
    expect((await open(app, file)).problems).toEqual([expect.stringContaining('計画期間')])
    await changeSchemeDraft(app, file, { period: '令和3年度〜令和7年度' })
    for (const { name } of presets) {
      await changeSchemeDraft(app, file, { rule: name })
      const view = await open(app, file)
      expect([name, view.problems]).toEqual([name, []])
      expect(view.yaml).toMatch(/propose:/)
    }
    await changeSchemeDraft(app, file, { rule: 'people' })
    expect((await open(app, file)).draft.preset).toBeUndefined()
  })

  it('says why a file cannot be read', async () => {
    const app = await freshApp(database)
    const started = await startSchemeDraft(app, { bytes: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), name: '壊れた.xlsx' })
    expect(started).toEqual({ problem: expect.objectContaining({ message: expect.stringContaining('壊れた.xlsx') }) })
  })
})
