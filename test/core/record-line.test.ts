import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatRecordLine, parseRecordLine } from '#core/record-line.ts'

it.each([
  [['1', '', 'あ'], '1,,あ'],
  [['"早め"に', 'a,b', ''], '"""早め""に","a,b",'],
  [[''], ''],
  [['二行\nの値', '終'], '"二行\nの値",終'],
])('%j is the line %j and back', (cells, line) => {
  expect(formatRecordLine(cells)).toBe(line)
  expect(parseRecordLine(line)).toEqual(cells)
})

it('any cells come back as they were', () => {
  const cell = fc.string({ unit: fc.constantFrom('あ', '"', ',', '\n', '\r', ' ', '1'), maxLength: 5 })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      expect(parseRecordLine(formatRecordLine(cells))).toEqual(cells)
    }),
  )
})
