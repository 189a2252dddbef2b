import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { importDocument } from '#app/import-document.ts'
import { keepFormer } from '#app/keep-former.ts'
import { loadPlan } from '#app/load-plan.ts'
import { openHandOut } from '#app/open-hand-out.ts'
import { openReview } from '#app/review.ts'
import { sayStatement } from '#app/say-statement.ts'
import { openHistory } from '#app/statement-history.ts'
import { readOfficeMark } from '#documents/hand-out-mark.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'
import { handOutTo, loadExample, type Outside, writeOutside } from './handed-out.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const form = { plan: 'kawasaki-2013', fiscalYear: 2013 }
const at = (address: string) => `評価票!${address}`

let app: App
let out: Outside
beforeEach(async () => {
  app = await freshApp(database)
  await loadExample(app, 'kawasaki-2013')
  ;[out] = (await handOutTo(app, form)) as [Outside]
})

/** What the ledger says by now, of an indicator's year. */
async function figure(name: string, measure: 'target' | 'actual', fiscalYear = 2013) {
  const { facts } = (await loadPlan(app, 'kawasaki-2013')) ?? {}
  const indicator = facts?.indicators.find((one) => one.name === name)
  return facts?.observations.find(
    (one) => one.indicator === indicator?.id && one.measure === measure && one.fiscalYear === fiscalYear,
  )
}

async function sayInside(name: string, measure: 'target' | 'actual', text: string): Promise<void> {
  const id = (await figure(name, measure))?.provenance?.id ?? ''
  expect(await sayStatement(app, { basedOn: id, text })).toHaveProperty('said')
}

const meetings = '知的財産交流会の開催件数'
const grants = '産学連携による共同研究開発に対する助成件数'

async function bring(values: Record<string, string | number>, by?: string) {
  const bytes = writeOutside(out, values)
  const result = await importDocument(app, { bytes, name: out.name, ...(by === undefined ? {} : { by }) })
  const review = await openReview(app, result.document)
  return { ...result, bytes, review, told: review?.drafts.map(({ about, before, value }) => ({ about, before, value })) }
}

describe('a file of a hand-out', () => {
  it('is named so that an official finds his own, and carries its mark', async () => {
    expect(out.name).toBe('52402000 オープンイノベーションの推進（経済労働局産業政策部企画課）.xlsx')
    expect(readOfficeMark(out.bytes, out.name).handOut).toBe(`${out.handOut}/1`)
  })

  it('that comes back as it went brings nothing, though the ledger has moved on', async () => {
    await sayInside(meetings, 'actual', '9')
    const { drafts, unchanged, findings, message, told, review } = await bring({})
    expect({ drafts, findings, told }).toEqual({ drafts: 0, findings: [], told: [] })
    expect(unchanged).toBeGreaterThan(50)
    expect(message).toContain('配布したときから変わった値がありませんでした')
    expect(review?.changes).toEqual([])
    expect(review?.seenAgain).toEqual([])
  })

  it('brings what was changed in it, and nothing else, with its cell and who filled it in', async () => {
    await sayInside(grants, 'actual', '8')
    const { told, review, message } = await bring({ [at('E29')]: 6, [at('V34')]: 20_000, [at('I14')]: 'B' }, '記入 花子')
    expect(told?.map(({ before, value }) => [before, value.split('\n')[0]])).toEqual([
      [expect.stringMatching(/^AⅡ/), 'B'],
      ['5', '6'],
      ['19,842千円', '20,000千円'],
    ])
    expect(review?.drafts.map(({ source }) => source?.locator)).toEqual(['I14', 'E29', 'V34'].map(at))
    expect(review?.collection).toMatchObject({ filledBy: '記入 花子' })
    expect(message).not.toContain('記入者')
  })

  it('is one of the hand-out’s that came back', async () => {
    const { document } = await bring({ [at('E29')]: 6 }, '記入 花子')
    const open = await openHandOut(app, out.handOut)
    expect(open?.card).toMatchObject({ files: 1, back: 1 })
    expect(open?.files[0]?.back).toEqual([{ document, filledBy: '記入 花子' }])
  })

  it('imported twice equals once; who filled it in may be told later', async () => {
    const { bytes, document } = await bring({ [at('E29')]: 6 })
    const before = await openReview(app, document)
    expect(before?.collection).not.toHaveProperty('filledBy')
    expect(await importDocument(app, { bytes, name: 'again.xlsx', by: '記入 花子' })).toMatchObject({
      outcome: 'known',
      drafts: 0,
    })
    const after = await openReview(app, document)
    expect(after?.drafts).toEqual(before?.drafts)
    expect(after?.collection?.filledBy).toBe('記入 花子')
  })

  it('changed to what the ledger says by now needs no decision', async () => {
    await sayInside(meetings, 'actual', '6')
    const { drafts, message, review } = await bring({ [at('E29')]: 6 })
    expect(drafts).toBe(0)
    expect(message).toContain('台帳でも同じ値になっていた 1 件は、そのままです。')
    expect(review?.seenAgain).toHaveLength(1)
  })

  it('suggests who saved it last, and never takes that for who filled it in', async () => {
    const parts = unzipSync(writeOutside(out, { [at('E29')]: 6 }))
    const core = strFromU8(parts['docProps/core.xml'] as Uint8Array)
    parts['docProps/core.xml'] = strToU8(core.replace(/(<cp:lastModifiedBy>)[^<]*/, '$1保存 太郎'))
    const { document, message } = await importDocument(app, { bytes: zipSync(parts), name: out.name })
    expect(message).toContain('最後に保存した人として「保存 太郎」')
    const review = await openReview(app, document)
    expect(review?.collection).toMatchObject({ lastSavedBy: '保存 太郎' })
    expect(review?.collection).not.toHaveProperty('filledBy')
  })

  it('without its mark is an ordinary paper: what is known already adds nothing', async () => {
    const parts = unzipSync(writeOutside(out, { [at('E29')]: 6 }))
    delete parts['docProps/custom.xml']
    const { drafts, document } = await importDocument(app, { bytes: zipSync(parts), name: out.name })
    const review = await openReview(app, document)
    expect(drafts).toBe(1)
    expect(review?.drafts[0]).toMatchObject({ before: '5', value: '6' })
    expect(review?.collection).toBeUndefined()
  })
})

