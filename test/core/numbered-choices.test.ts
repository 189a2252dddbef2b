import { describe, expect, it } from 'vitest'
import { readNumbered } from '#core/numbered-choices.ts'

const said = (text: string) => readNumbered(text)?.map(({ words, circled }) => (circled ? `[${words}]` : words))

describe('choices of which one is marked', () => {
  it.each([
    ['１ 拡充　２ 現状維持　③ 改善　４ 縮小', ['拡充', '現状維持', '[改善]', '縮小']],
    ['① 継続 2．廃止', ['[継続]', '廃止']],
    ['1 拡充 2 継続', ['拡充', '継続']],
    ['５・④・３・２・１', ['5', '[4]', '3', '2', '1']],
    ['1 2 ③', ['1', '2', '[3]']],
    ['・拡充　・現状維持　・【改善】　・廃止', ['拡充', '現状維持', '[改善]', '廃止']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  it.each(['継続', '1・2・3', '④・②・①', '1 道路 3 橋', '・道路を直す　・橋を直す　・川を掃除する', '3.5', '2024 2025', ''])(
    '%j offers none',
    (text) => {
      expect(readNumbered(text)).toBeUndefined()
    },
  )
})
