import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatKanjiNumber, parseKanjiNumber } from '#core/kanji-number.ts'
import { parseNumeral, writeNumber } from '#core/numeral.ts'

test.each([
  ['三十二', 32],
  ['十', 10],
  ['百五', 105],
  ['千二百', 1200],
  ['一千二百', 1200],
  ['一千万', 10_000_000],
  ['一億二千三百万', 123_000_000],
  ['二〇二〇', 2020],
  ['〇', 0],
  ['零', 0],
])('%s is %i', (text, value) => {
  expect(parseKanjiNumber(text)?.value).toBe(value)
})
test.each(['一十', '〇五', '三二十', '万', '十百', '', '第三', '三十二人'])('%j is no number', (text) => {
  expect(parseKanjiNumber(text)).toBeUndefined()
})
test('a number written in kanji is read as the same number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999_999_999 }),
      fc.constantFrom('positional', 'scaled', 'scaledOne'),
      (value, style) => {
        expect(parseKanjiNumber(formatKanjiNumber(value, style))?.value).toBe(value)
      },
    ),
  )
})

test.each([
  ['1億2,345万6,789', 123_456_789],
  ['5千', 5000],
  ['5百万', 5_000_000],
  ['0.5億', 50_000_000],
  ['1万2千', 12_000],
  ['1.20', 1.2],
])('%s is %d', (text, value) => {
  expect(parseNumeral(text)?.value).toBe(value)
})
test.each(['1千5百万', '2万3億', '1,2345', '.5', '5.', '00'])('%s is no number', (text) => {
  expect(parseNumeral(text)).toBeUndefined()
})
test('numbers are shown with separators and ▲', () => {
  expect([1234567, -3, 0.25, 0, 1000.5].map(writeNumber)).toEqual(['1,234,567', '▲3', '0.25', '0', '1,000.5'])
})
