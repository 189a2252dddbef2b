import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import type { Facts } from '#core/facts.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { matchDocument } from '#core/match/match.ts'
import type { SheetField, SheetView } from '#core/sheet.ts'
import { readDocument } from '#documents/read.ts'
import { loadScheme } from '../schemes.ts'
import { printHtml } from './match/form-paper.ts'
import { randomSheet } from './match/random-sheet.ts'

const form = loadScheme('kawasaki-2013')
const rows = loadScheme('kansai-final-2020')

const facts: Facts = {
  items: [
    { id: 'p', level: 'policy', levelLabel: '基本施策', title: '水辺を生かす' },
    {
      id: 'm',
      parent: 'p',
      level: 'measure',
      levelLabel: '施策課題',
      title: '親水公園の整備',
      units: ['水と緑局河川課', '水と緑局公園課', '観光局振興課'],
      marks: ['重点'],
    },
    { id: 'c2', parent: 'm', level: 'programme', levelLabel: '事務事業', title: '遊歩道整備事業', order: 2 },
    { id: 'c1', parent: 'm', level: 'programme', levelLabel: '事務事業', title: '護岸改修事業', order: 1 },
  ],
  indicators: [{ id: 'i', item: 'm', name: '来園者数', unit: '人', kind: 'quantitative' }],
  observations: [
    { indicator: 'i', measure: 'actual', fiscalYear: 2013, value: 7 },
    { indicator: 'i', measure: 'actual', fiscalYear: 2012, value: 5 },
    { indicator: 'i', measure: 'target', fiscalYear: 2013, value: 6 },
    { indicator: 'i', measure: 'actual', fiscalYear: 2014, value: 9 },
    { indicator: 'i', measure: 'target', fiscalYear: 2014, value: 8 },
    { indicator: 'other', measure: 'actual', fiscalYear: 2013, value: 1 },
  ],
  budgets: [
    { item: 'm', fiscalYear: 2013, stage: 'settledEstimate', amount: 3000 },
    { item: 'm', fiscalYear: 2013, stage: 'initial', amount: 2000 },
    { item: 'm', fiscalYear: 2012, stage: 'settled', amount: 1000 },
    { item: 'm', fiscalYear: 2014, stage: 'settled', amount: 9000 },
  ],
  evaluations: [
    {
      item: 'm',
      fiscalYear: 2013,
      stage: 'final',
      evaluator: 'self',
      grades: [{ scale: '評価区分', code: 'A' }],
      comment: '良い。',
    },
    { item: 'm', fiscalYear: 2012, evaluator: 'self', grades: [{ scale: '評価区分', code: 'B' }] },
    { item: 'm', fiscalYear: 2014, evaluator: 'self', grades: [{ scale: '評価区分', code: 'C' }] },
    { item: 'c1', fiscalYear: 2013, evaluator: 'self', grades: [{ scale: '第3期実行計画期間の達成状況', code: '3' }] },
  ],
  narratives: [
    { item: 'm', role: 'progress', text: '二つめ', fiscalYear: 2013, order: 2 },
    { item: 'm', role: 'progress', text: '一つめ', fiscalYear: 2013, order: 1 },
    { item: 'm', role: 'progress', text: '前年度', fiscalYear: 2012 },
    { item: 'm', role: 'purpose', text: '年度によらない' },
  ],
  terms: [{ term: '親水', definition: '水に親しむこと。' }],
}
const view = fillSheet(form, facts, 'm', 2013)
const fieldOf = (sheet: SheetView, key: string): SheetField => {
  const field = sheet.sections.flatMap(({ fields }) => fields).find((one) => one.key === key)
  if (!field) throw new Error(`no field ${key}`)
  return field
}

