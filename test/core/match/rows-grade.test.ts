import { describe, expect, it } from 'vitest'
import { readGradeCell } from '#core/match/rows-grade.ts'

const scheme = { grades: [{ scale: '自己評価', codes: { A: '達成', B: 'おおむね', C: '未達成' } }], forecastMark: '【見込】' }

describe('readGradeCell', () => {
  it.each([
    ['A', 'A', false, undefined],
    ['Ｂ【見込】', 'B', true, undefined],
    ['B【見込み】', 'B', true, undefined],
    ['（見込）Ｃ', 'C', true, undefined],
    ['A【見込】 ※参考 出展社:466社', 'A', true, '※参考 出展社:466社'],
    ['B\n雨で一部を中止した。', 'B', false, '雨で一部を中止した。'],
    ['評価：Ａ', 'A', false, undefined],
    ['A(会場の都合による)', 'A', false, '(会場の都合による)'],
  ])('%s', (text, code, forecast, comment) => {
    expect(readGradeCell(text, scheme)).toEqual({
      grades: [{ scale: '自己評価', code }],
      ...(forecast ? { forecast: true } : {}),
      ...(comment === undefined ? {} : { comment }),
    })
  })

  it.each(['D', '中止', 'AA', 'Aランクの会場', ''])('is no grade: %s', (text) => {
    expect(readGradeCell(text, scheme)).toBeUndefined()
  })
})
