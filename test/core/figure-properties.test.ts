import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFigure, parseFigure } from '#core/figure.ts'
import { findFigures } from '#core/figure-in-text.ts'
import { parseMoney } from '#core/money.ts'
import type { Comparator } from '#core/observation.ts'
import { formatTarget, parseTarget, type Target } from '#core/target.ts'
import { foldText } from '#core/text-fold.ts'

/** What cells of figures are made of, whole words and single marks, full and half width. */
const pieces = [
  ...[
    '0',
    '1',
    '3',
    '7',
    '12',
    '100',
    '250',
    '2020',
    '１',
    '２５',
    '０',
    '1,234',
    '1,2',
    '３，４００',
    '0.5',
    '31.50',
    '007',
    '1.',
    '9'.repeat(30),
  ],
  ...['万', '億', '千', '百', '十', '兆', '二', '三十二', '〇', '百万', '千円', '円', '百万円'],
  ...[
    '件',
    '人',
    '％',
    '%',
    '回',
    '社',
    'ha',
    'か所',
    'ポイント',
    '人/年',
    '回／年',
    'm2',
    't-CO2',
    '倍',
    '点',
    '年',
    '年度',
    '月',
    '日',
  ],
  ...[
    '以上',
    '以下',
    '未満',
    '超',
    '程度',
    '約',
    '累計',
    '延べ',
    '年間',
    '毎年',
    '以内',
    '少なくとも',
    '強',
    '(見込)',
    '（累計）',
    '/年',
    '【予定】',
    '速報',
  ],
  ...['～', '~', '-', '−', 'から', '▲', '△', '+', '±', '×', '⇒', '→', '=', '、', '。', '・', ',', '，', '.', '/', '※', '○'],
  ...['(', ')', '（', '）', '[', ']', '【', '】', '〔', '〕', ' ', '\u3000', '\n', '\t', 'の', 'に対して'],
  ...[
    '発表数',
    '前年度',
    '昨年度実績',
    '令和2年度',
    '比',
    '増',
    '減',
    '設定なし',
    '―',
    '検討中',
    '該当なし',
    '再掲',
    'うち',
    'R3',
    'ﾞ',
    '\u0301',
    '①',
  ],
]
const cell = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''))
const runs = { numRuns: 2000 }

const numbersIn = (data: unknown): number[] =>
  typeof data === 'number' ? [data] : data === null || typeof data !== 'object' ? [] : Object.values(data).flatMap(numbersIn)

describe('any text of a cell', () => {
  it('is a figure that prints back the same, or kept as text', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const figure = parseFigure(text)
        expect(figure.text).toBe(text)
        expect(foldText(formatFigure(figure))).toBe(foldText(text))
        expect(numbersIn(figure).every(Number.isFinite)).toBe(true)
      }),
      runs,
    )
  })

  it('is a target that prints back the same but for the frame around it, and is read so again', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const target = parseTarget(text)
        const printed = formatTarget(target)
        const frame = /[○●・◎[\]【】()〔〕\s]/g
        const bare = (words: string) => foldText(words).replace(frame, '')
        expect(target.none === undefined ? bare(printed) : '').toBe(target.none === undefined ? bare(text) : '')
        // 1 千円 in two words and 1千円 in one are the same money, counted in another unit.
        if (!/^[十百千万億兆]/.test(target.unit ?? '')) expect(parseTarget(printed)).toEqual(target)
        expect(numbersIn(target).every(Number.isFinite)).toBe(true)
      }),
      runs,
    )
  })

  it('holds figures only where it says them, in order and apart', () => {
    fc.assert(
      fc.property(cell, (text) => {
        let end = 0
        for (const figure of findFigures(text)) {
          expect(text.slice(figure.index, figure.index + figure.text.length)).toBe(figure.text)
          expect(figure.index).toBeGreaterThanOrEqual(end)
          expect(Number.isFinite(figure.value)).toBe(true)
          end = figure.index + figure.text.length
        }
      }),
      runs,
    )
  })

  it('is an amount of whole yen, a reason, or none', () => {
    fc.assert(
      fc.property(cell, fc.constantFrom('円', '千円', '百万円', '億円'), (text, unit) => {
        const money = parseMoney(text, unit)
        expect(numbersIn(money).every(Number.isSafeInteger)).toBe(true)
      }),
      runs,
    )
  })
})

const value = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.integer({ min: 1, max: 1e7 }).map((n) => n / 100),
  fc.integer({ min: -1e4, max: -1 }),
)
const unit = fc.option(fc.constantFrom('件', '人', '%', '回', '社', 'ha', 'か所', 'ポイント', 't-CO2', '円'), { nil: undefined })
const comparator = fc.option(fc.constantFrom<Comparator>('>=', '<=', '~'), { nil: undefined })
const kept = <Row extends object>(row: Row): Target =>
  Object.fromEntries(Object.entries(row).filter(([, one]) => one !== undefined)) as Target
/** A running total, a count of each year, or neither. */
const counted = fc.constantFrom<Target>({}, { accumulation: 'cumulative' }, { accumulation: 'annual', perYear: true })
const ends = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), fc.constantFrom('both', 'min', 'max'))
  .map(([min, more, which]) => ({ ...(which === 'max' ? {} : { min }), ...(which === 'min' ? {} : { max: min + more }) }))
const quantity = fc.constantFrom('発表数', '参加企業数', '前年度の申請数', '新規登録者数')
const factor = fc.integer({ min: 1, max: 990 }).map((n) => n / 10)

const targets: Record<string, fc.Arbitrary<Target>> = {
  'a number': fc.record({ value, unit, comparator, counted }).map(({ counted: how, ...rest }) => kept({ ...rest, ...how })),
  'a range': fc
    .record({ ends, unit: unit.map((one) => one ?? '人'), about: fc.boolean(), counted })
    .map(({ ends: both, unit: one, about, counted: how }) =>
      kept({ ...both, unit: one, ...(about ? { comparator: '~' } : {}), ...how }),
    ),
  'a ratio': fc
    .record({ quantity, factor, comparator, base: fc.option(fc.integer({ min: 0, max: 99_999 }), { nil: undefined }) })
    .map(({ comparator: bound, ...relativeTo }) => kept({ relativeTo: kept(relativeTo), comparator: bound })),
  'a ratio with what it comes to': fc
    .record({ quantity, factor, comparator, value: fc.integer({ min: 0, max: 99_999 }), unit })
    .map(({ quantity: of, factor: times, ...rest }) => kept({ ...rest, relativeTo: { quantity: of, factor: times } })),
  'none, and why': fc.constantFrom<Target>(
    { none: 'dash' },
    { none: 'blank' },
    { none: 'unset' },
    { none: 'considering' },
    { none: 'surveying' },
    { none: 'notApplicable' },
    { none: 'noted' },
  ),
}

describe('a target that can be printed is read back as itself', () => {
  it.each(Object.entries(targets))('%s', (_, target) => {
    fc.assert(
      fc.property(target, (one) => {
        expect(parseTarget(formatTarget(one))).toEqual(one)
      }),
      runs,
    )
  })

  it.each(Object.entries(targets))('%s, in a frame or in full width', (_, target) => {
    const frame = fc.constantFrom('[]', '【】', '()', '〔〕', '［］')
    fc.assert(
      fc.property(target, frame, (one, [open = '', close = '']) => {
        const printed = formatTarget(one)
        expect(parseTarget(open + printed + close)).toEqual(one.none === undefined ? one : parseTarget(open + printed + close))
      }),
      runs,
    )
  })
})
