import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAsOf, formatDay, formatInstant } from '#core/date-words.ts'
import type { Observation } from '#core/observation.ts'
import { contentDisposition } from '#web/file-response.ts'
import { formatAmount, formatBudget } from '#web/parts/budget-words.ts'
import { cellId, formatLocator } from '#web/parts/locator-words.ts'
import { formatValue } from '#web/parts/observation-words.ts'

describe('places', () => {
  it.each([
    ['p3/table1/r4c2', '3ページの表1の4行2列'],
    ['table2/r4c2', '表2の4行2列'],
    ['line 41', '41行目'],
    ['p3/line 5', '3ページの5行目'],
    ['para 7', '7段落目'],
    ['事業費!C5', 'シート「事業費」C5'],
    ['items[3]', 'items[3]'],
  ])('%s', (locator, words) => expect(formatLocator(locator)).toBe(words))

  it('no two cells share a name, and a name needs no escaping in an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(cellId(one)).toMatch(/^cell-[\w-]*$/)
        expect(cellId(one) === cellId(other)).toBe(one === other)
      }),
    )
  })
})

describe('days', () => {
  it.each([
    ['2019-04-30T14:59:59Z', '平成31年4月30日'],
    ['2019-04-30T15:00:00Z', '令和元年5月1日'],
    ['2026-03-31T15:00:00Z', '令和8年4月1日'],
  ])('%s', (instant, words) => expect(formatDay(instant)).toBe(words))

  it('with its hour', () => expect(formatInstant('2026-04-01T00:05:00Z')).toBe('令和8年4月1日 9:05'))

  it.each([
    ['2021-02-28', '令和3年2月28日'],
    ['2018-09', '平成30年9月'],
  ])('%s', (date, words) => expect(formatAsOf(date)).toBe(words))
})

describe('figures', () => {
  const said = (more: Partial<Observation>): Observation => ({ indicator: 'i', measure: 'target', ...more })
  it.each([
    [said({ value: 3400, comparator: '>=' }), '3,400以上'],
    [said({ value: 10, comparator: '<=' }), '10以下'],
    [said({ value: 25 }), '25'],
    [said({ value: 0 }), '0'],
    [said({ min: 2, max: 3 }), '2〜3'],
    [said({ value: 300, comparator: '~', measure: 'actual' }), '約300'],
    [said({ text: '設定なし' }), undefined],
  ])('%j', (observation, text) => expect(formatValue(observation)).toBe(text))

  it.each([
    [62_743_000, '千円', '62,743'],
    [1_500, '千円', '1.5'],
    [-3_000, '千円', '▲3'],
    [0, '千円', '0'],
  ])('%i yen in %s', (yen, unit, text) => expect(formatAmount(yen, unit)).toBe(text))

  it('再掲 stands in parentheses', () => {
    expect(formatBudget({ item: 'a', fiscalYear: 2020, stage: 'initial', amount: 4_000_000, relisted: true }, '千円')).toBe(
      '（4,000）',
    )
  })
})

it('a file name can end no header, and keeps its characters', () => {
  expect(contentDisposition('評価票".xlsx\r\nx: y')).toBe(
    `attachment; filename="____.xlsx__x__y"; filename*=UTF-8''%E8%A9%95%E4%BE%A1%E7%A5%A8%22.xlsx__x%3A%20y`,
  )
})
