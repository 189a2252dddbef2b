import { describe, expect, test } from 'vitest'
import { alignPieces } from '#core/match/form-align.ts'
import type { SlotPart } from '#core/match/form-labels.ts'

const table: SlotPart[] = ['year', 'target', 'actual', 'unit']
const names: SlotPart[] = ['name', 'name', 'name']
const titles: SlotPart[] = ['title', 'state', 'title', 'state']

describe('the pieces of a line under the heads of its table', () => {
  const cases: [string, SlotPart[], string[], number[]][] = [
    ['a whole row', table, ['2012', '80', '82', '件'], [0, 1, 2, 3]],
    ['a row without a unit', table, ['2012', '80', '82'], [0, 1, 2]],
    ['a target without an actual', table, ['2013', '85', '件'], [0, 1, 3]],
    ['blanks that left a trace', table, ['2010', '', '78', ''], [0, 1, 2, 3]],
    ['one block of three', [...table, ...table, ...table], ['2013', '85', '88', '件'], [0, 1, 2, 3]],
    ['as many names as heads', names, ['利用者数', '満足度', '苦情の件数'], [0, 1, 2]],
    ['a name with a space at the end', names, ['利用者数', '満足度(%)', '講座 の', '回数'], [0, 1, 2, 2]],
    ['a name with a space at the head', names, ['出前講座', '実施回数', '満足度', '苦情件数'], [0, 0, 1, 2]],
    ['a name with a space in the middle', names, ['利用者数', '出前講座', '実施回数', '苦情件数'], [0, 1, 1, 2]],
    ['programmes without states', titles, ['図書館運営事業', '読書の推進'], [0, 2]],
    ['programmes with a letter each', titles, ['図書館運営事業', '3', '読書の推進', '4'], [0, 1, 2, 3]],
    ['states in words', titles, ['図書館運営事業', '3.ほぼ目標どおり', '読書の推進', '未達成'], [0, 1, 2, 3]],
    ['a programme with a space', titles, ['移動図書館', '整備事業', '順調', '読書の推進', '遅れ'], [0, 0, 1, 2, 3]],
    ['an odd number of programmes', titles, ['移動図書館', '巡回事業', '', ''], [0, 0, 1, 2]],
  ]
  test.each(cases)('%s', (_, heads, pieces, expected) => {
    expect(alignPieces(pieces, heads)?.heads).toEqual(expected)
  })
  test('a figure that stands alone is the actual of a year before the plan, the target of a later one', () => {
    const all = [true, true, true, true]
    expect(alignPieces(['2010', '78', '件'], table, all)?.heads).toEqual([0, 2, 3])
    expect(alignPieces(['2013', '85', '件'], table)?.heads).toEqual([0, 1, 3])
    const two = [...table, ...table]
    const second = two.map((_, head) => head < table.length)
    expect(alignPieces(['2011', '78', '件', '2011', '5', '人'], two, second)?.heads).toEqual([0, 2, 3, 4, 5, 7])
  })
  test('a sentence is no row', () => {
    expect(alignPieces(['以上の数値は、速報です。'], table)).toBeUndefined()
  })
})
