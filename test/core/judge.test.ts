import { describe, expect, test } from 'vitest'
import { judgeIndicator, judgeSheet } from '#core/judge.ts'
import type { Observation } from '#core/observation.ts'
import type { Indicator } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'

const indicator: Indicator = { id: 'i', item: 'p', name: '相談件数', unit: '件', kind: 'quantitative', accumulation: 'annual' }
const target = (fiscalYear: number, value: number, more: Partial<Observation> = {}): Observation => ({
  indicator: 'i',
  measure: 'target',
  fiscalYear,
  value,
  ...more,
})
const actual = (fiscalYear: number, value: number, more: Partial<Observation> = {}): Observation => ({
  indicator: 'i',
  measure: 'actual',
  fiscalYear,
  value,
  ...more,
})
const judge = (observations: Observation[], more: Partial<Indicator> = {}, final = true) =>
  judgeIndicator({ ...indicator, ...more }, observations, { fiscalYear: 2020, final })

describe('which target and which actual', () => {
  test('a target replaced within the year is not the one judged', () => {
    const replaced = target(2020, 7500, { id: 't1', supersededBy: 't2' })
    expect(judge([replaced, target(2020, 250, { id: 't2' }), actual(2020, 281)]).state).toBe('met')
    expect(judge([replaced, actual(2020, 281)])).toEqual({
      state: 'unknown',
      reason: '目標が年度の途中でほかの目標に変更されたため、判定しません。',
    })
  })
  test('a figure of a date before the end of the year is not final', () => {
    expect(judge([target(2020, 300), actual(2020, 281, { asOf: '2021-02-28' })]).state).toBe('pending')
    expect(judge([target(2020, 300), actual(2020, 281, { asOf: '2021-03-31' })]).state).toBe('missed')
    expect(judge([target(2020, 300), actual(2020, 281, { asOf: '2021-03' })]).state).toBe('missed')
    expect(judge([target(2020, 300), actual(2020, 281)]).state).toBe('missed')
  })
  test('of several dates the last speaks; two figures of one date do not', () => {
    expect(judge([target(2020, 300), actual(2020, 281, { asOf: '2021-02-28' }), actual(2020, 310)]).state).toBe('met')
    expect(judge([target(2020, 300), actual(2020, 281), actual(2020, 310)]).state).toBe('unknown')
  })
  test('a figure speaks before words, and a place of its own before running text', () => {
    const words: Observation = { indicator: 'i', measure: 'actual', fiscalYear: 2020, text: '集計中' }
    expect(judge([target(2020, 300), words, actual(2020, 310, { asOf: '2021-02-28' })]).state).toBe('met')
    expect(judge([target(2020, 300), words]).state).toBe('unknown')
    expect(judge([target(2020, 300), actual(2020, 310), actual(2020, 30, { fromProse: true })]).state).toBe('met')
  })
  test('a target of a later year is the goal under way', () => {
    expect(judge([target(2024, 320), actual(2020, 215)]).state).toBe('pending')
    expect(judge([target(2024, 320), actual(2020, 321)]).state).toBe('met')
    expect(judge([target(2019, 320), actual(2020, 321)]).state).toBe('unknown')
  })
  test('前年度以上 takes the year before as its base', () => {
    const lastYear = {
      indicator: 'i',
      measure: 'target',
      fiscalYear: 2020,
      comparator: '>=',
      relativeTo: { quantity: '前年度実績', factor: 1 },
    } as const
    expect(judge([lastYear, actual(2019, 59), actual(2020, 105)]).state).toBe('met')
    expect(judge([lastYear, actual(2019, 59), actual(2020, 58)]).state).toBe('missed')
    expect(judge([lastYear, actual(2020, 105)]).state).toBe('unknown')
  })
  test('other indicators say nothing of this one', () => {
    expect(judge([target(2020, 300), { ...actual(2020, 310), indicator: 'other' }]).state).toBe('unknown')
  })
})