describe('a place that was changed on both sides', () => {
  beforeEach(() => sayInside(meetings, 'actual', '9'))

  it('shows what was handed out, what the ledger says and who said it, and what the file says', async () => {
    const { review, message } = await bring({ [at('E29')]: 6 }, '記入 花子')
    expect(message).toContain('うち 1 件は台帳でも変わっている')
    expect(review?.drafts[0]).toMatchObject({
      value: '6',
      conflict: { handedOut: '5', ledger: '9', by: '試験担当', at: expect.any(String) },
    })
    expect(review?.counts).toMatchObject({ waiting: 1, exact: 0, needsLook: 1 })
  })

  it.each([{ all: true }, { exact: true }] as const)('is not accepted among many: %o', async (choice) => {
    const { document } = await bring({ [at('E29')]: 6, [at('N29')]: 7 })
    await acceptDrafts(app, document, choice)
    expect((await figure(meetings, 'actual'))?.value).toBe(9)
    expect((await figure(grants, 'actual'))?.value).toBe(7)
    expect((await openReview(app, document))?.counts).toMatchObject({ waiting: 1, accepted: 1 })
  })

  it('is accepted by who has seen what the ledger says', async () => {
    const { document, review } = await bring({ [at('E29')]: 6 })
    const [draft] = review?.drafts ?? []
    const ids = [draft?.id ?? '']
    expect(await acceptDrafts(app, document, { ids })).toMatchObject({ refused: { code: 'changed-on-both-sides' } })
    const over = draft?.conflict?.over ?? ''
    await sayInside(meetings, 'actual', '10')
    expect(await acceptDrafts(app, document, { ids, over })).toMatchObject({ refused: { code: 'changed-on-both-sides' } })
    const seen = (await openReview(app, document))?.drafts[0]?.conflict
    expect(seen).toMatchObject({ handedOut: '5', ledger: '10' })
    expect(await acceptDrafts(app, document, { ids, over: seen?.over ?? '' })).toEqual({ decided: ids })
    expect((await figure(meetings, 'actual'))?.value).toBe(6)
  })

  it('or left as the ledger has it', async () => {
    const { document, review } = await bring({ [at('E29')]: 6 })
    const id = review?.drafts[0]?.id ?? ''
    expect(await keepFormer(app, id)).toEqual({ decided: [id] })
    expect((await figure(meetings, 'actual'))?.value).toBe(9)
    expect((await openReview(app, document))?.drafts[0]).toMatchObject({ status: 'rejected' })
  })

  it('also where the ledger moves only after the file came back', async () => {
    const { document, review } = await bring({ [at('N29')]: 4 })
    expect(review?.drafts[0]).not.toHaveProperty('conflict')
    await sayInside(grants, 'actual', '8')
    expect((await openReview(app, document))?.drafts[0]).toMatchObject({ conflict: { handedOut: '3', ledger: '8' } })
    await acceptDrafts(app, document, { all: true })
    expect((await figure(grants, 'actual'))?.value).toBe(8)
  })

  it('a grade changed inside and its reason changed outside are no conflict: both stand', async () => {
    const { facts } = (await loadPlan(app, 'kawasaki-2013')) ?? {}
    const grade = facts?.evaluations.find((one) => one.fiscalYear === 2013 && one.grades[0]?.scale === '評価区分')
    await sayStatement(app, { basedOn: grade?.provenance?.id ?? '', text: `B\n${grade?.comment}` })
    const { review, document } = await bring({ [at('K13')]: '●計画の数に届かなかった取組があった。' })
    expect(review?.drafts).toHaveLength(1)
    expect(review?.drafts[0]).not.toHaveProperty('conflict')
    await acceptDrafts(app, document, { ids: [review?.drafts[0]?.id ?? ''] })
    const after = (await loadPlan(app, 'kawasaki-2013'))?.facts.evaluations.filter(
      ({ item, fiscalYear }) => item === grade?.item && fiscalYear === 2013,
    )
    expect(after).toMatchObject([{ grades: [{ code: 'B' }], comment: '計画の数に届かなかった取組があった。' }])
  })
})

