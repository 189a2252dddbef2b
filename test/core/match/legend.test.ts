import { describe, expect, it } from 'vitest'
import { readGradeLegend, readMarkLegend, readMarkStatus } from '#core/match/legend.ts'
import type { GradeScale } from '#core/scheme.ts'

const scales: GradeScale[] = [{ scale: '自己評価', codes: { A: '達成', B: 'おおむね', C: '未達成' } }]
const twoScales: GradeScale[] = [
  { scale: '評価区分', codes: { A: '進んだ', B: '一部', C: '進まず' } },
  { scale: '課題の有無', codes: { Ⅰ: '無', Ⅱ: '有' }, on: ['A'] },
]
const plain = (text: string, of = scales) =>
  readGradeLegend(text, of)?.map(({ scale, code, meaning }) => `${scale} ${code}=${meaning}`)

describe('readGradeLegend', () => {
  it.each([
    [
      '自己評価…A(達した。)、B(おおむね達した。)、C(達しなかった。)',
      ['自己評価 A=達した。', '自己評価 B=おおむね達した。', '自己評価 C=達しなかった。'],
    ],
    ['自己評価：Ａ（達した（速報を含む））、Ｂ（達しない）', ['自己評価 A=達した(速報を含む)', '自己評価 B=達しない']],
    ['評価区分・・・S(大きく上回る)\nA(達した)', ['自己評価 S=大きく上回る', '自己評価 A=達した']],
    ['達成度…◎(達した)、○(おおむね)、△(達せず)', ['達成度 ◎=達した', '達成度 ○=おおむね', '達成度 △=達せず']],
    [
      '※自己評価:A:達した、B:おおむね達した、C:達しない',
      ['自己評価 A=達した', '自己評価 B=おおむね達した', '自己評価 C=達しない'],
    ],
    ['A 達した B おおむね達した C 達しない', ['自己評価 A=達した', '自己評価 B=おおむね達した', '自己評価 C=達しない']],
  ])('%s', (text, meanings) => {
    expect(plain(text)).toEqual(meanings)
  })

  it('reads a second scale within the meaning of a first', () => {
    expect(plain('A 進んだもの(課題の有無 Ⅰ 無 Ⅱ 有) B 一部進んだもの C 進まないもの', twoScales)).toEqual([
      '評価区分 A=進んだもの',
      '評価区分 B=一部進んだもの',
      '評価区分 C=進まないもの',
      '課題の有無 Ⅰ=無',
      '課題の有無 Ⅱ=有',
    ])
  })

  it.each(['A', 'A【見込】 昨年より早い', '自己評価', '会場はA(本館)とした。', '令和4年度の目標'])('is none: %s', (text) => {
    expect(readGradeLegend(text, scales)).toBeUndefined()
  })
})

describe('readMarkLegend', () => {
  it.each([
    [
      '取組状況(9月末) ◆実施済み、◇取組中または今後実施',
      [
        ['◆', '実施済み'],
        ['◇', '取組中または今後実施'],
      ],
    ],
    [
      '凡例　●：完了　○：実施中　△：未着手',
      [
        ['●', '完了'],
        ['○', '実施中'],
        ['△', '未着手'],
      ],
    ],
  ])('%s', (text, marks) => {
    expect(readMarkLegend(text)?.map(({ mark, meaning }) => [mark, meaning])).toEqual(marks)
  })

  it.each(['◆実施済み', '○ 参加者数 [20人以上] ○ 開催回数 [3回]', '進捗状況'])('is none: %s', (text) => {
    expect(readMarkLegend(text)).toBeUndefined()
  })

  it.each([
    ['実施済み', 'done'],
    ['完了', 'done'],
    ['取組中または今後実施', 'ongoing'],
    ['未実施', 'ongoing'],
    ['県との共同', 'none'],
  ])('%s is %s', (meaning, status) => {
    expect(readMarkStatus(meaning)).toBe(status)
  })
})
