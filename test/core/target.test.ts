import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTarget, parseTarget, type Target } from '#core/target.ts'

const written: [string, Target][] = [
  ['[3,400人以上]', { value: 3400, unit: '人', comparator: '>=' }],
  ['［２５社］', { value: 25, unit: '社' }],
  ['○ [250件以上]', { value: 250, unit: '件', comparator: '>=' }],
  ['4', { value: 4 }],
  ['0件', { value: 0, unit: '件' }],
  ['80%以上', { value: 80, unit: '%', comparator: '>=' }],
  ['5人未満', { value: 5, unit: '人', comparator: '<=', text: '5人未満' }],
  ['▲3%以下', { value: -3, unit: '%', comparator: '<=' }],
  ['20件程度', { value: 20, unit: '件', comparator: '~' }],
  ['累計 7件', { value: 7, unit: '件', accumulation: 'cumulative' }],
  ['累計7件', { value: 7, unit: '件', accumulation: 'cumulative' }],
  ['320人/年', { value: 320, unit: '人', accumulation: 'annual', perYear: true }],
  ['20～30人', { min: 20, max: 30, unit: '人' }],
  ['20～30人程度', { min: 20, max: 30, unit: '人', comparator: '~' }],
  ['2～3回/年', { min: 2, max: 3, unit: '回', accumulation: 'annual', perYear: true }],
  ['30人以上50人未満', { min: 30, max: 50, unit: '人', text: '30人以上50人未満' }],
  ['[セミナー発表数の1.4倍以上]', { comparator: '>=', relativeTo: { quantity: 'セミナー発表数', factor: 1.4 } }],
  [
    'フォーラム発表数（８人）の4.2倍以上 ⇒34件',
    {
      value: 34,
      unit: '件',
      comparator: '>=',
      relativeTo: { quantity: 'フォーラム発表数', factor: 4.2, base: 8 },
      text: 'フォーラム発表数(8人)の4.2倍以上 ⇒34件',
    },
  ],
  ['参加企業数×6倍以上', { comparator: '>=', relativeTo: { quantity: '参加企業数', factor: 6 }, text: '参加企業数×6倍以上' }],
  ['前年度以上', { comparator: '>=', relativeTo: { quantity: '前年度' } }],
  ['昨年度実績以上', { comparator: '>=', relativeTo: { quantity: '昨年度実績' } }],
  ['昨年度実績を上回る', { comparator: '>=', relativeTo: { quantity: '昨年度実績' }, text: '昨年度実績を上回る' }],
  [
    '昨年度実績（4,126件）以上',
    {
      value: 4126,
      unit: '件',
      comparator: '>=',
      relativeTo: { quantity: '昨年度実績', base: 4126 },
      text: '昨年度実績(4,126件)以上',
    },
  ],
  ['前年度比10%増', { relativeTo: { quantity: '前年度', factor: 1.1 }, text: '前年度比10%増' }],
  ['対前年度比110％以上', { comparator: '>=', relativeTo: { quantity: '前年度', factor: 1.1 }, text: '対前年度比110％以上' }],
  ['前年度比5%以上削減', { comparator: '<=', relativeTo: { quantity: '前年度', factor: 0.95 }, text: '前年度比5%以上削減' }],
  ['前年度比1.1倍以上', { comparator: '>=', relativeTo: { quantity: '前年度', factor: 1.1 }, text: '前年度比1.1倍以上' }],
  ['対前年度（８０件）比２倍', { relativeTo: { quantity: '前年度', factor: 2, base: 80 }, text: '対前年度(80件)比2倍' }],
  ['対前年度1.5倍以上', { comparator: '>=', relativeTo: { quantity: '前年度', factor: 1.5 }, text: '対前年度1.5倍以上' }],
  ['前年度比1.5倍増', { qualitative: true, text: '前年度比1.5倍増' }],
  ['4.0以上（5段階）', { value: 4, comparator: '>=', text: '4.0以上(5段階)' }],
  ['80%以\n上', { value: 80, unit: '%', comparator: '>=' }],
  ['1,50\n0人', { value: 1500, unit: '人' }],
  ['100人\n200人', { qualitative: true, text: '100人\n200人' }],
  ['220人 以 上', { value: 220, unit: '人', comparator: '>=' }],
  ['２ ２ ０ 人', { value: 220, unit: '人' }],
  ['約 １万 ２千 人', { value: 12000, unit: '人', comparator: '~', text: '約1万2千人' }],
  ['20ー30件', { min: 20, max: 30, unit: '件', text: '20ー30件' }],
  ['体験センター 30件', { value: 30, unit: '件', text: '体験センター 30件' }],
  ['15 20人', { qualitative: true, text: '15 20人' }],
  ['4段階で3.5以上', { value: 3.5, comparator: '>=', text: '4段階で3.5以上' }],
  ['4.0（5点満点）', { value: 4, text: '4.0(5点満点)' }],
  ['29（4）', { qualitative: true, text: '29(4)' }],
  ['20～30（平日のみ）', { min: 20, max: 30, text: '20～30(平日のみ)' }],
  ['年3回、計90人以上', { value: 90, unit: '人', comparator: '>=', text: '年3回、計90人以上' }],
  ['講座２回、延べ40人', { value: 40, unit: '人', text: '講座2回、延べ40人' }],
  ['年3回、90人の参加を得る', { qualitative: true, text: '年3回、90人の参加を得る' }],
  ['前年度から3ポイント増', { qualitative: true, text: '前年度から3ポイント増' }],
  ['約150兆円', { value: 150e12, unit: '円', comparator: '~', text: '約150兆円' }],
  ['来場者数 3,400人以上', { value: 3400, unit: '人', comparator: '>=', text: '来場者数 3,400人以上' }],
  ['8,200人以上 ※4週間の開催', { value: 8200, unit: '人', comparator: '>=', text: '8,200人以上 ※4週間の開催' }],
  ['維持向上', { qualitative: true, text: '維持向上' }],
  ['3回の会議を経て計画をまとめる。', { qualitative: true, text: '3回の会議を経て計画をまとめる。' }],
  ['設定なし', { none: 'unset' }],
  ['―', { none: 'dash' }],
  ['', { none: 'blank' }],
  ['検討中', { none: 'considering' }],
]
test.each(written)('%j', (text, expected) => {
  expect(parseTarget(text)).toEqual(expected)
})

