import { describe, expect, test } from 'vitest'
import { isHeadingLine, isListLine, readLineMark } from '#core/match/line-mark.ts'

describe('the mark at the head of a line', () => {
  test.each([
    ['■担い手を増やす', { mark: '■', rest: '担い手を増やす' }],
    ['〇窓口を置く', { mark: '○', rest: '窓口を置く' }],
    ['　○ 窓口を置く', { mark: '○', rest: '窓口を置く' }],
    ['③水位計を増やす', { mark: '①', number: 3, rest: '水位計を増やす' }],
    ['（２）照明を替える', { mark: '(1)', number: 2, rest: '照明を替える' }],
    ['1. 道を直す', { mark: '1.', number: 1, rest: '道を直す' }],
  ])('%s', (line, mark) => expect(readLineMark(line)).toEqual(mark))

  test.each(['・相談会の開催', '※別に定める', '1.5倍に増やす', '(仮称)まちの駅', '2か所に置く', '■', ''])(
    '%s opens nothing',
    (line) => expect(readLineMark(line)).toBeUndefined(),
  )

  test('lists and headings', () => {
    expect(['・相談会', '⇒成約した', '※大阪'].every(isListLine)).toBe(true)
    expect(isListLine('○相談会')).toBe(false)
    expect(isHeadingLine('【海外での商談】（再掲）')).toBe(true)
    expect(isHeadingLine('【海外での商談】を開いた')).toBe(false)
  })
})
