import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Judged, judgeTarget, type VerdictState } from '#core/verdict.ts'

const final = { final: true, unit: '件' }
const underWay = { final: false, unit: '件' }

const table: [string, Judged, VerdictState][] = [
  ['at least, reached', { ...final, target: { value: 250, comparator: '>=' }, actual: { value: 296 } }, 'met'],
  ['at least, just reached', { ...final, target: { value: 250, comparator: '>=' }, actual: { value: 250 } }, 'met'],
  ['at least, short', { ...final, target: { value: 95 }, actual: { value: 82 } }, 'missed'],
  ['at least, short, year not over', { ...underWay, target: { value: 25 }, actual: { value: 18 } }, 'pending'],
  ['at least, reached early', { ...underWay, target: { value: 25 }, actual: { value: 25 } }, 'met'],
  ['zero is a figure', { ...final, target: { value: 3 }, actual: { value: 0 } }, 'missed'],
  ['a target of zero', { ...final, direction: 'decrease', target: { value: 0 }, actual: { value: 1 } }, 'missed'],
  ['maintain, more', { ...final, direction: 'maintain', target: { value: 4 }, actual: { value: 5 } }, 'met'],
  ['maintain, less', { ...final, direction: 'maintain', target: { value: 6 }, actual: { value: 3 } }, 'missed'],
  ['lower is better, reached', { ...final, direction: 'decrease', target: { value: 10 }, actual: { value: 8 } }, 'met'],
  ['lower is better, passed', { ...final, direction: 'decrease', target: { value: 10 }, actual: { value: 12 } }, 'missed'],
  [
    'at most, a count that can still grow',
    { ...underWay, target: { value: 10, comparator: '<=' }, actual: { value: 8 } },
    'pending',
  ],
  ['at most, a count already past it', { ...underWay, target: { value: 10, comparator: '<=' }, actual: { value: 12 } }, 'missed'],
  [
    'at most, a level that can still fall',
    { ...underWay, accumulation: 'point', target: { value: 10, comparator: '<=' }, actual: { value: 12 } },
    'pending',
  ],
  [
    'under, not included',
    { ...final, target: { value: 10, comparator: '<=', text: '10件未満' }, actual: { value: 10 } },
    'missed',
  ],
  ['a limit in words alone', { ...final, target: { value: 10, text: '10件未満' }, actual: { value: 9 } }, 'met'],
  ['exactly', { ...final, target: { value: 10, comparator: '=' }, actual: { value: 11 } }, 'missed'],
  ['about, reached', { ...final, target: { value: 20, comparator: '~' }, actual: { value: 20 } }, 'met'],
  ['about, nearly', { ...final, target: { value: 20, comparator: '~' }, actual: { value: 19 } }, 'unknown'],
  ['about, far', { ...final, target: { value: 20, comparator: '~' }, actual: { value: 12 } }, 'missed'],
  ['in a range', { ...final, target: { min: 20, max: 30 }, actual: { value: 25 } }, 'met'],
  ['below a range', { ...final, target: { min: 20, max: 30 }, actual: { value: 19 } }, 'missed'],
  ['above a range, direction unsaid', { ...final, target: { min: 20, max: 30 }, actual: { value: 40 } }, 'unknown'],
  [
    'above a range, higher is better',
    { ...final, direction: 'increase', target: { min: 20, max: 30 }, actual: { value: 40 } },
    'met',
  ],
  ['up to', { ...final, target: { max: 30 }, actual: { value: 31 } }, 'missed'],
  ['no target', { ...final, actual: { value: 31 } }, 'unknown'],
  ['words', { ...final, target: { text: '維持向上' }, actual: { value: 3 } }, 'unknown'],
  ['no actual', { ...final, target: { value: 3 } }, 'unknown'],
  ['actual in words', { ...final, target: { value: 3 }, actual: { text: '検討中' } }, 'unknown'],
  ['other unit', { ...final, target: { value: 2, unit: '事業' }, actual: { value: 2 } }, 'unknown'],
  ['名 is 人', { ...final, target: { value: 200, unit: '人' }, actual: { value: 208, unit: '名' } }, 'met'],
  ['forecast, reached', { ...final, target: { value: 3 }, actual: { value: 3, status: 'forecast' } }, 'pending'],
  ['preliminary, short', { ...final, target: { value: 3 }, actual: { value: 2, status: 'preliminary' } }, 'pending'],
]
test.each(table)('%s', (_, judged, state) => {
  const verdict = judgeTarget(judged)
  expect(verdict.state).toBe(state)
  expect(verdict.reason).toMatch(/。$/)
})

