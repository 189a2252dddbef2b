import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { exportRs } from '#app/export-rs.ts'
import { importDocument } from '#app/import-document.ts'
import { importExchange } from '#app/import-exchange.ts'
import { loadPlan } from '#app/load-plan.ts'
import type { Budget, Exchange } from '#core/exchange.ts'
import { parseRecordLine } from '#core/record-line.ts'
import { type RsFile, rsFiles } from '#core/rs/rs-files.ts'
import { isInSet } from '#core/rs/rs-money.ts'
import { listFiles } from '#documents/list-files.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper, sharedFolder } from './fresh-app.ts'
import { recordsSet } from './records-set.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.close()
})

type Rows = Record<string, string>[]
type Set_ = Map<RsFile, Rows>

/** The files of a set by their numbers, each row by its headings. */
function openSet(zip: Uint8Array): { files: { name: string; bytes: Uint8Array }[]; set: Set_ } {
  const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, bytes }))
  const set = new Map(
    files.map(({ name, bytes }) => {
      const [head = '', ...lines] = strFromU8(bytes).replace('\ufeff', '').trimEnd().split('\r\n')
      const headings = parseRecordLine(head)
      const rows = lines.map((line) => Object.fromEntries(parseRecordLine(line).map((cell, nth) => [headings[nth] ?? '?', cell])))
      return [name.slice(0, 3) as RsFile, rows] as const
    }),
  )
  return { files, set }
}

const said = (rows: Rows | undefined, ...headings: string[]) => (rows ?? []).map((row) => headings.map((heading) => row[heading]))

const paper = samplePaper({
  items: [
    { id: 'a', level: 'theme', levelLabel: '基本政策', title: '活力のあるまち' },
    {
      id: 'b',
      parent: 'a',
      level: 'measure',
      levelLabel: '施策課題',
      code: '52402000',
      title: '産業の支援',
      units: ['経済局', '産業課', '商業課'],
    },
    { id: 'c', parent: 'b', level: 'programme', levelLabel: '事務事業', title: '助成事業', startFiscalYear: 2010, isNew: true },
  ],
  budgets: [
    { item: 'b', fiscalYear: 2013, stage: 'initial', amount: 19842000 },
    { item: 'b', fiscalYear: 2013, stage: 'settled', amount: 0 },
    { item: 'b', fiscalYear: 2012, stage: 'settled', amount: 18000000 },
    { item: 'b', fiscalYear: 2013, stage: 'initial', amount: 19842000, part: { kind: 'account', name: '一般会計' } },
    { item: 'b', fiscalYear: 2013, stage: 'initial', amount: 842000, part: { kind: 'fund', name: '国庫支出金' } },
    { item: 'b', fiscalYear: 2013, stage: 'planned', amount: 20000000 },
  ],
})

async function setOf(exchange: Exchange): Promise<ReturnType<typeof openSet> & { leftOut: unknown }> {
  const app = await freshApp(database)
  const { plan } = await importExchange(app, asFile(exchange), { accept: true })
  const written = await exportRs(app, { plan: plan ?? '', fiscalYear: 2013 })
  if (!written) throw new Error('no such plan')
  return { ...openSet(written.bytes), leftOut: written.leftOut }
}

/** Every amount of a ledger that the set has a column for, by the number and name of its programme. */
async function amountsIn(app: App, plan: string): Promise<string[]> {
  const facts = (await loadPlan(app, plan))?.facts
  const items = new Map(facts?.items.map((item) => [item.id, item]))
  const say = ({ item, fiscalYear, stage, amount, part }: Budget) =>
    [items.get(item)?.title, fiscalYear, stage, amount, part?.name].join(' ')
  return (facts?.budgets ?? []).filter(isInSet).map(say).sort()
}

/** A set read by our own scheme of the RS system, and accepted. */
async function readAgain(files: { name: string; bytes: Uint8Array }[]): Promise<App> {
  const app = await freshApp(database)
  for (const file of files.filter(({ name }) => !name.startsWith('3-1'))) {
    const result = await importDocument(app, file)
    expect([file.name, result.outcome, result.scheme]).toEqual([file.name, 'drafted', 'rs-2024'])
    await acceptDrafts(app, result.document, { all: true, suggested: true })
  }
  return app
}

