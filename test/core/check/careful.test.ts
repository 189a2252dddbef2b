import { describe, expect, test } from 'vitest'
import { checkExchange } from '#core/check/check-exchange.ts'
import { checkUnchangedTexts } from '#core/check/unchanged-texts.ts'
import type { Budget, Evaluation, Exchange, Narrative } from '#core/exchange.ts'
import type { Observation } from '#core/observation.ts'
import type { Indicator, Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { readSchemeData } from '../../schemes.ts'

const scheme = {
  stage: 'final',
  levels: [{ key: 'programme', level: 'programme', label: '事業' }],
  evaluates: 'programme',
  grades: [{ scale: '評価', codes: { A: '達成', B: '概ね', C: '未達' } }],
  blocks: { '◆': 'done' },
  period: { from: 2018, to: 2022 },
} as unknown as Scheme

const item: Item = { id: 'p', level: 'programme', title: '相談事業' }
const indicator: Indicator = {
  id: 'i',
  item: 'p',
  name: '相談会への参加者数',
  unit: '人',
  kind: 'quantitative',
  accumulation: 'annual',
}
const said = (
  measure: Observation['measure'],
  fiscalYear: number,
  value: number,
  more: Partial<Observation> = {},
): Observation => ({
  id: `${measure}-${fiscalYear}`,
  indicator: 'i',
  measure,
  fiscalYear,
  value,
  ...more,
})
const goal = said('target', 2020, 100, { comparator: '>=' })
const grade = (more: Partial<Evaluation> = {}): Evaluation => ({
  item: 'p',
  fiscalYear: 2020,
  evaluator: 'self',
  grades: [{ scale: '評価', code: 'A' }],
  ...more,
})
const money = (amount: number, more: Partial<Budget> = {}): Budget => ({
  item: 'p',
  fiscalYear: 2020,
  stage: 'settled',
  amount,
  ...more,
})
const words = (text: string, more: Partial<Narrative> = {}): Narrative => ({ item: 'p', role: 'progress', text, ...more })

const paper = (lists: Partial<Exchange>): Exchange => ({
  format: 'shirube-exchange/1',
  document: { title: '評価票', fiscalYear: 2020, stage: 'final', asOf: '2021-03-31', grades: [], marks: [] },
  items: [item],
  indicators: [indicator],
  observations: [goal],
  budgets: [],
  evaluations: [],
  narratives: [],
  terms: [],
  findings: [],
  ...lists,
})
const found = (lists: Partial<Exchange>, by: Scheme = scheme) =>
  checkExchange(paper(lists), by).map(({ code, subject }) => `${code} ${subject}`)
const second: Indicator = { ...indicator, id: 'j', name: '講座の受講者数' }
const of = (id: string, rows: Observation[]) => rows.map((row) => ({ ...row, id: `${id}-${row.id}`, indicator: id }))

const cases: [string, Partial<Exchange>, string[]][] = [
  [
    'measured before its year',
    { observations: [goal, said('actual', 2020, 120, { asOf: '2020-03-31' })] },
    ['actual-of-another-year actual-2020'],
  ],
  ['measured in its year', { observations: [goal, said('actual', 2020, 120, { asOf: '2020-04' })] }, []],
  [
    'says another year',
    { observations: [goal, said('actual', 2020, 120, { text: '120人（令和元年度実績）' })] },
    ['actual-of-another-year actual-2020'],
  ],
  ['says its own year', { observations: [goal, said('actual', 2020, 120, { text: '120人（令和2年度実績）' })] }, []],
  ['published the year after', { observations: [goal, said('actual', 2020, 120, { text: '120人（令和3年度調査）' })] }, []],
  [
    'after the date of the paper',
    { observations: [goal, said('actual', 2020, 120, { asOf: '2021-05-31' })] },
    ['measured-after-paper actual-2020'],
  ],
  ['an actual of a year to come', { observations: [goal, said('actual', 2021, 120)] }, ['years-conflict actual-2021']],
  ['a forecast of a year to come', { observations: [goal, said('actual', 2021, 120, { status: 'forecast' })] }, []],
  ['a settled amount of a year to come', { budgets: [money(1000, { fiscalYear: 2021 })] }, ['years-conflict p']],
  [
    'a target in people and an actual in events',
    { observations: [goal, said('actual', 2020, 120, { unit: '回' })] },
    ['units-differ actual-2020'],
  ],
  ['人 and 名 are one', { observations: [goal, said('actual', 2020, 120, { unit: '名' })] }, []],
  [
    'a forecast never confirmed',
    { observations: [goal, said('actual', 2019, 90, { status: 'forecast' })] },
    ['forecast-unconfirmed actual-2019'],
  ],
  [
    'a forecast confirmed since',
    { observations: [goal, said('actual', 2019, 90, { status: 'forecast' }), said('actual', 2019, 91, { id: 'b' })] },
    ['figures-contradict b'],
  ],
  ['this year’s forecast', { observations: [goal, said('actual', 2020, 120, { status: 'forecast' })] }, []],
  ['a grade still forecast', { evaluations: [grade({ fiscalYear: 2019, forecast: true })] }, ['forecast-unconfirmed p']],
  [
    'an estimate of two years ago',
    { budgets: [money(1000, { fiscalYear: 2018, stage: 'settledEstimate' })] },
    ['forecast-unconfirmed p'],
  ],
  ['last year’s estimate', { budgets: [money(1000, { fiscalYear: 2019, stage: 'settledEstimate' })] }, []],
  [
    'the figure of the year before',
    { observations: [said('target', 2020, 130), said('actual', 2018, 123), said('actual', 2019, 123)] },
    ['value-repeated actual-2019'],
  ],
  [
    'a round figure again',
    { observations: [said('target', 2020, 130), said('actual', 2018, 120), said('actual', 2019, 120)] },
    [],
  ],
  [
    'one series for two indicators',
    {
      indicators: [indicator, second],
      observations: [
        ...['i', 'j'].flatMap((id) => of(id, [said('target', 2020, 150), said('actual', 2018, 123), said('actual', 2019, 145)])),
      ],
    },
    ['series-copied j-actual-2019'],
  ],
  [
    'one name, one target, two figures',
    {
      items: [item, { ...item, id: 'q' }],
      indicators: [indicator, { ...indicator, id: 'j', item: 'q' }],
      observations: [...of('i', [goal, said('actual', 2020, 120)]), ...of('j', [goal, said('actual', 2020, 130)])],
    },
    ['same-name-differs j-actual-2020'],
  ],
  ['done by its mark only', { narratives: [words('窓口の開設に向け調整中', { status: 'done' })] }, ['mark-text-conflict p']],
  ['done', { narratives: [words('調整中だった窓口を開設した。', { status: 'done' })] }, []],
  [
    'a number left out',
    {
      items: [
        item,
        { ...item, id: 'a', parent: 'p', level: 'initiative', code: '(1)' },
        { ...item, id: 'b', parent: 'p', level: 'initiative', code: '(3)' },
      ],
    },
    ['number-skipped b'],
  ],
  ['arithmetic in words', { narratives: [words('講座を開いた（300名募集、384名参加で138%）。')] }, ['prose-share p']],
  ['arithmetic in a reason', { evaluations: [grade({ comment: '5回×20名=110名に支援した。' })] }, ['prose-equation p']],
]
test.each(cases)('%s', (_, lists, expected) => expect(found(lists)).toEqual(expected))

describe('a plan of several years', () => {
  const total: Indicator = { ...indicator, accumulation: 'cumulative' }
  const run = (target: number, actuals: number[], fiscalYear = 2018) =>
    found({
      document: { ...paper({}).document, fiscalYear, asOf: `${fiscalYear + 1}-03-31` },
      indicators: [total],
      observations: [said('target', 2022, target), ...actuals.map((value, i) => said('actual', 2018 + i, value))],
    })
  test.each([
    [10, [0], ['no-progress actual-2018']],
    [10, [2], []],
    [10, [1], ['far-behind-target actual-2018']],
    [3, [6], ['target-exceeded-early actual-2018']],
    [3, [3], []],
  ])('target %i, first year %j', (target, actuals, expected) => expect(run(target, actuals)).toEqual(expected))
})

describe('parts of an amount', () => {
  const split = (year: number, total: number, ...parts: number[]): Budget[] => [
    money(total, { fiscalYear: year }),
    ...parts.map((amount, i) => money(amount, { fiscalYear: year, part: { kind: 'fund' as const, name: `財源${i}` } })),
  ]
  const sums = (...budgets: Budget[][]) => found({ budgets: budgets.flat() }).filter((one) => one.startsWith('budget-parts'))
  test('more than the amount', () => expect(sums(split(2020, 1001, 600, 500))).toEqual(['budget-parts-mismatch p']))
  test('less, where that is the way of the paper', () =>
    expect(sums(split(2020, 1001, 600, 200), split(2019, 901, 300, 200))).toEqual([]))
  test('less, where the others add up', () =>
    expect(sums(split(2020, 1001, 600, 200), split(2019, 901, 500, 401), split(2018, 901, 500, 401))).toEqual([
      'budget-parts-mismatch p',
    ]))
  test('rounding to thousands', () => expect(sums(split(2020, 100_000_000, 50_001_000, 50_000_000))).toEqual([]))
})

describe('sub-totals', () => {
  const tree: Item[] = [
    { id: 'root', level: 'vision', title: '計画' },
    { id: 'd', level: 'direction', parent: 'root', title: '分野' },
    { ...item, parent: 'd' },
    { ...item, id: 'q', parent: 'd', title: '広報' },
  ]
  const sums = (budgets: Budget[]) => found({ items: tree, budgets }).filter((one) => one.startsWith('budget-su'))
  const at = (id: string, amount: number, relisted = false) => money(amount, { item: id, ...(relisted ? { relisted } : {}) })
  test('agree', () => expect(sums([at('d', 30, true), at('p', 10), at('q', 20)])).toEqual([]))
  test('differ', () => expect(sums([at('d', 31, true), at('p', 10), at('q', 20)])).toEqual(['budget-subtotal-mismatch d']))
  test('hold what is listed again', () => expect(sums([at('d', 30, true), at('p', 10), at('q', 20, true)])).toEqual([]))
  test('a total that counts what is listed again', () =>
    expect(sums([at('root', 35), at('p', 10), at('q', 20), at('p', 5, true)])).toEqual(['budget-sum-with-relisted root']))
})

describe('grades', () => {
  const ruled = {
    ...scheme,
    attainment: { rates: [{ rule: 'ratio' }] },
    propose: { rule: 'mean-rate', steps: [{ code: 'A', atLeast: 100 }, { code: 'B', atLeast: 80 }, { code: 'C' }] },
  } as unknown as Scheme
  const graded = (value: number) =>
    found(
      { observations: [goal, said('actual', 2020, value)], evaluations: [grade({ grades: [{ scale: '評価', code: 'B' }] })] },
      ruled,
    )
  test('that the rule makes', () => expect(graded(85)).toEqual(['target-missed actual-2020']))
  test('that the rule does not make', () => expect(graded(120)).toEqual(['grade-vs-rule p']))
  const people = { ...scheme, propose: { rule: 'people' } } as Scheme
  test('of people want a reason', () => {
    expect(found({ evaluations: [grade()] }, people)).toEqual(['grade-without-reason p'])
    expect(found({ evaluations: [grade({ comment: '相談が増えたため。' })] }, people)).toEqual([])
  })
})

test('text that stands as it did the year before', () => {
  const text = '相談窓口を周知し、関係機関と連携して支援を進めていく。'
  const rows = [
    { ...words(text), fiscalYear: 2019 },
    { ...words(` ${text}`), fiscalYear: 2020 },
    { ...words(text, { role: 'purpose' }), fiscalYear: 2019 },
    { ...words(text, { role: 'purpose' }), fiscalYear: 2020 },
    { ...words('特になし', { role: 'issue' }), fiscalYear: 2019 },
    { ...words('特になし', { role: 'issue' }), fiscalYear: 2020 },
  ]
  expect(checkUnchangedTexts(rows, 2020).map(({ code, message }) => [code, message])).toEqual([
    [
      'text-unchanged',
      '「成果」の文章（「相談窓口を周知し、関係機関と連携して支援…」）が令和元年度と同じです。更新の漏れがないか確かめてください。',
    ],
  ])
  expect(checkUnchangedTexts(rows, 2021)).toEqual([])
})

describe('the switch of a scheme', () => {
  const off = (checks: Record<string, string>) => parseScheme({ ...(readSchemeData('kawasaki-2013') as object), checks })
  test('turns a check off', () => {
    expect(found({ narratives: [words('5回×20名=110名')] }, { ...scheme, checks: { 'prose-equation': 'off' } })).toEqual([])
    expect(off({ 'prose-equation': 'off' })).toHaveProperty('scheme.checks', { 'prose-equation': 'off' })
  })
  test('knows its codes, and names the nearest', () => {
    expect(off({ 'prose-equations': 'off' })).toEqual({
      problems: ['checks: 「prose-equations」という項目はありません。「prose-equation」の誤りではありませんか。'],
    })
  })
})
