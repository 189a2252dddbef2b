import { describe, expect, it } from 'vitest'
import { readHeading, readIssuer } from '#core/match/heading.ts'

const recognise = { titles: ['期末評価', '観光交流局事業'], labels: [] }
const read = (...lines: string[]) => {
  const { source: _, ...heading } = readHeading(
    lines.map((text, nth) => ({ text, locator: `line ${nth + 1}` })),
    recognise,
  )
  return heading
}

describe('readHeading', () => {
  it.each([
    [
      ['資料1-2', '令和2年度 観光交流局事業 期末評価(案)'],
      { title: '令和2年度 観光交流局事業 期末評価(案)', draft: true, fiscalYear: 2020, stage: 'final' },
    ],
    [['令和元年度観光交流局事業中間評価'], { title: '令和元年度観光交流局事業中間評価', fiscalYear: 2019, stage: 'interim' }],
    [
      ['第3回推進会議', '平成28年度 観光計画の進捗状況（平成29年3月15日現在）'],
      { title: '平成28年度 観光計画の進捗状況(平成29年3月15日現在)', fiscalYear: 2016, stage: 'progress', asOf: '2017-03-15' },
    ],
    [['令和7年度事業計画について', '案'], { title: '令和7年度事業計画について', draft: true, fiscalYear: 2025, stage: 'plan' }],
    [
      ['令和４年度 観光交流局事業', '期末評価', '（令和５年２月末現在）'],
      { title: '令和4年度 観光交流局事業 期末評価', fiscalYear: 2022, stage: 'final', asOf: '2023-02-28' },
    ],
    [['観光交流局事業 期末評価', '令和3年度'], { title: '観光交流局事業 期末評価', fiscalYear: 2021, stage: 'final' }],
    [
      ['令和4年度 観光交流局事業 期末評価(令和3年度実施分)'],
      { title: '令和4年度 観光交流局事業 期末評価(令和3年度実施分)', fiscalYear: 2021, stage: 'final' },
    ],
    [['港の便り'], { title: '港の便り' }],
    [[], {}],
  ])('%j', (lines, heading) => {
    expect(read(...lines)).toEqual(heading)
  })
})

describe('readIssuer', () => {
  it.each([
    ['令和2年度 観光交流局事業 期末評価', '三川広域連合観光交流局'],
    ['令和3年度水辺保全部の取組', '三川広域連合水辺保全部'],
    ['令和3年度 北浦市 水辺保全課所管事業', '北浦市水辺保全課'],
    ['産業振興アクションプランの進捗状況', undefined],
  ])('%s → %s', (title, issuer) => {
    expect(readIssuer(title, '三川広域連合')).toBe(issuer)
  })
})
