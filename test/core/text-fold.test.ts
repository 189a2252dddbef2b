import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText, foldText, foldWithPositions } from '#core/text-fold.ts'

const cleaned: [string, string][] = [
  ['関⻄広域連合', '関西広域連合'],
  ['⻑期', '長期'],
  ['⺠間', '民間'],
  ['⼾数', '戸数'], // NFKC alone gives 戶
  ['⿊字', '黒字'], // NFKC alone gives 黑
  ['⾼齢⽀援', '高齢支援'],
  ['Ｒ２年度（案）', 'R2年度(案)'],
  ['［２５０件以上］', '[250件以上]'],
  ['ﾒﾃﾞｨｶﾙ ｼﾞｬﾊﾟﾝ', 'メディカル ジャパン'],
  ['ｶﾞｲﾄﾞ｢１｣･ｰ', 'ガイド「1」・ー'],
  ['か\u3099いと\u3099', 'がいど'],
  ['①Ⅱ㈱〜㎡％', '①Ⅱ㈱〜㎡％'],
  ['一行目\r\n・二行目\n', '一行目\n・二行目'],
  ['\t250件以上\t', '250件以上'],
  ['\u3000見出し\u3000', '見出し'],
  ['神\uFA19', '神\uFA19'], // a variant of a name stays as it is written
  ['', ''],
]
test.each(cleaned)('cleanText %j → %j', (raw, text) => {
  expect(cleanText(raw)).toBe(text)
})

test.each([
  ['産業技術支援\nフェア', '産業技術支援フェア'],
  ['from NOW\nON KANSAI', 'from NOW ON KANSAI'],
  ['SDGs\n対応', 'SDGs対応'],
  ['施策の\n　概要', '施策の概要'],
])('cleanLine %j → %j', (raw, text) => {
  expect(cleanLine(raw)).toBe(text)
})

test.each([
  ['Ｈ２８　年度', 'h28年度'],
  ['⼾⻄⻑⺠', '戸西長民'],
  ['㈱ﾃｽﾄ ①', '(株)テスト1'],
  ['㎡', 'm2'],
  ['神\uFE00奈川', '神奈川'],
  ['ΑΣ', 'ας'.replace('ς', 'σ')],
])('foldText %j → %j', (raw, key) => {
  expect(foldText(raw)).toBe(key)
})

test('foldWithPositions leads every folded character back to what it was made from', () => {
  const raw = '㈱ ｶﾞｽ⼾'
  const { folded, at } = foldWithPositions(raw)
  expect(folded).toBe('(株)ガス戸')
  expect(at.map((index) => raw[index])).toEqual(['㈱', '㈱', '㈱', 'ｶ', 'ｽ', '⼾'])
})

test('a found place in the folded text is the same place in the original, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const { folded, at } = foldWithPositions(raw)
      expect(folded).toBe(foldText(raw))
      expect(at).toHaveLength(folded.length)
      for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThanOrEqual(at[i - 1] as number)
    }),
    { numRuns: 2000 },
  )
})

test('cleaning never changes what a text is compared by, and cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'関⻄⼾⻑ｶﾞﾊﾟガ①Ⅱ㈱〜（Ａ１）Ｈ\n\t \u3000か\u3099-ー一二'), maxLength: 20 }),
      (raw) => {
        expect(foldText(cleanText(raw))).toBe(foldText(raw))
        expect(cleanText(cleanText(raw))).toBe(cleanText(raw))
      },
    ),
  )
})

test('every radical of the two blocks becomes a character outside them', () => {
  const radicals = Array.from({ length: 0x2fd6 - 0x2e80 }, (_, i) => String.fromCodePoint(0x2e80 + i)).filter((c) =>
    /\p{L}|\p{So}/u.test(c),
  )
  const left = radicals.filter((c) => /[\u2E80-\u2FDF]/.test(cleanText(c)))
  expect(left).toEqual(['⺀']) // it stands for no character
})

test('a long run of spaces within a cell stays, and is looked through once', () => {
  const spaces = ' '.repeat(200_000)
  expect(cleanLine(`a${spaces}あ${spaces}\n い`)).toBe(`a${spaces}あい`)
})
