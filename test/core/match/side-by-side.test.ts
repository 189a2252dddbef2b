import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relate, wordsOf } from '#core/match/kinship.ts'
import { standSideBySide } from '#core/match/side-by-side.ts'

const free = { stays: () => 0, moves: () => 0, leftOut: 0.1 }

describe('standing side by side', () => {
  test('each entry goes beside the place that it speaks of', () => {
    const texts = ['橋の点検を前倒しで進める', '水辺の道を歩きやすくする', '公園の木を植え替える'].map(wordsOf)
    const kin = relate(texts)
    const entries = ['橋12か所の点検を終えた', '点検の結果を公開した', '公園の木を40本植え替えた'].map(wordsOf)
    const path = standSideBySide({
      ...free,
      entries: entries.length,
      places: texts.length,
      score: (entry, place) => kin.within(entries[entry] ?? new Set(), place),
    })
    expect(path).toEqual([0, 0, 2])
  })

  test('where words tell nothing, order does: one entry a place', () => {
    expect(standSideBySide({ ...free, entries: 3, places: 3, score: () => 0 })).toEqual([0, 1, 2])
  })

  test('entries never cross, and every entry has a place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), {
          minLength: 1,
          maxLength: 12,
        }),
        (scores) => {
          const path = standSideBySide({
            ...free,
            entries: scores.length,
            places: 4,
            score: (entry, place) => scores[entry]?.[place] ?? -1,
          })
          expect(path).toHaveLength(scores.length)
          expect(path).toEqual([...path].sort((a, b) => a - b))
          expect(path.every((place) => place >= 0 && place < 4)).toBe(true)
        },
      ),
    )
  })

  test('ten thousand entries beside ten thousand places take no time', () => {
    const started = performance.now()
    const path = standSideBySide({ ...free, entries: 10_000, places: 10_000, score: () => 0 })
    expect(path).toHaveLength(10_000)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('kinship', () => {
  test('a word that all texts have tells nothing, one of a single text tells it', () => {
    const kin = relate(['商談会を大阪で開く', '商談会を名古屋で開く'].map(wordsOf))
    const words = wordsOf('名古屋の商談会')
    expect(kin.within(words, 1)).toBeGreaterThan(kin.within(words, 0) * 2)
  })

  test('shares lie between 0 and 1, of nothing too', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        const kin = relate([wordsOf(a), wordsOf(b)])
        for (const share of [kin.within(wordsOf(c), 0), kin.mentions(wordsOf(c), 1)]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})
