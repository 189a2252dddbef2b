import { describe, expect, it } from 'vitest'
import { fillSheet } from '#core/fill-sheet.ts'
import { itemsUnder, withAncestors } from '#core/items-under.ts'
import { indicatorsOf, judgeSheet } from '#core/judge.ts'
import { splitFacts } from '#core/split-facts.ts'
import { fileOf, matchBytes, schemeOf } from './match/rows-paper.ts'

const paper = 'grid-later-year'
const scheme = schemeOf(paper)
const { bytes, name } = fileOf(paper)
const facts = await matchBytes(scheme, bytes, name)

describe('a sheet of an item with others below it', () => {
  it.each<[string, [string, string | undefined][]]>([
    [
      '人を招く',
      [
        ['体験プログラムの開発数', '体験プログラムの拡充'],
        ['体験プログラムの参加者数', '体験プログラムの拡充'],
        ['多言語案内板の設置数', '案内の多言語化'],
      ],
    ],
    [
      '迎える人を育てる',
      [
        ['体験プログラムの参加者数', undefined],
        ['ガイド登録者数', undefined],
      ],
    ],
    ['足の便を良くする', []],
  ])('%s: shows their indicators, each with its item', (title, expected) => {
    const item = facts.items.find((one) => one.title === title)
    const view = fillSheet(scheme, splitFacts(facts)(item?.id ?? ''), item?.id ?? '', 2018)
    const shown = indicatorsOf(view).map(({ indicator, of }) => [indicator.name, of?.title])
    expect(shown.toSorted()).toEqual(expected.toSorted())
    expect([...judgeSheet(view, scheme).verdicts.keys()].toSorted()).toEqual(
      indicatorsOf(view)
        .map(({ indicator }) => indicator.id)
        .toSorted(),
    )
  })

  it('is the same from its share of the facts as from all of them', () => {
    for (const { id } of facts.items.filter(({ level }) => level === 'policy'))
      expect(
        indicatorsOf(fillSheet(scheme, splitFacts(facts)(id), id, 2018))
          .map(({ indicator }) => indicator.id)
          .toSorted(),
      ).toEqual(
        indicatorsOf(fillSheet(scheme, facts, id, 2018))
          .map(({ indicator }) => indicator.id)
          .toSorted(),
      )
  })
})

describe('a tree of items', () => {
  const items = [
    { id: 'a', title: '甲', level: 'policy' as const },
    { id: 'b', title: '乙', level: 'measure' as const, parent: 'a' },
    { id: 'c', title: '丙', level: 'programme' as const, parent: 'b' },
    { id: 'x', title: '巡', level: 'measure' as const, parent: 'y' },
    { id: 'y', title: '環', level: 'measure' as const, parent: 'x' },
  ]
  it('knows what is below an item and above it, also where it hangs in a circle', () => {
    expect(itemsUnder('a', items).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(itemsUnder('x', items).map(({ id }) => id)).toEqual(['y'])
    expect([...withAncestors(['c'], items)]).toEqual(['c', 'b', 'a'])
    expect([...withAncestors(['x'], items)]).toEqual(['x', 'y'])
  })
})
