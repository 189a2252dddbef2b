import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, parseMoney } from '#core/money.ts'

const written: [string, string, unknown][] = [
  ['62,743', '千円', { amount: 62743000 }],
  ['６２，７４３', '千円', { amount: 62743000 }],
  ['62,743千円', '千円', { amount: 62743000 }],
  ['62,743千円', '円', { amount: 62743000 }],
  ['3億5,000万円', '千円', { amount: 350000000 }],
  ['12.5', '百万円', { amount: 12500000 }],
  ['(1,102)', '千円', { amount: 1102000, relisted: true }],
  ['（1,102）', '千円', { amount: 1102000, relisted: true }],
  ['1,102（再掲）', '千円', { amount: 1102000, relisted: true }],
  ['再掲 1,102', '千円', { amount: 1102000, relisted: true }],
  ['5,000（3,000）', '千円', { amount: 5000000, portion: 3000000 }],
  ['1,243,584(△24,614)', '千円', { amount: 1243584000, portion: -24614000 }],
  ['326,800（0）', '千円', { amount: 326800000, portion: 0 }],
  ['5,000(うち一般財源3,000)', '千円', { amount: 5000000, portion: 3000000 }],
  ['5,000千円(3,000千円)', '千円', { amount: 5000000, portion: 3000000 }],
  ['5,000(予定)', '千円', { amount: 5000000 }],
  ['▲ 5', '千円', { amount: -5000 }],
  ['△5', '千円', { amount: -5000 }],
  ['0', '千円', { amount: 0 }],
  ['―', '千円', { missing: 'dash' }],
  ['', '千円', { missing: 'blank' }],
  ['未設定', '千円', { missing: 'unset' }],
  ['12.3456', '千円', undefined], // no whole yen
  ['1,2,3', '千円', undefined],
  ['5件', '千円', undefined],
  ['約500', '千円', undefined],
  ['他事業に含む', '千円', undefined],
]
test.each(written)('%j under %s', (text, unit, expected) => {
  expect(parseMoney(text, unit)).toEqual(expected)
})

test('an amount written under a unit is read as the same amount', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('円', '千円', '万円', '百万円', '億円'),
      (amount, unit) => {
        const yen = amount === 0 ? 0 : amount
        expect(parseMoney(formatMoney(yen, unit), unit)).toEqual({ amount: yen })
      },
    ),
  )
})

test('a unit that is no money is our own mistake', () => {
  expect(() => parseMoney('5', '件')).toThrow('件')
})
