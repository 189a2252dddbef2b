import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { checkPlan } from '#app/check-plan.ts'
import { importDocument } from '#app/import-document.ts'
import { openReview } from '#app/review.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { listDocuments } from '#store/document.ts'
import { loadIdentities } from '#store/load-identities.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.close()
})

const field = (key: string, label: string, rest: object) => ({ key, label, ...rest })

/** Two kinds of table: one lists the programmes, the other tells their money. */
const parsed = parseScheme({
  scheme: 'two-tables',
  title: '事業の一覧と決算',
  body: { name: '試験町' },
  recognise: { titles: ['整理番号'], labels: ['整理番号', '事業名', '対象年度'] },
  layout: 'records',
  records: {
    tables: [
      { lists: true, items: { programme: { code: '整理番号' } }, amounts: [] },
      {
        items: { programme: { code: '整理番号' } },
        amounts: [{ heading: '決算額', stage: 'settled' }],
      },
    ],
  },
  stage: 'final',
  levels: [{ key: 'programme', level: 'programme', label: '事業' }],
  evaluates: 'programme',
  grades: [],
  indicators: { accumulation: 'annual' },
  sheet: [
    {
      section: '事業',
      fields: [
        field('year', '対象年度', { type: 'fiscalYear' }),
        field('programme', '事業名', { type: 'item', level: 'programme' }),
        field('aim', '事業の目的', { type: 'narratives', role: 'purpose' }),
        field('money', '事業費', { type: 'budget', unit: '千円', columns: { 決算額: 'settled' } }),
      ],
    },
  ],
  examples: [{ target: '-', actual: '-', verdict: 'unknown' }],
})
if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
const { scheme } = parsed

const csv = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`) })
const list = csv(
  '一覧.csv',
  '対象年度,整理番号,事業名,事業の目的',
  '2024,1,川の見守り,水位を知る。',
  '2024,2,橋の点検,橋を守る。',
)
const money = csv(
  '決算.csv',
  '対象年度,整理番号,事業名,決算額',
  '2024,1,川の見守り,120',
  '2024,9,名のない事業,45',
  '2024,9,名のない事業,5',
)

async function importAll(files: { name: string; bytes: Uint8Array }[]): Promise<App> {
  const app = await freshApp(database)
  app.schemes.push(scheme)
  for (const file of files) expect((await importDocument(app, { ...file, scheme: scheme.name })).outcome).toBe('drafted')
  return app
}

/** What the reviews say of items that the list lacks: file, place, sentence. */
async function said(app: App): Promise<(string | undefined)[][]> {
  const documents = await listDocuments(app.db, app.body)
  const reviews = await Promise.all(documents.map(({ id }) => openReview(app, id)))
  return reviews.flatMap((review) =>
    (review?.findings ?? [])
      .filter(({ code }) => code === 'record-unlisted')
      .map(({ source, message }) => [review?.document.name, source?.locator, message]),
  )
}

const sentence =
  '事業「9 名のない事業」は、事業の一覧である「一覧.csv」にありません。読み取った内容は残しています。番号や名称を確かめてください。'

describe('an item that the list of its plan lacks', () => {
  it.each([
    ['the list first', [list, money]],
    ['the list last', [money, list]],
  ])('is kept and marked with its place (%s)', async (_, files) => {
    const app = await importAll(files)
    expect(await said(app)).toEqual([['決算.csv', 'table1/r3c3', sentence]])
    const { items } = await loadIdentities(app.db, app.body, scheme.name)
    expect(items.map(({ code }) => code).sort()).toEqual(['1', '2', '9'])
  })

  it('is not marked before a list is known, nor once a further list names it', async () => {
    expect(await said(await importAll([money]))).toEqual([])
    const further = csv('追加.csv', '対象年度,整理番号,事業名,事業の目的', '2024,9,名のない事業,名を付ける。')
    expect(await said(await importAll([list, money, further]))).toEqual([])
  })

  it('is measured by the list of its own year', async () => {
    const next = csv('翌年.csv', '対象年度,整理番号,事業名,決算額', '2025,7,翌年の事業,10')
    expect((await said(await importAll([list, next]))).map(([name]) => name)).toEqual([])
  })

  it('is told by the checks of its plan once it is accepted', async () => {
    const app = await importAll([money, list])
    for (const { id } of await listDocuments(app.db, app.body)) await acceptDrafts(app, id, { all: true })
    const findings = (await checkPlan(app, scheme.name, 2024)) ?? []
    expect(findings.filter(({ code }) => code === 'record-unlisted').map(({ message }) => message)).toEqual([sentence])
  })

  it('is marked within one paper too', async () => {
    const row = (tag: string, cells: string[]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
    const table = (rows: string[][]) => `<table>${rows.map((cells, n) => row(n === 0 ? 'th' : 'td', cells)).join('')}</table>`
    const html = [
      table([
        ['対象年度', '整理番号', '事業名', '決算額'],
        ['2024', '1', '川の見守り', '120'],
        ['2024', '9', '名のない事業', '45'],
      ]),
      table([
        ['対象年度', '整理番号', '事業名', '事業の目的'],
        ['2024', '1', '川の見守り', '水位を知る。'],
      ]),
    ]
    const app = await importAll([{ name: 'まとめ.html', bytes: new TextEncoder().encode(`<h1>整理番号</h1>${html.join('')}`) }])
    expect((await said(app)).map(([name, , message]) => [name, message])).toEqual([
      ['まとめ.html', expect.stringContaining('事業「9 名のない事業」は、事業の一覧である')],
    ])
  })
})
