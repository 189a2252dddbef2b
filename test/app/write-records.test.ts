import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { correctDraft } from '#app/correct-draft.ts'
import { importDocument } from '#app/import-document.ts'
import { writeRecords } from '#app/write-records.ts'
import { isCounted } from '#core/counted-budget.ts'
import type { KeptStatement } from '#core/statement.ts'
import { statementKey } from '#core/statement-key.ts'
import { listFiles } from '#documents/list-files.ts'
import { listDocuments } from '#store/document.ts'
import { findStatements } from '#store/find-statements.ts'
import { loadIdentities } from '#store/load-identities.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp, sharedFolder } from './fresh-app.ts'
import { recordsSet } from './records-set.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.close()
})

interface CsvFile {
  name: string
  bytes: Uint8Array
}

async function importAll(files: Iterable<CsvFile>): Promise<App> {
  const app = await freshApp(database)
  for (const file of files) {
    const { outcome, scheme } = await importDocument(app, file)
    expect([file.name, outcome, scheme]).toEqual([file.name, 'drafted', 'rs-2024'])
  }
  return app
}

async function writtenBack(app: App): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for await (const one of writeRecords(app, 'rs-2024')) {
    if ('problem' in one) throw new Error(one.problem)
    files.set(one.name, one.bytes)
  }
  return files
}

async function allStatements(app: App): Promise<KeptStatement[]> {
  const documents = await listDocuments(app.db, app.body)
  const lists = await Promise.all(documents.map(({ id }) => findStatements(app.db, app.body, { document: id })))
  return lists.flat()
}

const equal = (one: Uint8Array | undefined, other: Uint8Array) => one !== undefined && Buffer.from(one).equals(Buffer.from(other))

describe('a set of files of records', () => {
  it.each([
    ['as given', recordsSet],
    ['reversed', recordsSet.toReversed()],
    ['money first', [...recordsSet.slice(3), ...recordsSet.slice(0, 3)]],
  ])('joins by its numbers whatever the order (%s), and is written back byte for byte', async (_, files) => {
    const app = await importAll(files)
    const { items } = await loadIdentities(app.db, app.body, 'rs-2024')
    expect(items.map(({ level, code, title }) => [level, code, title]).sort()).toEqual([
      ['programme', '1', '川の見守り'],
      ['programme', '12', '橋の点検、補修'],
      ['theme', undefined, '見本庁'],
      ['theme', undefined, '試験省'],
    ])
    const written = await writtenBack(app)
    for (const { name, bytes } of recordsSet)
      expect([name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(written.get(name))]).toEqual([
        name,
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      ])
  })

  it('adds no total to the rows of its accounts', async () => {
    const app = await importAll(recordsSet)
    const { items } = await loadIdentities(app.db, app.body, 'rs-2024')
    const budgets = (await allStatements(app)).flatMap((one) => (one.list === 'budgets' ? [one.row] : []))
    const river = budgets.filter(({ item }) => item === items.find(({ code }) => code === '1')?.id)
    expect(river.map(({ stage, amount, part }) => [stage, amount, part?.kind, part?.name]).sort()).toEqual(
      [
        ['initial', 100, undefined, undefined],
        ['initial', 60, 'account', '一般会計'],
        ['initial', 40, 'account', '試験 第一勘定'],
        ['revised', 80, undefined, undefined],
        ['revised', 50, 'account', '一般会計'],
        ['revised', 30, 'account', '試験 第一勘定'],
        ['settled', 70, undefined, undefined],
        ['settled', 45, 'account', '一般会計'],
        ['settled', 25, 'account', '試験 第一勘定'],
      ].sort(),
    )
    expect(budgets.filter(isCounted)).toHaveLength(6)
    expect(budgets.filter(({ part }) => part?.name === '会計の記載なし')).toHaveLength(3)
  })

  it('says the same in whichever order it came', async () => {
    const say = async (files: CsvFile[]) =>
      (await allStatements(await importAll(files))).map((one) => `${statementKey(one)} ${one.row.source?.text}`).sort()
    expect(await say(recordsSet.toReversed())).toEqual(await say(recordsSet))
  })

  it('keeps officials’ names out of everything but the file', async () => {
    const app = await importAll(recordsSet)
    const said = JSON.stringify([await allStatements(app), await loadIdentities(app.db, app.body, 'rs-2024')])
    expect(said).toContain('担当: 試験課／作成責任者:（非公開）／URL: ---')
    for (const name of ['職員甲', '職員乙', '職員丙']) expect(said).not.toContain(name)
  })

  it('writes back what a person corrected', async () => {
    const app = await importAll(recordsSet)
    const read = (await allStatements(app)).find(({ row }) => row.source?.text === '45')
    await correctDraft(app, { draft: read?.row.provenance.id ?? '', text: '46' })
    const file = new TextDecoder().decode((await writtenBack(app)).get('2-1_見本.csv'))
    const before = new TextDecoder().decode(recordsSet[3]?.bytes)
    expect(file).not.toBe(before)
    expect(file).toBe(before.replace(',45,', ',46,'))
  })
})

const shared = join(sharedFolder, 'data/rs-system-2024')

// The real set stands beside the repository, in ../shared; an ordinary clone is without it.
describe.skipIf(!existsSync(shared))('the set of 2024', () => {
  it('is joined wholly, adds up, and is written back byte for byte', async () => {
    const files: CsvFile[] = []
    for await (const one of (await listFiles([{ path: shared }])).files()) {
      const read = one.name.endsWith('.csv') && 'read' in one ? await one.read() : undefined
      if (read && 'bytes' in read) files.push({ name: one.name.split('/').at(-1) as string, bytes: read.bytes })
    }
    expect(files).toHaveLength(5)
    // In reverse: nothing depends on the order.
    const app = await importAll(files.toReversed())
    const written = await writtenBack(app)
    expect(files.filter(({ name, bytes }) => !equal(written.get(name), bytes)).map(({ name }) => name)).toEqual([])
    const { items } = await loadIdentities(app.db, app.body, 'rs-2024')
    const programmes = items.filter(({ level }) => level === 'programme')
    // 5,948 rows of outlines are 5,664 programmes: 255 have a row for each of their 主要経費.
    expect([programmes.length, new Set(programmes.map(({ code }) => code)).size]).toEqual([5664, 5664])
    const statements = await allStatements(app)
    const rests = (label: string) =>
      statements.flatMap((one) => (one.list === 'narratives' && one.row.label === label ? [one.row.item] : []))
    const tables = ['組織情報', '事業概要等', '政策・施策、法令等', '予算・執行', '点検・評価'].map((name) =>
      rests(`${name}のその他の列`),
    )
    expect(tables.map((rows) => rows.length)).toEqual([8537, 5948, 14991, 37981, 5692])
    expect(tables.map((rows) => new Set(rows).size)).toEqual([5664, 5664, 5664, 5664, 5664])
    const budgets = statements.flatMap((one) => (one.list === 'budgets' ? [one.row] : []))
    expect([budgets.filter(isCounted).length, budgets.filter(({ part }) => part?.kind === 'account').length]).toEqual([
      3 * 18_524,
      3 * 19_457,
    ])
  }, 600_000)
})
