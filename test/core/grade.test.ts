import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatGrades, parseGrades, parseWordedGrades } from '#core/grade.ts'
import type { GradeScale } from '#core/scheme.ts'

const grades: GradeScale[] = [
  { scale: '達成', codes: { S: '大きく上回る', A: '達成', B: '一部達成', C: '未達成' } },
  { scale: '課題', codes: { Ⅰ: '無', Ⅱ: '有', Ⅲ: '大' }, on: ['A', 'B'] },
]
const scheme = { grades, forecastMark: '【見込】' }
const letters = (text: string) => {
  const parsed = parseGrades(text, scheme)
  return parsed && `${parsed.grades.map(({ scale, code }) => `${scale}=${code}`).join(' ')}${parsed.forecast ? ' 見込' : ''}`
}

describe('parseGrades', () => {
  const cases: [string, string | undefined][] = [
    ['A', '達成=A'],
    ['Ａ', '達成=A'],
    [' A Ⅱ ', '達成=A 課題=Ⅱ'],
    ['AⅢ', '達成=A 課題=Ⅲ'],
    ['A・Ⅰ', '達成=A 課題=Ⅰ'],
    ['A【見込】', '達成=A 見込'],
    ['BⅡ[見込]', undefined],
    ['CⅡ', undefined],
    ['Ⅱ', undefined],
    ['D', undefined],
    ['AA', undefined],
    ['―', undefined],
    ['', undefined],
    ['A 達成', undefined],
  ]
  test.each(cases)('%s', (text, expected) => {
    expect(letters(text)).toBe(expected)
  })
})

describe('parseWordedGrades', () => {
  const cases: [string, string | undefined][] = [
    ['A.順調に推移している', 'A'],
    ['B：おおむね順調', 'B'],
    ['AⅡ', 'AⅡ'],
    ['A.順調です。次年度も続けます。', undefined],
    ['D.分からない', undefined],
    ['B 一部達成', 'B'],
    ['Ｂ（一部達成）', 'B'],
    ['B 次年度も続ける', undefined],
    ['順調に推移している', undefined],
  ]
  test.each(cases)('%s', (text, expected) => {
    const parsed = parseWordedGrades(text, scheme)
    expect(parsed && formatGrades(parsed, scheme)).toBe(expected)
  })
})

test('a grade written and read is the same grade', () => {
  const grade = fc.record({
    first: fc.constantFrom('S', 'A', 'B', 'C'),
    second: fc.constantFrom(undefined, 'Ⅰ', 'Ⅱ', 'Ⅲ'),
    forecast: fc.boolean(),
  })
  fc.assert(
    fc.property(grade, ({ first, second, forecast }) => {
      const follows = second !== undefined && (first === 'A' || first === 'B')
      const given = [{ scale: '達成', code: first }, ...(follows ? [{ scale: '課題', code: second }] : [])]
      const written = formatGrades({ grades: given, forecast }, scheme)
      expect(parseGrades(written, scheme)).toEqual({ grades: given, ...(forecast ? { forecast: true } : {}) })
    }),
  )
})