const value = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.integer({ min: 1, max: 1e6 }).map((n) => n / 10),
)
const unit = fc.constantFrom('件', '人', '%', '回', '社', 'ha')
const comparator = fc.constantFrom('>=' as const, '<=' as const, '~' as const, undefined)
const bound = (c: '>=' | '<=' | '~' | undefined) => (c === undefined ? {} : { comparator: c })
const printable: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ value, unit, c: comparator }).map(({ c, ...rest }) => ({ ...rest, ...bound(c) })),
  fc.record({ value, unit }).map((target) => ({ ...target, accumulation: 'cumulative' as const })),
  fc.record({ value, unit }).map((target) => ({ ...target, accumulation: 'annual' as const, perYear: true as const })),
  fc
    .record({ min: fc.integer({ min: 1, max: 500 }), more: fc.integer({ min: 1, max: 500 }), unit })
    .map(({ min, more, unit }) => ({ min, max: min + more, unit })),
  fc
    .record({
      quantity: fc.constantFrom('発表数', '参加企業数', '前年度の申請数'),
      factor: fc.integer({ min: 1, max: 99 }).map((n) => n / 10),
      c: comparator,
    })
    .map(({ c, ...relativeTo }) => ({ relativeTo, ...bound(c) })),
  fc
    .record({ base: fc.integer({ min: 1, max: 5000 }), value, unit, c: comparator })
    .map(({ base, c, ...rest }) => ({ ...rest, relativeTo: { quantity: '発表数', factor: 1.5, base }, ...bound(c) })),
  fc.constantFrom<Target>(
    { none: 'unset' },
    { none: 'considering' },
    { none: 'blank' },
    { qualitative: true, text: '仕組みを整える' },
  ),
)
test('any printable target is read back as itself', () => {
  fc.assert(
    fc.property(printable, (target) => {
      expect(parseTarget(formatTarget(target))).toEqual(target)
    }),
    { numRuns: 1000 },
  )
})
