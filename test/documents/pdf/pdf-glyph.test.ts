import { expect, test } from 'vitest'
import { seenCharacter } from '#documents/pdf-glyph.ts'

test.each([
  ['\u2027', 1, '・'],
  ['\u2215', 1, '／'],
  ['\u2027', 0.3, '\u2027'], // narrow: a hyphenation point indeed
  ['・', 1, '・'],
  ['西', 1, '西'],
])('%j, %d em wide, is seen as %j', (named, advance, seen) => {
  expect(seenCharacter(named, advance)).toBe(seen)
})
