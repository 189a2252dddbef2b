import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGradeWords } from '#core/grade-choice.ts'
import { balanceRows } from '#core/match/woven-balance.ts'
import { isTick, readTicked } from '#core/ticks.ts'

describe('words with boxes', () => {
  test.each([
    ['■ 継続 □ 廃止', ['継続+', '廃止-']],
    ['継続☑　廃止□', ['継続+', '廃止-']],
    ['☐ 直営\n☑ 委託\n☑ 補助', ['直営-', '委託+', '補助+']],
    ['(○)拡充 (  )縮小 ( ) 廃止', ['拡充+', '縮小-', '廃止-']],
    ['□より多くの人に（広く）　■特定の人に（狭く）', ['より多くの人に(広く)-', '特定の人に(狭く)+']],
    ['■水路の手入れ', undefined],
    ['二つの地区で行う', undefined],
  ])('%s', (text, expected) => {
    const read = readTicked(text)?.map(({ words, ticked }) => `${words}${ticked ? '+' : '-'}`)
    expect(read).toEqual(expected)
  })
  test.each(['○', '(○)', '✓', 'レ', '■'])('%s alone is a tick', (text) => expect(isTick(text)).toBe(true))
  test.each(['', '×', '○印', '0'])('%s is none', (text) => expect(isTick(text)).toBe(false))
})

describe('a grade chosen among words', () => {
  const rules = { grades: [{ scale: '方向性', codes: { 継続: '続ける', 廃止: 'やめる', 広: '広く配るもの' } }] }
  test.each([
    ['■ 継続 □ 廃止', '継続'],
    ['□ 続ける ■ やめる', '廃止'],
    ['■ みんなに配るもの（広） □ 廃止', '広'],
    ['■ 継続 ■ 廃止', undefined],
    ['□ 継続 □ 廃止', undefined],
    ['継続', '継続'],
    ['● 継続', '継続'],
    ['○ 継続', undefined],
  ])('%s', (text, code) => expect(readGradeWords(text, rules)?.grades[0]?.code).toBe(code))
})

describe('rows whose blank cells left no trace', () => {
  test('stand where they add up to the total', () => {
    expect(
      balanceRows(
        [10, 20, 30],
        [
          [5, 10],
          [10, 15, 20],
        ],
      ),
    ).toEqual({
      columns: [
        [1, 2],
        [0, 1, 2],
      ],
      doubtful: false,
    })
  })
  test('are left alone where they could stand in two ways, or in none', () => {
    expect(balanceRows([10, 10], [[10], [10]])).toBeUndefined()
    expect(balanceRows([10, 20], [[7]])).toBeUndefined()
  })
  test('a zero may stand anywhere: told', () => {
    expect(balanceRows([0, 5, 0], [[0], [5]])?.doubtful).toBe(true)
  })
  test('are found again whatever was blank, or told to be unsure', () => {
    const row = fc.array(fc.option(fc.integer({ min: 1, max: 1_000_000 })), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const total = [0, 1, 2, 3].map((i) => rows.reduce((sum, one) => sum + (one[i] === null ? 0 : (one[i] as number)), 0))
        const short = rows.map((one) => one.filter((amount) => amount !== null))
        const found = balanceRows(total, short)
        if (found === undefined) return
        const sums = [0, 0, 0, 0]
        found.columns.forEach((columns, i) => {
          columns.forEach((column, nth) => {
            sums[column] = (sums[column] as number) + (short[i]?.[nth] as number)
          })
        })
        expect(sums).toEqual(total)
      }),
    )
  })
})