describe('累計', () => {
  const cumulative = { accumulation: 'cumulative' as const }
  test('yearly counts are added up', () => {
    const years = [actual(2018, 1), actual(2019, 2), actual(2020, 2)]
    expect(judge([target(2020, 5), ...years], cumulative)).toMatchObject({ state: 'met', rate: 1 })
    expect(judge([target(2020, 6), ...years], cumulative).state).toBe('missed')
    expect(judge([target(2022, 6), ...years], cumulative).state).toBe('pending')
  })
  test('a running total is not added to the years that it holds', () => {
    const running = { indicator: 'i', measure: 'actual', fromFiscalYear: 2016, toFiscalYear: 2019, value: 4 } as const
    expect(judge([target(2020, 6), actual(2018, 3), running, actual(2020, 1)], cumulative)).toMatchObject({
      state: 'missed',
      rate: 5 / 6,
    })
    expect(judge([target(2020, 5), actual(2018, 3), running, actual(2020, 1)], cumulative).state).toBe('met')
  })
  test('a year without a figure is named, not taken for zero', () => {
    const verdict = judge([target(2020, 5), actual(2018, 1), actual(2020, 2)], cumulative)
    expect(verdict).toEqual({ state: 'unknown', reason: '令和元年度の実績がないため、累計を目標と比べられません。' })
    const planned = target(2020, 5, { fromFiscalYear: 2016, toFiscalYear: 2020 })
    expect(judge([planned, actual(2020, 2)], cumulative).reason).toContain('平成28年度、平成29年度、平成30年度、令和元年度')
  })
})

const scheme = {
  stage: 'final',
  grades: [{ scale: '自己評価', codes: { A: '達成', B: '概ね', C: '未達' } }],
  propose: { rule: 'verdict-share', all: 'A', some: 'B', none: 'C' },
} as unknown as Scheme

function sheet(indicators: [Partial<Indicator>, Observation[]][], code?: string, forecast = false): SheetView {
  return {
    scheme: 's',
    title: '評価票',
    body: '団体',
    fiscalYear: 2020,
    item: { id: 'p', level: 'programme', title: '相談事業' },
    path: [],
    sections: [
      {
        title: '目標',
        fields: [
          {
            key: 'targets',
            label: '目標',
            type: 'indicators',
            indicators: indicators.map(([more, observations]) => ({ indicator: { ...indicator, ...more }, observations })),
          },
          {
            key: 'grade',
            label: '評価',
            type: 'grade',
            scales: scheme.grades,
            evaluations: code
              ? [{ item: 'p', fiscalYear: 2020, evaluator: 'self', grades: [{ scale: '自己評価', code }], forecast }]
              : [],
          },
        ],
      },
    ],
  }
}

describe('a sheet', () => {
  const met: [Partial<Indicator>, Observation[]] = [{}, [target(2020, 5), actual(2020, 6)]]
  const missed: [Partial<Indicator>, Observation[]] = [
    { id: 'j' },
    [
      { ...target(2020, 5), indicator: 'j' },
      { ...actual(2020, 4), indicator: 'j' },
    ],
  ]
  test('proposes by the scheme’s rule and says where a person differs', () => {
    const judgement = judgeSheet(sheet([met, missed], 'A', true), scheme)
    expect(judgement.proposed).toEqual([{ scale: '自己評価', code: 'B' }])
    expect(judgement.disagreement).toBe(
      '見込みによる評価はAですが、指標からはBが考えられます。判定できる指標2件のうち、達成1件、未達1件（一部が達成）のため。',
    )
    expect([...judgement.verdicts].map(([id, { state }]) => [id, state])).toEqual([
      ['i', 'met'],
      ['j', 'missed'],
    ])
  })
  test('agrees in silence, and proposes nothing where nobody gave a rule or a figure', () => {
    expect(judgeSheet(sheet([met], 'A'), scheme).disagreement).toBeUndefined()
    expect(judgeSheet(sheet([met]), scheme).disagreement).toBeUndefined()
    expect(judgeSheet(sheet([met], 'C'), { ...scheme, propose: undefined } as unknown as Scheme).proposed).toBeUndefined()
    expect(judgeSheet(sheet([[{}, []]], 'A'), scheme).proposed).toBeUndefined()
  })
  test('a reference indicator is judged but decides nothing', () => {
    const judgement = judgeSheet(sheet([met, [{ ...missed[0], role: 'reference' }, missed[1]]]), scheme)
    expect(judgement.verdicts.get('j')?.state).toBe('missed')
    expect(judgement.proposed?.[0]?.code).toBe('A')
  })
})
