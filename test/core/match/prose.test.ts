import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ProseContext, readProse } from '#core/match/prose.ts'
import { findProseFigures } from '#core/match/prose-figures.ts'
import { findTerms } from '#core/match/prose-terms.ts'
import type { Indicator } from '#core/plan.ts'

const found = (text: string) => findProseFigures(text, 2020).map(({ name, value, unit }) => `${name} ${value}${unit}`)
const source = { locator: 'para 1', text: '' }
const context: ProseContext = { fiscalYear: 2020, asOf: '2021-03-31', measure: 'actual', indicatorsOf: () => [], known: () => [] }

describe('figures in running words', () => {
  test.each<[string, string[]]>([
    ['相談窓口の利用件数：52件。', ['相談窓口の利用件数 52件']],
    ['⇒開業した店は12店舗', ['開業した店 12店舗']],
    ['漁港の見学会を4回開催（のべ138名が参加）', ['漁港の見学会の開催 4回', '漁港の見学会の参加者 138名']],
    ['工具の貸出を開始。（35社、うち市外4社）', ['工具の貸出の開始 35社']],
    ['林業の研修（10月）を開催（21名参加、就業の面談8件）', ['林業の研修の参加者 21名', '林業の研修の就業の面談 8件']],
    ['産地の見学会に参加し、18件の商談を実現。', ['商談 18件']],
    ['県内から63社が実証の場に登録', ['実証の場への登録 63社']],
    ['試食会：継続の商談9件、成約3件', ['試食会の継続の商談 9件', '試食会の成約 3件']],
    ['定員60名の講座を2回開催', ['定員 60名', '講座の開催 2回']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))

  test.each([
    '第3回の会議を5月に開催（R2.5）',
    '計画を5年間延長',
    '「100人の森」を整えた',
    '3分野合同の発表会',
    '令和3年度末までに終える',
    '前年から10件増',
    '電話は06-6941-0351',
  ])('%s counts nothing', (text) => expect(found(text)).toEqual([]))

  test('years before figures are their own', () => {
    const [now, before, last] = findProseFigures('利用実績105件（H30：41件、前年度：59件）', 2020)
    expect([now?.fiscalYear, before?.fiscalYear, last?.fiscalYear]).toEqual([undefined, 2018, 2019])
    expect(new Set([now?.name, before?.name, last?.name])).toEqual(new Set(['利用実績']))
  })

  test('from where it began to where it stands', () => {
    const figures = findProseFigures('会員の店が24店（R2.4）から31店（R3.3）に増加', 2020)
    expect(figures.map(({ measure, asOf, value, name }) => [measure, asOf, value, name])).toEqual([
      ['baseline', '2020-04', 24, '会員の店'],
      [undefined, '2021-03', 31, '会員の店'],
    ])
  })

  test('parts in brackets belong to their total', () => {
    const [total, ...others] = findProseFigures('体験会へ40社(製造業22社、小売業18社)が参加', 2020)
    expect(total?.parts).toEqual([
      { label: '製造業', value: 22 },
      { label: '小売業', value: 18 },
    ])
    expect(others).toEqual([])
  })

  test('any text gives figures that stand in it, each with a name', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '商談',
            '12',
            '件',
            '（',
            '）',
            '、',
            '。',
            '：',
            'を',
            '開催',
            '3',
            '社',
            'が',
            '参加',
            '\n',
            '「',
            '」',
            'うち',
            '%',
          ),
        ),
        (parts) => {
          const text = parts.join('')
          for (const { name, figure, unit } of findProseFigures(text, 2020)) {
            expect(name.trim()).not.toBe('')
            expect(unit).not.toBe('')
            expect(text).toContain(figure.text)
          }
        },
      ),
    )
  })
})

describe('suggestions', () => {
  const indicator: Indicator = { id: 'i1', item: 'a', name: '空き店舗を使った開業の件数', unit: '件', kind: 'quantitative' }

  test('a figure that answers an indicator is its observation, once', () => {
    const read = readProse(
      [{ item: 'a-1', text: '空き店舗を使った開業は7件。相談会を3回開催。空き店舗を使った開業は県内で9件。', source }],
      { ...context, indicatorsOf: () => [indicator] },
    )
    expect(read.observations.map(({ indicator, value, fromProse }) => [indicator, value, fromProse])).toEqual([
      ['i1', 7, true],
      ['a-1-s1', 3, true],
      ['a-1-s2', 9, true],
    ])
    expect(read.indicators.every(({ fromProse, role }) => fromProse === true && role === 'reference')).toBe(true)
  })

  test('a figure that is known already is not suggested again', () => {
    const read = readProse([{ item: 'a', text: '空き店舗を使った開業は7件。', source }], {
      ...context,
      indicatorsOf: () => [indicator],
      known: () => [7],
    })
    expect(read.observations).toEqual([])
  })

  test('an indicator in words is never answered by a figure', () => {
    const words: Indicator = { id: 'q', item: 'a', name: '空き店舗を使った開業を増やす。', kind: 'qualitative' }
    const read = readProse([{ item: 'a', text: '空き店舗を使った開業は7件。', source }], {
      ...context,
      indicatorsOf: () => [words],
    })
    expect(read.observations.map(({ indicator }) => indicator)).toEqual(['a-s1'])
  })

  test('an item has so many suggestions and no more', () => {
    const text = Array.from(
      { length: 100 },
      (_, nth) =>
        `${'甲乙丙丁'[nth % 4]}の講座その${'一二三四五六七八九十'[nth % 10]}${nth % 3 === 0 ? '夜' : '昼'}を${nth + 1}回開催。`,
    ).join('')
    expect(readProse([{ item: 'a', text, source }], context).indicators.length).toBeLessThanOrEqual(40)
  })
})

describe('terms in running words', () => {
  test('a short name that is used again, and what a name means', () => {
    const texts = [
      '水辺づくり推進協議会（水推協）と組み、水推協の場で話し合った。',
      '里守り（耕す人がいない田を地域で預かるもの）を広げる。',
      '会議を開いた（書面）。書面で配った。',
    ]
    expect(
      findTerms(texts.map((text) => ({ text, source }))).map(({ term, definition, fromProse }) => [term, definition, fromProse]),
    ).toEqual([
      ['水推協', '水辺づくり推進協議会', true],
      ['里守り', '耕す人がいない田を地域で預かるもの', true],
    ])
  })
})