describe('what a file has lost', () => {
  const codes = (findings: { code: string; message: string }[]) => findings.map(({ code }) => code)

  it('a figure that was taken out is told; it stays in the ledger', async () => {
    const { drafts, findings } = await bring({ [at('E29')]: '' })
    expect(drafts).toBe(0)
    expect(findings).toMatchObject([{ code: 'collected-emptied', source: { locator: at('E29') } }])
    expect(findings[0]?.message).toContain('「5」が消されています')
    expect((await figure(meetings, 'actual'))?.value).toBe(5)
  })

  it('so is the reason of a grade', async () => {
    const { drafts, findings } = await bring({ [at('K13')]: '', [at('I14')]: 'B' })
    expect(codes(findings)).toEqual(['collected-emptied'])
    expect(drafts).toBe(1)
  })

  it('a block of words among others is offered to be withdrawn', async () => {
    const words = out.cells.find(({ locator }) => locator === at('E17'))?.text ?? ''
    const { review, findings } = await bring({ [at('E17')]: words.split('\n').slice(1).join('\n') })
    expect(review?.drafts).toMatchObject([{ withdraws: true, list: 'narratives' }])
    expect(findings).toEqual([])
  })

  it('a row is told once, not value by value', async () => {
    const { findings } = await bring({ [at('A20')]: '', [at('A22')]: '', [at('A24')]: '' })
    expect(codes(findings)).toContain('collected-row-missing')
    expect(codes(findings)).not.toContain('collected-emptied')
  })

  it('a heading that was changed is told, not everything under it', async () => {
    const { findings } = await bring({ [at('E25')]: 'やったこと' })
    expect(findings).toMatchObject([{ code: 'collected-heading-missing' }])
    expect(findings[0]?.message).toContain('見出し「実績値」')
  })
})

describe('what a file has more', () => {
  const children = async () =>
    (await loadPlan(app, 'kawasaki-2013'))?.facts.items
      .filter(({ levelLabel }) => levelLabel === '事務事業')
      .map(({ title }) => title)

  it('a row added in a list of children is a draft item, accepted with the rest', async () => {
    const { review, document, message } = await bring({ [at('N39')]: '試作品の展示事業', [at('E29')]: 6 })
    expect(message).toContain('書き足された項目が 1 件あります（試作品の展示事業）')
    expect(review?.newItems).toEqual(['試作品の展示事業'])
    expect(await children()).not.toContain('試作品の展示事業')
    await acceptDrafts(app, document, { all: true })
    expect(await children()).toContain('試作品の展示事業')
    expect(await openReview(app, document)).not.toHaveProperty('newItems')
  })

  it('also where nothing else was changed', async () => {
    const { document, drafts, newItems } = await bring({ [at('N39')]: '試作品の展示事業' })
    expect({ drafts, newItems }).toEqual({ drafts: 0, newItems: 1 })
    await acceptDrafts(app, document, { all: true })
    expect(await children()).toContain('試作品の展示事業')
  })

  it('with its state', async () => {
    const { review } = await bring({ [at('N39')]: '試作品の展示事業', [at('W39')]: '2' })
    expect(review?.drafts).toMatchObject([{ item: { title: '試作品の展示事業' }, list: 'evaluations', change: 'new' }])
  })

  it('a figure where none stood, and one that somebody has put there inside meanwhile', async () => {
    const first = await bring({ [at('C26')]: 4 })
    expect(first.review?.drafts).toMatchObject([{ change: 'new', value: '4' }])
    const { facts } = (await loadPlan(app, 'kawasaki-2013')) ?? {}
    const indicator = facts?.indicators.find(({ name }) => name === meetings)?.id ?? ''
    const about = { list: 'observations', indicator, measure: 'target', fiscalYear: 2010 } as const
    await sayStatement(app, { about, text: '3' })
    expect((await openReview(app, first.document))?.drafts[0]?.conflict).toMatchObject({ ledger: '3', by: '試験担当' })
    expect((await openReview(app, first.document))?.drafts[0]?.conflict).not.toHaveProperty('handedOut')
  })

  it('a section of its own is a change of the item, once', async () => {
    const { review } = await bring({ [at('R3')]: '経済労働局企画課' })
    expect(review?.changes.map(({ word, after }) => [word, after])).toEqual([
      [expect.anything(), expect.stringContaining('経済労働局企画課')],
    ])
    expect((await bring({})).review?.changes).toEqual([])
  })
})

