import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { type HandOutWanted, handOutSheets } from '#app/hand-out.ts'
import { nameFiles, wordsOfSheet } from '#app/hand-out-names.ts'
import { importExchange } from '#app/import-exchange.ts'
import { importMany } from '#app/import-many.ts'
import { downloadHandOut, listHandOutCards, openHandOut } from '#app/open-hand-out.ts'
import { createRuns } from '#app/runs.ts'
import { bytesSource } from '#documents/byte-source.ts'
import { listFiles } from '#documents/list-files.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { asFile, freshApp, samplePaper } from './fresh-app.ts'

const plan = 'kawasaki-2013'
const sections = ['企画課', '企画課', '観光課']
let database: Database
let app: App

beforeAll(async () => {
  database = await openTestDatabase()
  app = await freshApp(database)
  const sample = samplePaper()
  const measures = sections.map((section, n) => ({
    ...(sample.items[1] as (typeof sample.items)[number]),
    id: `b${n}`,
    code: `5240200${n}`,
    title: `産業の支援${n}`,
    units: [section],
  }))
  const paper = samplePaper({
    items: [...sample.items.slice(0, 1), ...measures],
    indicators: [],
    observations: [],
    budgets: [],
    evaluations: [],
    narratives: measures.map(({ id }) => ({ item: id, role: 'progress', text: '会を開いた。' })),
  })
  await importExchange(app, asFile(paper), { accept: true })
})
afterAll(() => database.close())

const filesOf = async (made: Awaited<ReturnType<typeof handOutSheets>>) =>
  'handOut' in made ? ((await openHandOut(app, made.handOut))?.files.map(({ name }) => name) ?? []) : made.refused.code

describe('which sheets are handed out', () => {
  const all = [
    '52402000 産業の支援0（企画課）.xlsx',
    '52402001 産業の支援1（企画課）.xlsx',
    '52402002 産業の支援2（観光課）.xlsx',
  ]
  it.each([
    ['all of a plan', {}, all],
    ['those of a section', { sections: ['観光課'] }, all.slice(2)],
    ['those named by number or title', { items: ['５２４０２００１', '産業の支援0'] }, all.slice(0, 2)],
    ['those of a section and one more', { sections: ['観光課'], items: ['52402000'] }, [all[0], all[2]]],
    ['none that there is', { items: ['99999999'] }, 'hand-out-empty'],
  ])('%s', async (_, chosen, expected) => {
    expect(await filesOf(await handOutSheets(app, { plan, fiscalYear: 2013, ...chosen }))).toEqual(expected)
  })

  it('of no plan none', async () => {
    expect(await handOutSheets(app, { plan: 'nowhere', fiscalYear: 2013 })).toMatchObject({ refused: { code: 'plan-unknown' } })
  })
})

it('a zip of a hand-out is imported as it is: every file is known, nothing was changed', async () => {
  const made = await handOutSheets(app, { plan, fiscalYear: 2014 })
  const zip = 'handOut' in made ? await downloadHandOut(app, made.handOut) : undefined
  const list = await listFiles([{ name: zip?.name ?? '', source: bytesSource(zip?.bytes ?? new Uint8Array()) }])
  const outcomes = []
  for await (const outcome of importMany(app, list, { by: '記入 花子' })) outcomes.push(outcome)
  expect(outcomes.map(({ kind, drafts }) => [kind, drafts])).toEqual(sections.map(() => ['read', 0]))
  expect((await listHandOutCards(app, 1))[0]).toMatchObject({ fiscalYear: 2014, files: 3, back: 3 })
})

it('a hand-out that is stopped keeps nothing', async () => {
  const before = await listHandOutCards(app, 100)
  const made = await handOutSheets(app, { plan, fiscalYear: 2013 }, { signal: AbortSignal.abort() })
  expect(made).toMatchObject({ refused: { code: 'hand-out-stopped' } })
  const runs = createRuns((wanted: HandOutWanted, watch) => handOutSheets(app, wanted, watch), {
    report: (error) => expect(error).toBeUndefined(),
  })
  const run = await runs.begin({ plan, fiscalYear: 2013 }, 0)
  runs.stop(run.id)
  while (run.outcome === undefined) await setTimeout(20)
  expect(run).toMatchObject({ stopAsked: true, outcome: { refused: { code: 'hand-out-stopped' } } })
  expect(await listHandOutCards(app, 100)).toEqual(before)
  expect(await runs.begin({ plan, fiscalYear: 2013 }, 60_000)).toMatchObject({
    ...{ done: 3, total: 3, outcome: { handOut: expect.any(String) } },
  })
})

describe('names of files', () => {
  const item = { id: 'x', level: 'measure', title: '施策' } as const
  it.each([
    [['a/b\\c:d*e?"<f>|g'], ['a b c d e f g']],
    [
      ['同じ', '同じ', '同じ'],
      ['同じ', '同じ（2）', '同じ（3）'],
    ],
    [
      ['..', ' . ', ''],
      ['評価票', '評価票（2）', '評価票（3）'],
    ],
    [
      ['か\u3099', '\u202e逆'],
      ['が', '逆'],
    ],
    [['長'.repeat(300)], ['長'.repeat(80)]],
  ])('%j', (words, expected) => expect(nameFiles(words)).toEqual(expected))

  it('number, title and section, as far as there are any', () => {
    expect(wordsOfSheet(item)).toBe('施策')
    expect(wordsOfSheet({ ...item, code: '12', units: ['企画課', '観光課'] })).toBe('12 施策（企画課）')
  })
})
