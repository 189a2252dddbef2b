import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkExchange } from '#core/check/check-exchange.ts'
import type { Budget, Evaluation, Exchange } from '#core/exchange.ts'
import { judgeIndicator } from '#core/judge.ts'
import type { Observation } from '#core/observation.ts'
import type { Indicator, Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'

const scheme = {
  stage: 'final',
  levels: [{ key: 'programme', level: 'programme', label: '事業' }],
  evaluates: 'programme',
  grades: [{ scale: '評価', codes: { A: '', B: '' } }],
  sheet: [],
} as unknown as Scheme

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 })
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const year = fc.constantFrom(2020, 2020, 2020, 2019, 2021)
const number = fc.integer({ min: -3, max: 40 })
const stripped = <T extends object>(row: T) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

const items: Item[] = [
  { id: 'root', level: 'vision', title: '計画' },
  { id: 'p', parent: 'root', level: 'programme', title: '相談' },
  { id: 'q', parent: 'root', level: 'programme', title: '広報', delivery: 'coordinated' },
]
const indicator = fc
  .record({
    id: fc.constantFrom('i', 'j'),
    item: fc.constantFrom('p', 'q'),
    name: fc.constant('件数'),
    unit: some(fc.constantFrom('件', '%')),
    kind: fc.constantFrom('quantitative', 'qualitative'),
    accumulation: some(fc.constantFrom('annual', 'cumulative', 'point')),
    direction: some(fc.constantFrom('increase', 'decrease', 'maintain')),
    role: some(fc.constantFrom('reference', 'outcome')),
  })
  .map((row) => stripped(row) as unknown as Indicator)
const observation = fc
  .record({
    id: some(fc.constantFrom('o1', 'o2', 'o3')),
    indicator: fc.constantFrom('i', 'j'),
    measure: fc.constantFrom('target', 'target', 'actual', 'actual', 'benchmark', 'baseline', 'planned'),
    fiscalYear: often(year),
    fromFiscalYear: seldom(year),
    toFiscalYear: seldom(year),
    asOf: seldom(fc.constantFrom('2021-02-28', '2021-03', '2021-03-31', '2019-12')),
    value: often(number),
    min: seldom(number),
    max: seldom(number),
    comparator: some(fc.constantFrom('>=', '<=', '=', '~')),
    unit: seldom(fc.constantFrom('件', '倍')),
    relativeTo: seldom(fc.record({ quantity: fc.constant('発表数'), factor: fc.constantFrom(0, 1.4, 2), base: number })),
    status: seldom(fc.constantFrom('confirmed', 'forecast', 'preliminary')),
    supersededBy: seldom(fc.constantFrom('o1', 'o9')),
    text: seldom(fc.constantFrom('検討中', '10件未満')),
    parts: seldom(fc.array(fc.record({ label: fc.constant('内訳'), value: number }), { maxLength: 3 })),
  })
  .map((row) => stripped(row) as unknown as Observation)
const budget: fc.Arbitrary<Budget> = fc.record({
  item: fc.constantFrom('root', 'p', 'q'),
  fiscalYear: year,
  stage: fc.constantFrom('planned', 'initial', 'settled', 'settledEstimate'),
  amount: number,
  relisted: fc.boolean(),
})
const evaluation: fc.Arbitrary<Evaluation> = fc.record({
  item: fc.constantFrom('p', 'q'),
  fiscalYear: year,
  evaluator: fc.constantFrom('self', 'external'),
  grades: fc.constantFrom([], [{ scale: '評価', code: 'A' }]),
})
const paper: fc.Arbitrary<Exchange> = fc
  .record({
    indicators: fc.uniqueArray(indicator, { selector: ({ id }) => id }),
    observations: fc.array(observation, { maxLength: 8 }),
    budgets: fc.array(budget, { maxLength: 6 }),
    evaluations: fc.array(evaluation, { maxLength: 3 }),
    fiscalYear: often(year),
  })
  .map(({ fiscalYear, ...lists }) => ({
    format: 'shirube-exchange/1',
    document: { ...(fiscalYear === undefined ? {} : { fiscalYear }), grades: [], marks: [] },
    items,
    narratives: [],
    terms: [],
    findings: [],
    ...lists,
  }))

test('whatever a paper says, every finding is one whole sentence about a row of it', () => {
  fc.assert(
    fc.property(paper, (exchange) => {
      const ids = new Set([...items, ...exchange.indicators, ...exchange.observations].map(({ id }) => id))
      for (const { subject, message } of checkExchange(exchange, scheme)) {
        if (!exchange.observations.some(({ indicator }) => indicator === subject)) expect(ids).toContain(subject)
        expect(message).toMatch(/^[^\n]+。$/)
        expect(message).not.toMatch(/undefined|NaN|Infinity|\[object/)
      }
    }),
    { numRuns: 500 },
  )
})

test('what is missing is never missed, and a re-listed amount never changes what the checks say of a sum', () => {
  fc.assert(
    fc.property(paper, year, fc.boolean(), (exchange, fiscalYear, final) => {
      for (const indicator of exchange.indicators) {
        const verdict = judgeIndicator(indicator, exchange.observations, { fiscalYear, final })
        const said = exchange.observations.filter((o) => o.indicator === indicator.id)
        const has = (measure: string) =>
          said.some(
            (o) => o.measure === measure && (o.value !== undefined || o.min !== undefined || o.max !== undefined || o.relativeTo),
          )
        if (!has('target') || !has('actual')) expect(['unknown']).toContain(verdict.state)
        expect(verdict.reason).toMatch(/^[^\n]+。$/)
        expect(verdict.reason).not.toMatch(/undefined|NaN|Infinity/)
        if (verdict.rate !== undefined) expect(Number.isFinite(verdict.rate)).toBe(true)
      }
      const again = exchange.budgets.map((row) => ({ ...row, relisted: true }))
      const said = (budgets: Budget[], code: RegExp) =>
        checkExchange({ ...exchange, budgets }, scheme).filter((one) => code.test(one.code))
      const others = /low-budget|budget-exceeds|budget-parts/
      expect(said([...exchange.budgets, ...again], others)).toEqual(said(exchange.budgets, others))
      // A sum may then be said to hold 再掲, or to hold them no more; that it does not add up without them is never new.
      const sums = said(exchange.budgets, /budget-sum-mismatch/)
      const held = new Set(said(exchange.budgets, /budget-sum-with-relisted/).map(({ subject }) => subject))
      for (const one of said([...exchange.budgets, ...again], /budget-sum-mismatch/))
        if (!held.has(one.subject)) expect(sums).toContainEqual(one)
    }),
    { numRuns: 500 },
  )
})