describe('fillSheet', () => {
  const fields: [string, unknown][] = [
    ['year', { type: 'fiscalYear', fiscalYear: 2013 }],
    ['measure', { type: 'item', item: expect.objectContaining({ id: 'm' }) }],
    ['basicMeasure', { type: 'item', item: expect.objectContaining({ id: 'p' }) }],
    ['writer', { type: 'units', units: ['水と緑局河川課'] }],
    ['related', { type: 'units', units: ['水と緑局公園課', '観光局振興課'] }],
    ['priority', { type: 'mark', marked: true }],
    [
      'progress',
      { type: 'narratives', blocks: [expect.objectContaining({ text: '一つめ' }), expect.objectContaining({ text: '二つめ' })] },
    ],
    ['purpose', { blocks: [expect.objectContaining({ text: '年度によらない' })] }],
    ['next', { label: '2014年度以降の方向性', blocks: [] }],
    [
      'grade',
      {
        evaluations: [
          expect.objectContaining({ fiscalYear: 2012 }),
          expect.objectContaining({ fiscalYear: 2013, comment: '良い。' }),
        ],
      },
    ],
    ['budget', { unit: '千円', budgets: [1000, 2000, 3000].map((amount) => expect.objectContaining({ amount })) }],
    ['terms', { terms: facts.terms }],
  ]
  test.each(fields)('field %s', (key, expected) => {
    expect(fieldOf(view, key)).toMatchObject(expected as object)
  })
  test('a level that is not known stays empty', () => {
    expect(fieldOf(view, 'direction')).toEqual({ key: 'direction', label: '政策の基本方向', type: 'item' })
  })
  test('observations stand by year, targets before actuals, actuals of later years left out', () => {
    const field = fieldOf(view, 'indicators')
    const said = field.type === 'indicators' ? field.indicators.flatMap(({ observations }) => observations) : []
    expect(said.map(({ measure, fiscalYear }) => `${fiscalYear} ${measure}`)).toEqual([
      '2012 actual',
      '2013 target',
      '2013 actual',
      '2014 target',
    ])
  })
  test('children stand in their order, each with its state', () => {
    const field = fieldOf(view, 'programmes')
    const children = field.type === 'children' ? field.children : []
    expect(children.map(({ item, state }) => `${item.title} ${state?.grades[0]?.code}`)).toEqual([
      '護岸改修事業 3',
      '遊歩道整備事業 undefined',
    ])
  })
  test('headings carry the plan’s number and years', () => {
    expect(view.sections[2]?.title).toBe('第3期実行計画(2011〜2013年度)における施策の概要及び施策の目標')
  })
  test('the path leads from the root', () => {
    expect(view.path.map(({ title }) => title)).toEqual(['水辺を生かす'])
  })
  test('a sheet of layout rows shows its indicators once', () => {
    const item = { id: 'x', level: 'programme', levelLabel: '事業', title: '見本市への出展' } as const
    const narratives = [{ item: 'x', role: 'progress', text: '出展した', fiscalYear: 2020, asOf: '2021-02-28' } as const]
    const sheet = fillSheet(
      rows,
      { ...facts, items: [item], narratives, indicators: [{ id: 'i', item: 'x', name: '来場者数', kind: 'quantitative' }] },
      'x',
      2020,
    )
    const shown = sheet.sections.flatMap(({ fields }) => fields.map(({ key, type, label }) => `${key} ${type} ${label}`))
    expect(shown).toEqual([
      'programme item 事業',
      'targets indicators 令和2年度の目標',
      'progress narratives 進捗状況(令和3年2月末)',
      'grade grade 進捗状況<自己評価>',
    ])
  })
  test('an item that nobody knows is the caller’s mistake', () => {
    expect(() => fillSheet(form, facts, 'nobody', 2013)).toThrow('nobody')
  })
  test('facts without statements make an empty sheet, with nothing in it that they do not hold', () => {
    const bare = fillSheet(
      form,
      { ...facts, indicators: [], observations: [], budgets: [], evaluations: [], narratives: [], terms: [] },
      'm',
      2013,
    )
    const held = Object.entries(statementsOn(bare)).filter(([list]) => list !== 'items' && list !== 'units')
    expect(held.flatMap(([, statements]) => statements)).toEqual([])
  })
})

/** Every statement on a sheet. */
function statementsOn(sheet: SheetView): Record<string, unknown[]> {
  const all = sheet.sections.flatMap(({ fields }) => fields)
  const pick = <Type extends SheetField['type'], Row>(type: Type, rows: (field: Extract<SheetField, { type: Type }>) => Row[]) =>
    all.flatMap((field) => (field.type === type ? rows(field as Extract<SheetField, { type: Type }>) : []))
  return {
    narratives: pick('narratives', ({ blocks }) => blocks),
    evaluations: [
      ...pick('grade', ({ evaluations }) => evaluations),
      ...pick('children', ({ children }) => children.flatMap(({ state }) => state ?? [])),
    ],
    budgets: pick('budget', ({ budgets }) => budgets),
    indicators: pick('indicators', ({ indicators }) => indicators.map(({ indicator }) => indicator)),
    observations: pick('indicators', ({ indicators }) => indicators.flatMap(({ observations }) => observations)),
    items: [
      ...pick('item', ({ item }) => (item ? [item] : [])),
      ...pick('children', ({ children }) => children.map(({ item }) => item)),
    ],
    units: pick('units', ({ units }) => units),
    terms: pick('terms', ({ terms }) => terms),
  }
}

function statementsIn(exchange: Exchange): Record<string, unknown[]> {
  const { narratives, evaluations, budgets, indicators, observations, items, terms } = exchange
  return {
    narratives,
    evaluations,
    budgets,
    indicators,
    observations,
    items,
    units: items.flatMap(({ units }) => units ?? []),
    terms,
  }
}

describe('a document matched, then filled into its sheet', () => {
  test('loses no statement of the evaluated item', async () => {
    await fc.assert(
      fc.asyncProperty(randomSheet, async (printed) => {
        const reading = await readDocument(new TextEncoder().encode(printHtml(printed)), 'sheet.html')
        if ('problem' in reading) throw new Error(reading.problem.message)
        const exchange = matchDocument(form, reading.content)
        const narratives = exchange.narratives.map((one) => ({ ...one, fiscalYear: printed.fiscalYear }))
        const known: Facts = { ...exchange, narratives }
        const sheet = statementsOn(fillSheet(form, known, printed.code, printed.fiscalYear))
        for (const [list, expected] of Object.entries(statementsIn({ ...exchange, narratives }))) {
          expect(sheet[list], list).toHaveLength(expected.length)
          expect(sheet[list], list).toEqual(expect.arrayContaining(expected))
        }
      }),
      { numRuns: 40 },
    )
  })
})
