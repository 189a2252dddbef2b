import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAsOf, fiscalYearEnd, parseAsOf } from '#core/as-of.ts'

const written: [string, string][] = [
  ['令和3年2月末', '2021-02-28'],
  ['令和6年2月末', '2024-02-29'],
  ['令和３年２月末日', '2021-02-28'],
  ['令和3年2月末時点', '2021-02-28'],
  ['令和元年5月1日', '2019-05-01'],
  ['H30.9', '2018-09'],
  ['H31.3月末', '2019-03-31'],
  ['R3.2.28', '2021-02-28'],
  ['2021/2/28', '2021-02-28'],
  ['2021年2月', '2021-02'],
  ['令和2年度末', '2021-03-31'],
  ['2/23現在', '2021-02-23'],
  ['※3/23現在', '2021-03-23'],
  ['(12月末時点)', '2020-12-31'],
  ['３月１日現在', '2021-03-01'],
  ['4月末', '2020-04-30'],
  ['年度末', '2021-03-31'],
]
test.each(written)('%s in the paper of 2020 is %s', (text, date) => {
  expect(parseAsOf(text, { fiscalYear: 2020 })).toBe(date)
})

test.each(['令和3年2月30日', '令和3年13月', '2/30現在', '令和2年度', '30.9', '12', '', '調査中', '1500年3月末'])(
  '%j is no date',
  (text) => {
    expect(parseAsOf(text, { fiscalYear: 2020 })).toBeUndefined()
  },
)
test.each(['2/23現在', '12月末時点', '年度末'])('%s without a year is no date', (text) => {
  expect(parseAsOf(text)).toBeUndefined()
})

const running: [string, [string, string][]][] = [
  ['進捗状況(令和3年2月末)', [['令和3年2月末', '2021-02-28']]],
  ['2月末時点の目安', [['2月末時点', '2021-02-28']]],
  ['巡回 107件(2/23現在)', [['2/23現在', '2021-02-23']]],
  ['委員（令和7年5月7日現在）', [['令和7年5月7日現在', '2025-05-07']]],
  ['開催日:令和2年10月22日、二次電池展(9/11)、H30.9に開始', []],
  ['3月17日から3月31日まで', []],
  ['令和5年度末まで延長し、2月末までに応募', []],
  ['令和7年５⽉７⽇現在', [['令和7年５⽉７⽇現在', '2025-05-07']]],
]
test.each(running)('dates of figures in %s', (text, expected) => {
  expect(findAsOf(text, { fiscalYear: 2020 }).map(({ text: word, date }) => [word, date])).toEqual(expected)
})

test('a date without a year always falls inside the fiscal year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 12 }), (fiscalYear, month) => {
      const date = parseAsOf(`${month}月末時点`, { fiscalYear })
      expect(date !== undefined && date >= `${fiscalYear}-04-01` && date <= fiscalYearEnd(fiscalYear)).toBe(true)
    }),
  )
})
