import { describe, expect, test } from 'vitest'
import { checkExchange } from '#core/check/check-exchange.ts'
import type { Budget, Evaluation, Exchange } from '#core/exchange.ts'
import { finding } from '#core/finding.ts'
import type { Observation } from '#core/observation.ts'
import type { Indicator, Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'

const scheme = {
  stage: 'final',
  levels: [{ key: 'programme', level: 'programme', label: '事業' }],
  evaluates: 'programme',
  grades: [{ scale: '評価', codes: { A: '達成', B: '概ね', C: '未達' } }],
  propose: { rule: 'verdict-share', all: 'A', some: 'B', none: 'C' },
  sheet: [],
} as unknown as Scheme

const item: Item = { id: 'p', level: 'programme', title: '相談事業' }
const indicator: Indicator = { id: 'i', item: 'p', name: '相談件数', unit: '件', kind: 'quantitative', accumulation: 'annual' }
const at = (locator: string) => ({ source: { locator, text: '' } })
const target = (value: number, more: Partial<Observation> = {}): Observation => ({
  id: 't',
  indicator: 'i',
  measure: 'target',
  fiscalYear: 2020,
  value,
  comparator: '>=',
  ...more,
})
const actual = (value: number, more: Partial<Observation> = {}): Observation => ({
  id: 'a',
  indicator: 'i',
  measure: 'actual',
  fiscalYear: 2020,
  value,
  ...at('line 9'),
  ...more,
})
const evaluation = (code: string, more: Partial<Evaluation> = {}): Evaluation => ({
  item: 'p',
  fiscalYear: 2020,
  evaluator: 'self',
  grades: [{ scale: '評価', code }],
  ...at('line 3'),
  ...more,
})
const budget = (stage: Budget['stage'], amount: number, more: Partial<Budget> = {}): Budget => ({
  item: 'p',
  fiscalYear: 2020,
  stage,
  amount,
  ...at('line 5'),
  ...more,
})

function paper(lists: Partial<Exchange>): Exchange {
  return {
    format: 'shirube-exchange/1',
    document: { fiscalYear: 2020, stage: 'final', grades: [], marks: [] },
    items: [item],
    indicators: [indicator],
    observations: [],
    budgets: [],
    evaluations: [],
    narratives: [],
    terms: [],
    findings: [],
    ...lists,
  }
}
const found = (lists: Partial<Exchange>) => checkExchange(paper(lists), scheme).map(({ code, subject }) => `${code} ${subject}`)
const sentences = (lists: Partial<Exchange>, code: string) =>
  checkExchange(paper(lists), scheme).flatMap((one) => (one.code === code ? [one.message] : []))

test('a paper on which everything agrees leaves nothing to say', () => {
  expect(
    found({
      observations: [
        target(5),
        actual(6, {
          parts: [
            { label: '来所', value: 4 },
            { label: '電話', value: 2 },
          ],
        }),
        actual(4, { id: 'last', fiscalYear: 2019 }),
      ],
      evaluations: [evaluation('A')],
      budgets: [budget('planned', 1_000_000), budget('initial', 1_100_000), budget('settled', 1_000_000)],
    }),
  ).toEqual([])
})

const cases: [string, Partial<Exchange>, string[]][] = [
  ['a final figure short of its target', { observations: [target(10), actual(9)] }, ['target-missed a']],
  ['a final figure far behind', { observations: [target(10), actual(5)] }, ['far-behind-target a']],
  [
    'a figure that is not final is not held against anyone',
    { observations: [target(10), actual(5, { asOf: '2021-02-28' })] },
    [],
  ],
  [
    'a past year is final',
    { observations: [target(10, { fiscalYear: 2019 }), actual(9, { fiscalYear: 2019, asOf: '2020-03-31' })] },
    ['target-missed a'],
  ],
  [
    'the best grade before the target is met',
    { observations: [target(10), actual(9, { asOf: '2021-02-28' })], evaluations: [evaluation('A')] },
    ['grade-before-target-met a'],
  ],
  [
    'a lower grade before the target is met',
    { observations: [target(10), actual(9, { asOf: '2021-02-28' })], evaluations: [evaluation('B')] },
    [],
  ],
  [
    'the best grade against missed targets',
    { observations: [target(10), actual(9)], evaluations: [evaluation('A')] },
    ['target-missed a', 'grade-vs-indicators p'],
  ],
  [
    'behind the benchmark of its date',
    {
      observations: [
        target(10),
        actual(5, { asOf: '2021-02-28' }),
        actual(6, { id: 'b', measure: 'benchmark', asOf: '2021-02-28' }),
      ],
    },
    ['behind-benchmark a'],
  ],
  ['a target below last year', { observations: [target(10), actual(40, { fiscalYear: 2019 })] }, ['target-below-last-actual t']],
  [
    'a target below last year where less is better',
    {
      indicators: [{ ...indicator, direction: 'decrease' }],
      observations: [target(10, { comparator: '<=' }), actual(40, { fiscalYear: 2019 })],
    },
    [],
  ],
  [
    'a target below last year where the level is kept',
    { indicators: [{ ...indicator, direction: 'maintain' }], observations: [target(10), actual(40, { fiscalYear: 2019 })] },
    [],
  ],
  [
    'two parts that are not the total',
    {
      observations: [
        target(5),
        actual(6, {
          parts: [
            { label: '来所', value: 4 },
            { label: '電話', value: 1 },
          ],
        }),
      ],
    },
    ['parts-sum-mismatch a'],
  ],
  ['one part of a total', { observations: [target(5), actual(6, { parts: [{ label: 'うち電話', value: 1 }] })] }, []],
  [
    'one part above its total',
    { observations: [target(5), actual(6, { parts: [{ label: 'うち電話', value: 7 }] })] },
    ['parts-sum-mismatch a'],
  ],
  ['two figures of one year', { observations: [target(5), actual(6), actual(7, { id: 'a2' })] }, ['figures-contradict a2']],
  ['figures of two dates', { observations: [target(5), actual(6, { asOf: '2020-12-31' }), actual(7, { id: 'a2' })] }, []],
  [
    'no unit',
    { indicators: [{ id: 'i', item: 'p', name: '相談件数', kind: 'quantitative' }], observations: [target(5), actual(6)] },
    ['unit-missing i'],
  ],
  ['an actual without a target', { observations: [actual(6)] }, ['item-without-target p', 'indicator-without-target i']],
  [
    'a reference without a target',
    { items: [], indicators: [{ ...indicator, role: 'reference' }], observations: [actual(6)] },
    [],
  ],
  ['a coordinated item without a target', { items: [{ ...item, delivery: 'coordinated' }], indicators: [] }, []],
  [
    'money hardly spent',
    { observations: [target(5)], budgets: [budget('initial', 1000), budget('settled', 480)] },
    ['low-budget-execution p'],
  ],
  ['nothing settled is not nothing spent', { observations: [target(5)], budgets: [budget('initial', 1000)] }, []],
  [
    'more money than planned',
    { observations: [target(5)], budgets: [budget('planned', 1000), budget('initial', 1900)] },
    ['budget-exceeds-plan p'],
  ],
]
test.each(cases)('%s', (_, lists, expected) => {
  expect(found(lists)).toEqual(expected)
})

describe('ratios', () => {
  const relativeTo = { quantity: '発表数', factor: 1.4 }
  const { value: _, ...relative } = target(0, { relativeTo })
  const ratio = (value: number, base: number, factor?: number) =>
    actual(value, { relativeTo: { quantity: '発表数', base, ...(factor === undefined ? {} : { factor }) } })
  test.each([
    ['1.33 is cut off to 1.3', ratio(20, 15, 1.3), false],
    ['1.33 is rounded to 1.33', ratio(20, 15, 1.33), false],
    ['1.67 is rounded to 1.7', ratio(5, 3, 1.7), false],
    ['1.67 is cut off to 1.6', ratio(5, 3, 1.6), false],
    ['1.33 is not 1.4', ratio(20, 15, 1.4), true],
    ['6 is 6', ratio(48, 8, 6), false],
    ['6 is not 5', ratio(48, 8, 5), true],
  ])('%s', (_, observation, misstated) => {
    expect(found({ observations: [target(5), observation] }).includes('ratio-misstated a')).toBe(misstated)
  })
  test('short of the target, whatever it rounds to, and what would have been needed', () => {
    expect(sentences({ observations: [relative, ratio(20, 15, 1.3)] }, 'ratio-below-target')).toEqual([
      '「相談件数」は1.33倍で、目標の1.4倍に届きません（届くには21件が必要です）。',
    ])
    expect(found({ observations: [relative, ratio(21, 15)] })).toEqual(['relative-target-without-value t'])
  })
  test('a target worked out on the paper', () => {
    const worked = target(34, { relativeTo: { quantity: '発表数', factor: 4.2, base: 8 } })
    expect(sentences({ observations: [worked] }, 'target-not-product')).toEqual([
      '「相談件数」の目標は8×4.2=33.6ですが、34件と記されています。',
    ])
    expect(found({ observations: [target(42, { relativeTo: { quantity: '発表数', factor: 4.2, base: 10 } })] })).toEqual([])
  })
})

describe('sums of budgets', () => {
  const tree: Item[] = [
    { id: 'root', level: 'vision', title: '計画' },
    { ...item, parent: 'root' },
    { id: 'q', parent: 'root', level: 'programme', title: '協調', delivery: 'coordinated' },
    { id: 'r', parent: 'root', level: 'programme', title: '広報' },
  ]
  const of = (id: string, amount: number, more: Partial<Budget> = {}) => budget('initial', amount, { item: id, ...more })
  const sums = (budgets: Budget[]) => found({ items: tree, budgets }).filter((code) => code.startsWith('budget-sum'))
  test('agree', () => expect(sums([of('root', 300), of('p', 100), of('r', 200)])).toEqual([]))
  test('differ', () => expect(sums([of('root', 300), of('p', 100), of('r', 150)])).toEqual(['budget-sum-mismatch root']))
  test('a re-listed amount is not added', () =>
    expect(sums([of('root', 300), of('p', 100), of('r', 200), of('r', 200, { relisted: true })])).toEqual([]))
  test('an item without an amount leaves the sum open', () => {
    expect(sums([of('root', 300), of('p', 100)])).toEqual([])
    expect(sums([of('root', 300), of('p', 400)])).toEqual(['budget-sum-mismatch root'])
  })
})

describe('what the checks say', () => {
  test('a replaced target: what it was and what it became', () => {
    const replaced = { observations: [target(7500, { supersededBy: 't2' }), target(250, { id: 't2' }), actual(281)] }
    expect(found(replaced)).toEqual(['target-replaced t'])
    expect(sentences(replaced, 'target-replaced')).toEqual([
      '年度の途中で、目標が「相談件数 7,500件以上」から「相談件数 250件以上」に変更されています。',
    ])
  })
  test('a target without 以上 among those that have it', () => {
    const others = ['j', 'k', 'l'].map((id) => ({ ...indicator, id }))
    const observations = [target(25), ...others.map(({ id }) => target(10, { id: `t-${id}`, indicator: id }))]
    const { comparator: _, ...bare } = target(25)
    expect(found({ indicators: [indicator, ...others], observations: [bare, ...observations.slice(1)] })).toEqual([
      'comparator-missing t',
    ])
    expect(found({ indicators: [indicator, ...others], observations })).toEqual([])
  })
  test('a forecast is taken into account, and names inside names keep their marks', () => {
    const lists = {
      indicators: [{ ...indicator, name: '「相談」件数' }],
      observations: [target(7), actual(5, { asOf: '2021-02-28' })],
      evaluations: [evaluation('A', { forecast: true })],
    }
    expect(sentences(lists, 'grade-before-target-met')).toEqual([
      '「相談事業」の評価はA（見込み）ですが、指標「『相談』件数」はまだ目標を満たしていません。途中の実績5件は、まだ目標7件以上に届いていません（達成率71.4%）。確定を待ちます。',
    ])
  })
  test('a share of the budget in percent', () => {
    const lists = { budgets: [budget('initial', 19_842_000), budget('settledEstimate', 9_561_000)] }
    expect(sentences(lists, 'low-budget-execution')).toEqual([
      '「相談事業」の令和2年度の決算見込9,561千円は、予算19,842千円の48.2%にとどまります。',
    ])
  })
  test('nothing spent yet in a year that is still running is not low, nothing spent in a year before it is', () => {
    const field = { key: 'money', label: '事業費', type: 'budget', unit: '円', columns: {}, openYear: true } as const
    const running = { ...scheme, sheet: [{ section: '費用', fields: [field] }] }
    const spent = (fiscalYear: number, amount: number) => [
      budget('revised', 1000, { fiscalYear }),
      budget('settled', amount, { fiscalYear }),
    ]
    const low = (budgets: Budget[], by: Scheme) =>
      checkExchange(paper({ observations: [target(5)], budgets }), by).filter(({ code }) => code === 'low-budget-execution')
    expect(low([...spent(2020, 0), ...spent(2021, 0)], running)).toHaveLength(0)
    expect(low([...spent(2020, 10), ...spent(2019, 0)], running)).toHaveLength(2)
    expect(low(spent(2020, 0), scheme)).toHaveLength(1)
  })
  test('every finding names its subject and, where the row has one, its source', () => {
    const all = checkExchange(
      paper({
        observations: [target(10, at('line 8')), actual(5)],
        evaluations: [evaluation('A')],
        budgets: [budget('initial', 1000), budget('settled', 1)],
      }),
      scheme,
    )
    expect(all.map(({ code, subject, source }) => [code, subject, source?.locator])).toEqual([
      ['far-behind-target', 'a', 'line 9'],
      ['grade-vs-indicators', 'p', 'line 3'],
      ['low-budget-execution', 'p', 'line 5'],
    ])
  })
  test('what the reading has said is not said twice', () => {
    const findings = [
      finding('no-target-set', { title: '相談事業', words: '設定なし' }, { subject: 'p' }),
      finding('indicator-without-target', { name: '相談件数' }, { subject: 'i' }),
    ]
    expect(found({ observations: [actual(6)], findings })).toEqual([])
  })
})
