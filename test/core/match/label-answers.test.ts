import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findAnchors } from '#core/match/label-anchors.ts'
import { answers, rememberAnswers } from '#core/match/label-answers.ts'

const word = fc.constantFrom('参加者数', '参加者', '来場者数', 'アクセス件数', 'アクセス数', '発表数', '', '人', 'HP')

it('remembered answers are the answers', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word)), (pairs) => {
      const answer = rememberAnswers()
      for (const [label, name] of pairs) expect(answer(label, name)).toBe(answers(label, name))
    }),
  )
})

it('a name that several indicators bear has one anchor where it stands', () => {
  const once = findAnchors('参加者数 30人', ['参加者数'])
  expect(once).toHaveLength(1)
  expect(findAnchors('参加者数 30人', ['参加者数', '参加者数'])).toEqual(once)
})