it('a second version of a file is compared with what was handed out too', async () => {
  const first = await bring({ [at('E29')]: 6 }, '記入 花子')
  await acceptDrafts(app, first.document, { all: true })
  const second = await bring({ [at('E29')]: 6, [at('N29')]: 7 }, '記入 花子')
  expect(second.told).toEqual([expect.objectContaining({ before: '3', value: '7' })])
  const third = await bring({ [at('E29')]: 8 }, '記入 次郎')
  expect(third.review?.drafts[0]?.conflict).toMatchObject({ handedOut: '5', ledger: '6' })
  const history = await openHistory(app, third.review?.drafts[0]?.id ?? '')
  expect(history?.versions.map(({ value, filledBy }) => [value, filledBy])).toEqual([
    ['8', '記入 次郎'],
    ['6', '記入 花子'],
    ['5', undefined],
  ])
})

describe('a file that cannot be compared', () => {
  const refusal = async (values: Record<string, string | number>) => {
    const { outcome, findings } = await bring(values)
    return [outcome, ...findings.map(({ code }) => code)]
  }

  it('of another year', async () => {
    expect(await refusal({ [at('X1')]: '2012年度' })).toEqual(['failed', 'collected-other-year'])
  })

  it('of another plan', async () => {
    await loadExample(app, 'kansai-final-2020')
    const { outcome, message } = await importDocument(app, { bytes: out.bytes, name: 'x.xlsx', plan: 'kansai-final-2020' })
    expect(outcome).toBe('failed')
    expect(message).toContain('計画「施策進行管理・評価票」として配布したファイルです')
  })

  it('of a hand-out that this ledger does not know is an ordinary paper, and says so', async () => {
    const other = await freshApp(database)
    await loadExample(other, 'kawasaki-2013')
    const { outcome, drafts, findings } = await importDocument(other, {
      bytes: writeOutside(out, { [at('E29')]: 6 }),
      name: out.name,
    })
    expect({ outcome, drafts }).toEqual({ outcome: 'drafted', drafts: 1 })
    expect(codesOf(findings)).toContain('collected-unknown')
  })
})

const codesOf = (findings: { code: string }[]) => findings.map(({ code }) => code)

describe('a form in rows', () => {
  it('is one workbook, of which only the changed cells arrive', async () => {
    await loadExample(app, 'kansai-final-2020')
    const files = await handOutTo(app, { plan: 'kansai-final-2020', fiscalYear: 2020 })
    expect(files.map(({ name }) => name)).toEqual(['広域産業振興局事業 期末評価 2020年度.xlsx'])
    const [rows] = files as [Outside]
    const same = await importDocument(app, { bytes: rows.bytes, name: rows.name })
    expect({ drafts: same.drafts, findings: same.findings }).toEqual({ drafts: 0, findings: [] })
    const bytes = writeOutside(rows, { '期末評価!D12': 'B', '期末評価!C8': '231' })
    const { document, findings } = await importDocument(app, { bytes, name: rows.name })
    const review = await openReview(app, document)
    expect(findings).toEqual([])
    expect(review?.drafts.map(({ before, value }) => [before, value])).toEqual([
      ['230件', '231件'],
      ['A', 'B'],
    ])
  })
})

it('no file of a hand-out says an official’s name by itself', () => {
  const template = new Uint8Array(readFileSync('schemes/kawasaki-2013/sheet.xlsx'))
  expect(readOfficeMark(template, 'sheet.xlsx').lastSavedBy).toBe('Unknown')
})
