import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { changeSchemeDraft } from '#app/change-scheme-draft.ts'
import { importDocument } from '#app/import-document.ts'
import { fillSheets, loadPlan } from '#app/load-plan.ts'
import { printSheets } from '#app/print-sheet.ts'
import { saveScheme } from '#app/save-scheme.ts'
import { startSchemeDraft } from '#app/start-scheme-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import type { PrintFormat } from '#documents/print-order.ts'
import { readDocument } from '#documents/read.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'
import { type CitySheet, ownWorkbook } from './own-workbook.ts'

let database: Database
let app: App
let plan: string | undefined
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** An office that made its scheme from one of its sheets. */
async function openCity(sheet: CitySheet): Promise<void> {
  app = await freshApp(database)
  plan = undefined
  const started = await startSchemeDraft(app, { bytes: await ownWorkbook(sheet), name: '評価シート.xlsx' })
  if ('problem' in started) throw new Error(started.problem.message)
  await changeSchemeDraft(app, started.file, { name: 'city' })
  expect(await saveScheme(app, started.file)).toMatchObject({ name: 'city' })
}

const library: CitySheet = {
  name: '図書館サービス推進事業',
  section: '中央図書館',
  purpose: '市民の読書と学びを支える。',
  fiscalYear: 2024,
  indicators: [
    { name: '貸出冊数', unit: '冊', targets: [510_000, 520_000], actuals: [515_000, 498_700] },
    { name: 'おはなし会の参加者数', unit: '人', targets: [1200, 1300], actuals: [1250, 1402] },
  ],
  costs: { national: [1300, 1400], own: [46_200, 47_100] },
  grade: 'B',
  reason: '貸出冊数は目標に届かなかった。',
}
const parks: CitySheet = {
  name: '公園遊具更新事業',
  section: '公園緑地課',
  purpose: '子どもが安心して遊べる公園を保つ。',
  fiscalYear: 2024,
  indicators: [
    { name: '更新した遊具の数', unit: '基', targets: [22, 24], actuals: [21, 25] },
    { name: '点検を終えた公園の数', unit: '園', targets: [150, 152], actuals: [149, 152] },
    { name: '遊具の修繕件数', unit: '件', targets: [40, 40], actuals: [38, 44] },
    { name: '説明会の開催回数', unit: '回', targets: [2, 4], actuals: [2, 3] },
  ],
  costs: { national: [0, 5000], own: [30_000, 31_250] },
  grade: 'A',
  reason: '更新も点検も目標を達成した。',
}
const nextYear: CitySheet = {
  ...library,
  fiscalYear: 2025,
  indicators: [
    { name: '貸出冊数', unit: '冊', targets: [520_000, 530_000], actuals: [498_700, 531_000] },
    { name: 'おはなし会の参加者数', unit: '人', targets: [1300, 1300], actuals: [1402, 1380] },
  ],
  costs: { national: [1400, 1500], own: [47_100, 48_000] },
  grade: 'A',
  reason: '二つとも目標を達成した。',
}

/** What stood on last year's sheet and has no column on this year's: said once a field. */
const ofYearsBefore = [
  '様式のテンプレートの「指標」には以前の年度（令和5年度）の欄がないため、その値4件は書き込んでいません。',
  '様式のテンプレートの「合計」には以前の年度（令和5年度）の欄がないため、その値3件は書き込んでいません。',
  '様式のテンプレートの「総合評価」には以前の年度（令和6年度）の欄がないため、その値1件は書き込んでいません。',
]

async function match(bytes: Uint8Array, name: string): Promise<Exchange> {
  const scheme = app.schemes.find((one) => one.name === 'city')
  const reading = await readDocument(bytes, name)
  if (!scheme || 'problem' in reading) throw new Error('unreadable')
  return matchDocument(scheme, reading.content)
}

