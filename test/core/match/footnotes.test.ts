import { expect, test } from 'vitest'
import { findMissingNotes } from '#core/match/footnotes.ts'

const source = { locator: 'para 1', text: '' }

test('a note that no line explains is named, once', () => {
  const texts = ['水辺の駅(*1)と里守り（※2）をつなぐ', '水辺の駅(*1)を増やす'].map((text) => ({ text, source }))
  const found = findMissingNotes(texts, ['※2 里守り：耕す人がいない田を預かる取組'])
  expect(found.map(({ code, message }) => [code, message.includes('水辺の駅(*1)')])).toEqual([['footnote-missing', true]])
})
