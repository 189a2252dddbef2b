import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Budget, Evaluation } from '#core/exchange.ts'
import type { Stated } from '#core/facts.ts'
import { evaluationOf } from '#core/given-grades.ts'
import { rollUp, totalBudgets } from '#core/roll-up.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'

const scheme = { stage: 'final', grades: [{ scale: '評価', codes: { A: '', B: '' } }] } as unknown as Scheme

function sheet(id: string, code: string | undefined, amounts: number[], value: number | undefined): SheetView {
  const budgets: Budget[] = amounts.map((amount) => ({ item: id, fiscalYear: 2020, stage: 'initial', amount }))
  return {
    scheme: 's',
    title: '',
    body: '',
    fiscalYear: 2020,
    item: { id, level: 'programme', title: id },
    path: [],
    sections: [
      {
        title: '',
        fields: [
          {
            key: 'i',
            label: '',
            type: 'indicators',
            indicators: [
              {
                indicator: { id: `${id}-i`, item: id, name: '件数', kind: 'quantitative', accumulation: 'annual' },
                observations: [
                  { indicator: `${id}-i`, measure: 'target', fiscalYear: 2020, value: 5 },
                  ...(value === undefined ? [] : [{ indicator: `${id}-i`, measure: 'actual', fiscalYear: 2020, value } as const]),
                ],
              },
            ],
          },
          {
            key: 'g',
            label: '',
            type: 'grade',
            scales: [],
            evaluations: code ? [{ item: id, fiscalYear: 2020, evaluator: 'self', grades: [{ scale: '評価', code }] }] : [],
          },
          { key: 'b', label: '', type: 'budget', unit: '千円', columns: [], budgets },
        ],
      },
    ],
  }
}

test('counts verdicts and grades and adds up budgets; an item without an amount is not zero', () => {
  expect(rollUp([sheet('p', 'A', [1000], 5), sheet('q', 'B', [500], 3), sheet('r', undefined, [], undefined)], scheme)).toEqual({
    sheets: 3,
    verdicts: { met: 1, missed: 1, pending: 0, unknown: 1 },
    grades: [
      { scale: '評価', code: 'A', count: 1 },
      { scale: '評価', code: 'B', count: 1 },
    ],
    ungraded: 1,
    budgets: [{ fiscalYear: 2020, stage: 'initial', amount: 1500, items: 2 }],
  })
})

const row: fc.Arbitrary<Stated<Budget>> = fc.record({
  item: fc.constantFrom('p', 'q', 'r'),
  fiscalYear: fc.constantFrom(2019, 2020),
  stage: fc.constantFrom('initial' as const, 'settled' as const),
  amount: fc.integer({ min: -1e9, max: 1e9 }),
})
test('a re-listed row never changes a total, and a statement seen twice counts once', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (rows, again) => {
      const relisted = again.map((budget) => ({ ...budget, relisted: true }))
      expect(totalBudgets([...rows, ...relisted])).toEqual(totalBudgets(rows))
      expect(totalBudgets([...rows, ...rows])).toEqual(totalBudgets(rows))
    }),
  )
})

test('the grade that a list shows is the one on the first scale, whichever question a sheet answers first', () => {
  const given = (scale: string, code: string, evaluator: Evaluation['evaluator'] = 'self'): Evaluation => ({
    item: 'p',
    fiscalYear: 2020,
    evaluator,
    grades: [{ scale, code }],
  })
  const answers = (...evaluations: Evaluation[]): SheetView => {
    const fields = evaluations.map((one, n) => ({
      key: `${n}`,
      label: '',
      type: 'grade' as const,
      scales: [],
      evaluations: [one],
    }))
    return { ...sheet('p', undefined, [], undefined), sections: [{ title: '', fields }] }
  }
  const codeOf = (view: SheetView) => evaluationOf(view, scheme)?.grades[0]?.code
  expect(codeOf(answers(given('妥当性', '妥当である'), given('評価', 'B', 'external'), given('評価', 'A')))).toBe('A')
  expect(codeOf(answers(given('妥当性', '妥当である'), given('評価', 'B', 'external')))).toBe('B')
  expect(codeOf(answers(given('妥当性', '妥当である')))).toBeUndefined()
})
