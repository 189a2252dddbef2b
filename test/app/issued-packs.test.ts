import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import { decideChanges } from '#app/accept-identity-changes.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { downloadIssue, findIssue, listIssues, recordIssue, sinceIssue, sinceTime } from '#app/issue-pack.ts'
import { loadPlan } from '#app/load-plan.ts'
import { type PrintedPack, printPack } from '#app/print-pack.ts'
import { sayStatement } from '#app/say-statement.ts'
import { readDocument } from '#documents/read.ts'
import { writeBackup } from '#store/backup.ts'
import { contentHashes } from '#store/content.ts'
import type { Database } from '#store/open.ts'
import { restoreBackup } from '#store/restore.ts'
import { openMemoryDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

const fiscalYear = 2013
let database: Database
let app: App
let plan: string
beforeAll(async () => {
  database = await openMemoryDatabase()
  app = await freshApp(database)
  const imported = await importDocument(app, asFile(samplePaper()))
  await acceptDrafts(app, imported.document, { all: true })
  plan = imported.plan ?? ''
})
afterAll(() => database.close())

async function make(more: Partial<Parameters<typeof printPack>[1]> = {}): Promise<PrintedPack> {
  const meeting = { name: '第1回 評価委員会', date: '2014-08-01', place: '第3会議室', number: '1' }
  const printed = await printPack(app, { plan, fiscalYear, format: 'xlsx', meeting, draft: true, ...more })
  if (!printed) throw new Error('no pack')
  return printed
}

/** The cells of a pack's paper, line by line. */
async function cellsOf({ bytes, name }: { bytes: Uint8Array; name: string }, paper = ''): Promise<string[][]> {
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content.grids
    .filter(({ place }) => place.includes(paper))
    .map(({ cells }) => cells.map(({ text }) => text.trim()).filter((text) => text !== ''))
}

describe('a pack that was handed out', () => {
  it('is recorded with its file, once, and listed with who recorded it, newest first', async () => {
    expect(await listIssues(app, { plan, fiscalYear })).toEqual([])
    const draft = await make()
    expect(await findIssue(app, draft)).toBeUndefined()
    const id = await recordIssue(app, draft)
    expect(await recordIssue(app, draft)).toBe(id)
    const final = await make({ draft: false, meeting: { name: '第2回 評価委員会' }, parts: ['評価票'] })
    const second = await recordIssue(app, final)
    expect(await findIssue(app, final)).toMatchObject({ id: second })
    const issued = await listIssues(app, { plan, fiscalYear })
    expect(issued.map((one) => one.id)).toEqual([second, id])
    expect(issued[1]).toMatchObject({
      ...{ plan, fiscalYear, title: '施策進行管理・評価票', draft: true, format: 'xlsx', by: '試験担当' },
      meeting: { name: '第1回 評価委員会', date: '2014-08-01', place: '第3会議室', number: '1' },
      parts: draft.pack.parts,
      asOf: draft.pack.asOf,
      name: '第1回 評価委員会-2013-案.xlsx',
    })
    expect(issued[0]).toMatchObject({ draft: false, meeting: { name: '第2回 評価委員会' }, parts: ['評価票'] })
    expect(await listIssues(app, { plan, fiscalYear: 2014 })).toEqual([])
    expect([...((await downloadIssue(app, id))?.bytes ?? [])]).toEqual([...draft.bytes])
    expect(await downloadIssue(app, 'none')).toBeUndefined()
  })

  it('is what an errata begins from, as the ledger stood when it was made, not when it was recorded', async () => {
    const printed = await make()
    const { facts } = (await loadPlan(app, plan)) ?? {}
    const issue = facts?.narratives.find(({ role }) => role === 'issue')
    await sayStatement(app, { basedOn: issue?.provenance?.id ?? '', text: '担い手を育てる。' })
    const since = await sinceIssue(app, plan, await recordIssue(app, printed))
    expect(since?.called).toMatch(/^令和8年4月1日 \d+:\d\d配布の「第1回 評価委員会」資料（案）$/)
    const next = await make({ since, parts: ['評価票'] })
    expect(next.pack.parts).toEqual(['評価票', '正誤表'])
    const said = (await cellsOf(next, '正誤表')).flat()
    expect(said).toEqual(
      expect.arrayContaining([`${since?.called}から変わったところです。`, '担い手を増やす。', '担い手を育てる。']),
    )
  })

  it('since which nothing changed has no errata, and that is said', async () => {
    const since = await sinceIssue(app, plan, await recordIssue(app, await make()))
    const next = await make({ since })
    expect(next.pack.parts).not.toContain('正誤表')
    expect(next.notes).toEqual([`${since?.called}から変わったところはないため、正誤表はつけていません。`])
    expect((await make()).notes).toEqual([])
  })

  it('of another plan, or of none, is no start', async () => {
    const id = await recordIssue(app, await make())
    expect(await sinceIssue(app, 'other', id)).toBeUndefined()
    expect(await sinceIssue(app, plan, 'none')).toBeUndefined()
  })

  it('calls items as they were called in it, with what they are called now', async () => {
    const before = await sinceIssue(app, plan, await recordIssue(app, await make()))
    const sample = samplePaper()
    const renamed = samplePaper({
      document: { ...sample.document, fiscalYear: 2014, stage: 'final' },
      items: sample.items.map((item) => (item.id === 'b' ? { ...item, title: '産業の支援と育成' } : item)),
      narratives: [{ item: 'b', role: 'progress', text: '次の年度の記述。' }],
      observations: [{ id: 'q', indicator: 'i', measure: 'actual', fiscalYear: 2013, value: 7 }],
    })
    const { document } = await importDocument(app, asFile(renamed, 'kawasaki-2013-2014.json'))
    await decideChanges(app, document, 'all', 'accepted')
    await acceptDrafts(app, document, { all: true })
    const [errata = []] = await cellsOf(await make({ since: before, parts: ['評価票'] }), '正誤表')
    const called = '産業の支援\n（現在：産業の支援と育成）'
    const name = errata.findIndex((text, n) => text === called && errata[n + 1] === '名称')
    expect(errata.slice(name, name + 4)).toEqual([called, '名称', '産業の支援', '産業の支援と育成'])
    const figure = errata.findIndex((text) => text.startsWith('開催件数'))
    expect(errata.slice(figure - 1, figure + 3)).toEqual(['産業の支援', '開催件数　平成25年度　実績', '5件', '7件'])
    expect(errata.at(-1)).toContain('名称は配布したときのもの')
    expect(errata.join()).not.toContain('次の年度の記述。')
  })

  it('never holds a draft, be it 案 or 確定', async () => {
    const waiting = samplePaper({
      narratives: [{ item: 'b', role: 'note', text: 'まだ確かめていない記述。' }],
    })
    const { drafts } = await importDocument(app, asFile(waiting, 'kawasaki-2013-waiting.json'))
    expect(drafts).toBeGreaterThan(0)
    for (const draft of [true, false]) {
      const said = (await cellsOf(await make({ draft, since: sinceTime('2000-01-01T00:00:00Z') }))).flat().join('\n')
      expect(said).toContain('交流の場を設けた。')
      expect(said).not.toContain('まだ確かめていない')
    }
  })

  it('is in a backup, with its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shirube-issued-'))
    const other = await openMemoryDatabase()
    try {
      const manifest = await writeBackup(database.db, join(folder, 'whole.gz'))
      expect(manifest.tables.issued_pack.rows).toBeGreaterThan(2)
      await restoreBackup(other.db, join(folder, 'whole.gz'))
      expect(await contentHashes(other.db)).toEqual(await contentHashes(database.db))
      const issued = await listIssues({ ...app, db: other.db }, { plan, fiscalYear })
      expect(issued).toEqual(await listIssues(app, { plan, fiscalYear }))
      const [first] = issued
      expect((await downloadIssue({ ...app, db: other.db }, first?.id ?? ''))?.bytes.length).toBeGreaterThan(1000)
    } finally {
      await other.close()
      rmSync(folder, { recursive: true })
    }
  })
})
