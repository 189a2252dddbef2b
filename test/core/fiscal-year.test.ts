import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFiscalYears, formatFiscalYear, parseFiscalSpan, parseFiscalYear } from '#core/fiscal-year.ts'

const written: [string, number][] = [
  ['令和2年度', 2020],
  ['令和２年度', 2020],
  ['令和 2 年度', 2020],
  ['令和二年度', 2020],
  ['令和02年度', 2020],
  ['令和元年度', 2019],
  ['令和1年度', 2019],
  ['R2', 2020],
  ['r2', 2020],
  ['Ｒ２年度', 2020],
  ['R.2', 2020],
  ['R元', 2019],
  ['㋿2年度', 2020],
  ['Ｈ２８', 2016],
  ['㍻28年度', 2016],
  ['平成32年度', 2020], // stands on papers printed before the era changed
  ['平成72年度', 2060],
  ['平成元年度', 1989],
  ['平成31年度', 2019],
  ['昭和63年度', 1988],
  ['S64', 1989],
  ['大正15年度', 1926],
  ['令和元/平成31', 2019],
  ['平成31(令和元)年度', 2019],
  ['平成31年度（令和元年度）', 2019],
  ['平成31・令和元年度', 2019],
  ['2011(H23)年度', 2011],
  ['2011年度(平成23年度)', 2011],
  ['令和2(2020)年度', 2020],
  ['2020', 2020],
  ['2020年度', 2020],
  ['(2020年度)', 2020],
  ['FY2020', 2020],
  ['２０１３年度', 2013],
]
test.each(written)('%s is %i', (text, year) => {
  expect(parseFiscalYear(text)).toBe(year)
})

const withDocument: [string, number, number | undefined][] = [
  ['5年度', 2020, 2023],
  ['５年度', 2023, 2023],
  ['元年度', 2020, 2019],
  ['23', 2013, 2011],
  ['23年度', 2013, 2011],
  ['30年度', 2018, 2018],
  ['31年度', 2020, 2019],
  ['2年度', 2020, 2020],
  ['95', 2013, undefined], // no era has a 95 near
  ['0', 2020, undefined],
]
test.each(withDocument)('%s in a paper of %i is %s', (text, near, year) => {
  expect(parseFiscalYear(text, { near })).toBe(year)
})

test.each([
  '',
  '5年度',
  '23',
  '元',
  '令和0年度',
  '令和100年度',
  '令和3年2月',
  '2020年11月27日',
  '12,345',
  '1500',
  'H30.9',
  '2011(H24)年度',
  '年度',
  '第2期',
])('%j is no year by itself', (text) => {
  expect(parseFiscalYear(text)).toBeUndefined()
})

describe('printing', () => {
  test.each([
    [2019, '令和元年度', '2019年度', 'R1'],
    [2020, '令和2年度', '2020年度', 'R2'],
    [2018, '平成30年度', '2018年度', 'H30'],
    [1989, '平成元年度', '1989年度', 'H1'],
    [1988, '昭和63年度', '1988年度', 'S63'],
    [1860, '1860年度', '1860年度', '1860年度'],
  ])('%i is %s, %s, %s', (year, era, western, short) => {
    expect([formatFiscalYear(year, 'era'), formatFiscalYear(year, 'western'), formatFiscalYear(year, 'short')]).toEqual([
      era,
      western,
      short,
    ])
  })

  test('a year printed and read is the same year, in every style, and 元年 never prints as 1年', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1868, max: 2117 }), fc.constantFrom('era', 'western', 'short'), (year, style) => {
        const text = formatFiscalYear(year, style)
        expect(parseFiscalYear(text)).toBe(year)
        expect(text).not.toMatch(/(?:令和|平成|昭和|大正|明治)1年度/)
      }),
    )
  })

  test('a span printed and read is the same span', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2060 }),
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom('era', 'western', 'short'),
        (from, length, style) => {
          const text = `${formatFiscalYear(from, style)}～${formatFiscalYear(from + length, style)}`
          expect(parseFiscalSpan(text)).toEqual({ from, to: from + length })
        },
      ),
    )
  })
})

const spans: [string, number, number][] = [
  ['2011(H23)〜2013(H25)年度', 2011, 2013],
  ['2011年度〜2013年度', 2011, 2013],
  ['令和2～4年度', 2020, 2022],
  ['平成28～32年度', 2016, 2020],
  ['平成28年度から令和2年度まで', 2016, 2020],
  ['平成30年度-令和4年度', 2018, 2022],
  ['H28-R2', 2016, 2020],
  ['2020～24年度', 2020, 2024],
  ['令和2・3年度', 2020, 2021],
  ['(令和２年度～令和６年度)', 2020, 2024],
]
test.each(spans)('%s is %i to %i', (text, from, to) => {
  expect(parseFiscalSpan(text)).toEqual({ from, to })
})
test.each(['令和2年度', '令和4～2年度', '令和2・5年度', '20～30', '20～30人', '', '~'])('%j is no span', (text) => {
  expect(parseFiscalSpan(text)).toBeUndefined()
})

const running: [string, (string | number)[]][] = [
  ['令和2年度の目標', ['令和2年度', 2020]],
  ['2014年度以降の方向性', ['2014年度', 2014]],
  ['令和3年2月末の進捗', []],
  ['令和2年11月27日〜12月18日、H30.9', []],
  ['R3の目標はH28より', ['R3', 2021, 'H28', 2016]],
  ['平成31年度（令和元年度）予算', ['平成31年度（令和元年度）', 2019]],
  ['第3期（2011(H23)〜2013(H25)年度）', ['2011(H23)', 2011, '2013(H25)年度', 2013]],
  ['令和2～4年度の計画', ['令和2', 2020, '4年度', 2022]],
  ['5年度予算', []],
  ['CRAFT14とH5N1、12R2', []],
]
test.each(running)('years in %s', (text, expected) => {
  expect(findFiscalYears(text).flatMap(({ text: word, year }) => [word, year])).toEqual(expected)
})
test('in running text a year without its era follows the document', () => {
  expect(findFiscalYears('5年度予算', { near: 2022 })).toEqual([{ year: 2023, text: '5年度', index: 0 }])
})