/** The rows of every list, without ids and places. */
function said({ document, items, indicators, observations, budgets, evaluations, narratives }: Exchange) {
  return {
    year: document.fiscalYear,
    items: items.map(({ title, units }) => [title, units]),
    indicators: indicators.map(({ name, unit }) => [name, unit]),
    observations: observations.map(({ measure, fiscalYear, value }) => [measure, fiscalYear, value]),
    budgets: budgets.map(({ fiscalYear, stage, amount, part }) => [fiscalYear, stage, amount, part?.name]),
    evaluations: evaluations.map(({ fiscalYear, grades, comment }) => [fiscalYear, grades, comment]),
    narratives: narratives.map(({ role, text }) => [role, text]),
  }
}

/** Imports a sheet, accepts it, and prints it on the form of the first. */
async function printAgain(sheet: CitySheet, formats: readonly PrintFormat[], told: string[] = []) {
  const bytes = await ownWorkbook(sheet)
  const imported = await importDocument(app, { bytes, name: `${sheet.name}${sheet.fiscalYear}.xlsx` })
  expect(imported).toMatchObject({ outcome: 'drafted', scheme: 'city' })
  await acceptDrafts(app, imported.document, { all: true })
  plan = imported.plan ?? plan
  const loaded = await loadPlan(app, plan ?? '')
  const views = (loaded ? fillSheets(loaded, sheet.fiscalYear) : []).filter(({ item }) => item.title === sheet.name)
  const original = said(await match(bytes, '元.xlsx'))
  const printed = new Map<PrintFormat, Uint8Array>()
  for (const format of formats) {
    const file = await printSheets(app, views, format)
    expect(file?.problems.map(({ message }) => message)).toEqual(told)
    if (file) printed.set(format, file.bytes)
    expect(said(await match(file?.bytes ?? new Uint8Array(), `票.${format}`))).toEqual(original)
  }
  return printed
}

describe('a city’s own workbook, last year’s sheet of another programme', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    await openCity(library)
  })

  it('is the form of the sheet that it was', async () => {
    await printAgain(library, ['xlsx', 'pdf', 'docx'])
  })

  it('has a row for every indicator of a programme that has more of them, each with its formula', async () => {
    const printed = await printAgain(parks, ['xlsx', 'pdf', 'docx'])
    const xml = strFromU8(unzipSync(printed.get('xlsx') as Uint8Array)['xl/worksheets/sheet1.xml'] as Uint8Array)
    expect(
      [...xml.matchAll(/<f>(F\d+\/E\d+)<\/f><v>([\d.]+)<\/v>/g)].map(([, formula, value]) => [formula, Number(value).toFixed(3)]),
    ).toEqual([
      ['F7/E7', '1.042'],
      ['F8/E8', '1.000'],
      ['F9/E9', '1.100'],
      ['F10/E10', '0.750'],
    ])
    expect(xml).toContain('<f>SUM(E13:E14)</f><v>36250</v>')
  })

  it('is next year’s form, with its years moved, and keeps what its grades mean', async () => {
    const printed = await printAgain(nextYear, ['xlsx', 'pdf', 'docx'], ofYearsBefore)
    const reading = await readDocument(printed.get('pdf') as Uint8Array, '票.pdf')
    const words = 'content' in reading ? reading.content.grids.flatMap(({ cells }) => cells.map(({ text }) => text)) : []
    expect(words.filter((text) => /年度/.test(text)).sort()).toEqual(
      ['令和7年度　事務事業評価シート', '令和6年度', '令和7年度', '令和6年度決算', '令和7年度決算'].sort(),
    )
    expect(words.join('')).toContain('概ね達成した')
    expect(words.join('')).not.toContain('公園')
  })
})

describe('one of which each indicator has a line for targets and one for actuals', { timeout: 60_000 }, () => {
  it('has as many lines as the programme needs, in its year', async () => {
    await openCity({ ...library, isTall: true })
    await printAgain({ ...library, isTall: true }, ['xlsx', 'pdf'])
    await printAgain({ ...parks, isTall: true }, ['xlsx', 'pdf', 'docx'])
    await printAgain({ ...nextYear, isTall: true }, ['xlsx', 'pdf'], ofYearsBefore)
  })
})