describe('the RS-compatible set', () => {
  it('has the headings of the real files', async () => {
    const real = new Map(
      recordsSet.map(({ name, bytes }) => [name.slice(0, 3), strFromU8(bytes).replace('\ufeff', '').split('\r\n')[0]]),
    )
    for (const [file, head = ''] of real) expect([file, rsFiles[file as RsFile].headings.join(',')]).toEqual([file, head])
    expect(Object.values(rsFiles).map(({ headings }) => headings.length)).toEqual([22, 32, 28, 44, 82, 37])
    const { files } = await setOf(paper)
    expect(files.map(({ name }) => name)).toContain('2-1_RS_2013_予算・執行_サマリ.csv')
    expect([...(files[0]?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('tells what is known under those headings, and leaves the rest blank', async () => {
    const { set, leftOut } = await setOf(paper)
    expect(said(set.get('1-1'), '予算事業ID', '府省庁', '局・庁', '課', '課（その他担当組織）', '作成責任者')).toEqual([
      ['52402000', '川崎市', '経済局', '産業課', '商業課', ''],
      [expect.any(String), '川崎市', '', '', '', ''],
    ])
    expect(said(set.get('1-2'), '事業名', '現状・課題', '事業開始年度', '事業区分', '事業概要URL')).toEqual([
      ['産業の支援', '担い手を増やす。', '', '', ''],
      ['助成事業', '', '2010', '新規開始事業', ''],
    ])
    expect(said(set.get('1-3'), '政策', '施策')).toEqual([
      ['活力のあるまち', '産業の支援'],
      ['活力のあるまち', '産業の支援'],
    ])
    const money = ['予算年度', '当初予算（合計）', '計（歳出予算現額合計）', '執行額（合計）', '会計区分', '会計', '当初予算']
    expect(said(set.get('2-1'), ...money)).toEqual([
      ['2013', '19842000', '', '0', '', '', ''],
      ['2013', '', '', '', '一般会計', '一般会計', '19842000'],
      ['2012', '', '', '18000000', '', '', ''],
      ['2013', '', '', '', '', '', ''],
    ])
    const indicator = ['活動指標／成果指標', '単位', '目標年度／目標値／実績値／達成率', '2012', '2013']
    expect(said(set.get('3-1'), ...indicator).slice(0, 4)).toEqual([
      ['開催件数', '件', '1.目標年度', '', '1'],
      ['開催件数', '件', '2.目標値', '', '4'],
      ['開催件数', '件', '3.実績値', '4', '5'],
      ['開催件数', '件', '4.達成率', '', ''],
    ])
    const review = [
      '事業所管部局による点検・改善ー点検結果',
      '事業所管部局による点検・改善－目標年度における効果測定に関する評価',
    ]
    expect(said(set.get('4-1'), ...review)[0]).toEqual(['交流の場を設けた。／助成の相談に応じた。', '評価区分 B'])
    expect(leftOut).toEqual({ budgets: 2, observations: 0, evaluations: 0, terms: 1 })
  })

  it('names every programme in every file', async () => {
    const { set } = await setOf(paper)
    const ids = [...set.values()].map((rows) => [...new Set(rows.map((row) => row.予算事業ID))].sort().join(' '))
    expect(new Set(ids).size).toBe(1)
    expect(set.size).toBe(6)
  })

  it('is read by our scheme of the RS system with equal figures', async () => {
    const app = await freshApp(database)
    const { plan } = await importExchange(app, asFile(paper), { accept: true })
    const written = await exportRs(app, { plan: plan ?? '', fiscalYear: 2013 })
    const again = await readAgain(openSet(written?.bytes ?? new Uint8Array()).files)
    const amounts = await amountsIn(app, plan ?? '')
    expect(amounts).toHaveLength(4)
    expect(await amountsIn(again, 'rs-2024')).toEqual(amounts)
  })

  it('comes back from a set of the RS system with every amount and account', async () => {
    const app = await readAgain(recordsSet)
    const written = await exportRs(app, { plan: 'rs-2024', fiscalYear: 2024 })
    const { files, set } = openSet(written?.bytes ?? new Uint8Array())
    const amounts = await amountsIn(app, 'rs-2024')
    expect(amounts.length).toBeGreaterThan(15)
    expect(await amountsIn(await readAgain(files), 'rs-2024')).toEqual(amounts)
    expect(
      said(set.get('4-1'), '予算事業ID', '行政事業レビュー推進チームの所見', '所見を踏まえた改善点／概算要求における反映状況'),
    ).toContainEqual([...['1', '現状通り', '縮減']])
  })
})

const golds = join(sharedFolder, 'gold')

// The golds and the real set stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!existsSync(golds))('real papers as an RS-compatible set', () => {
  it.each([
    ['kawasaki-52402000', 'kawasaki-2013', 2013],
    ['kansai-r7-plan', 'kansai-plan-2025', 2025],
    ['ibaraki-action-plan', 'ibaraki-2016', 2016],
  ])(
    '%s: every amount comes back',
    async (gold, scheme, fiscalYear) => {
      const app = await freshApp(database)
      const bytes = new Uint8Array(readFileSync(join(golds, `${gold}.json`)))
      const { plan = '' } = await importExchange(app, { bytes, name: `${gold}.json`, scheme }, { accept: true })
      const written = await exportRs(app, { plan, fiscalYear })
      const again = await readAgain(openSet(written?.bytes ?? new Uint8Array()).files)
      expect(await amountsIn(again, 'rs-2024')).toEqual(await amountsIn(app, plan))
    },
    60_000,
  )

  it('has the headings of the set of 2024', async () => {
    const heads = new Map<string, string>()
    for await (const one of (await listFiles([{ path: join(sharedFolder, 'data/rs-system-2024') }])).files()) {
      const read = one.name.endsWith('.csv') && 'read' in one ? await one.read() : undefined
      if (!read || !('bytes' in read)) continue
      const head = new TextDecoder().decode(read.bytes.subarray(0, 20_000)).split('\r\n')[0] ?? ''
      heads.set(one.name.split('/').at(-1)?.slice(0, 3) ?? '', head)
    }
    expect(heads.size).toBe(5)
    for (const [file, head] of heads) expect([file, rsFiles[file as RsFile].headings.join(',')]).toEqual([file, head])
  })
})