describe('a target relative to another quantity', () => {
  const target = { comparator: '>=' as const, relativeTo: { quantity: '発表数', factor: 1.4 } }
  const ratio: [string, Judged, VerdictState][] = [
    [
      '20 of 15 is 1.33, not 1.4',
      { ...final, target, actual: { value: 20, relativeTo: { quantity: '発表数', base: 15 } } },
      'missed',
    ],
    ['21 of 15 is 1.4', { ...final, target, actual: { value: 21, relativeTo: { quantity: '発表数', base: 15 } } }, 'met'],
    [
      '1.39 never rounds up',
      { ...final, target, actual: { value: 1399, relativeTo: { quantity: '発表数', base: 1000 } } },
      'missed',
    ],
    ['not over', { ...underWay, target, actual: { value: 20, relativeTo: { quantity: '発表数', base: 15 } } }, 'pending'],
    ['only the ratio is written', { ...final, target, actual: { relativeTo: { quantity: '発表数', factor: 1.5 } } }, 'met'],
    ['no base anywhere', { ...final, target, actual: { value: 20 } }, 'unknown'],
    ['no actual', { ...final, target }, 'unknown'],
    [
      'the base of the target',
      { ...final, target: { ...target, relativeTo: { quantity: '発表数', factor: 4.2, base: 8 } }, actual: { value: 33 } },
      'missed',
    ],
    ['the figure worked out', { ...final, target: { ...target, value: 34 }, actual: { value: 34 } }, 'met'],
  ]
  test.each(ratio)('%s', (_, judged, state) => {
    expect(judgeTarget(judged).state).toBe(state)
  })
})

test('reasons name the figures, and cut rates off rather than round them up', () => {
  const said = (judged: Judged) => judgeTarget(judged).reason
  expect(said({ ...final, target: { value: 250, comparator: '>=' }, actual: { value: 296 } })).toBe(
    '実績296件は、目標250件以上を満たしています（達成率118.4%）。',
  )
  expect(said({ ...final, target: { value: 10000 }, actual: { value: 9999 } })).toBe(
    '実績9,999件は、目標10,000件に届きませんでした（達成率99.9%）。',
  )
  const target = { comparator: '>=' as const, relativeTo: { quantity: '発表数', factor: 1.4 } }
  expect(said({ ...final, target, actual: { value: 20, relativeTo: { quantity: '発表数', base: 15 } } })).toBe(
    '実績20件（15に対して1.33倍）は、目標「発表数の1.4倍以上」に届きませんでした（達成率95.2%）。',
  )
})

test('a final figure is met or missed, never both, and more is never worse where more is asked for', () => {
  const figures = fc.record({
    aim: fc.integer({ min: 0, max: 1000 }),
    actual: fc.integer({ min: 0, max: 1000 }),
    more: fc.integer({ min: 0, max: 100 }),
  })
  fc.assert(
    fc.property(
      figures,
      fc.constantFrom('increase' as const, 'maintain' as const, undefined),
      ({ aim, actual, more }, direction) => {
        const judge = (value: number) => judgeTarget({ final: true, direction, target: { value: aim }, actual: { value } }).state
        expect(judge(actual)).toBe(actual >= aim ? 'met' : 'missed')
        if (judge(actual) === 'met') expect(judge(actual + more)).toBe('met')
      },
    ),
  )
})
