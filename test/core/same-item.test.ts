import { describe, expect, it } from 'vitest'
import type { Indicator, Item } from '#core/plan.ts'
import { findSameIndicators, findSameItems, parentsFirst } from '#core/same-item.ts'

const item = (id: string, title: string, rest: Partial<Item> = {}): Item => ({ id, title, level: 'programme', ...rest })
const policy = (id: string, title: string, rest: Partial<Item> = {}): Item => item(id, title, { level: 'policy', ...rest })

/** What is known: two policies, a programme with a code under one, and one title under both. */
const known = [
  policy('P', '産業'),
  policy('Q', '観光'),
  item('A', '助成事業', { parent: 'P', code: '101' }),
  item('B', '広報', { parent: 'P' }),
  item('C', '広報', { parent: 'Q' }),
  item('D', '祭り', { parent: 'Q' }),
]

describe('which items are known already', () => {
  it.each<[string, Item[], Record<string, string>]>([
    ['by code, whatever it is called now', [item('x', '助成と相談', { code: '１０１' })], { x: 'A' }],
    ['not by title where the codes differ', [item('x', '助成事業', { code: '102' })], {}],
    ['by title under the same parent', [policy('p', '産業'), item('x', '広 報', { parent: 'p' })], { p: 'P', x: 'B' }],
    ['by a title that only one bears, where the paper names no parent', [item('x', '祭り')], { x: 'D' }],
    ['not by a title that two bear', [item('x', '広報')], {}],
    ['not by title under a parent that is new', [policy('p', '環境'), item('x', '祭り', { parent: 'p' })], { p: '' }],
    ['not on another level', [item('x', '祭り', { level: 'measure' })], {}],
    ['each of them once', [item('x', '祭り'), item('y', '祭り')], { x: 'D' }],
  ])('%s', (_, read, expected) => {
    const wanted = Object.entries(expected).filter(([, id]) => id !== '')
    expect(Object.fromEntries(findSameItems(read, known))).toEqual(Object.fromEntries(wanted))
  })

  it('takes no number for a code that begins anew under each parent', () => {
    const numbered = [
      policy('P', '産業'),
      policy('Q', '観光'),
      item('A', '助成', { parent: 'P', code: '(1)' }),
      item('B', '案内', { parent: 'Q', code: '(1)' }),
      item('C', '宿泊', { parent: 'Q', code: '(2)' }),
    ]
    const read = [
      policy('q', '観光'),
      item('x', '交通', { parent: 'q', code: '(1)' }),
      item('y', '案内', { parent: 'q', code: '(2)' }),
      policy('p', '産業'),
      item('z', '助成', { parent: 'p', code: '(1)' }),
    ]
    expect(Object.fromEntries(findSameItems(read, numbered))).toEqual({ q: 'Q', p: 'P', y: 'B', z: 'A' })
  })

  it('finds everything again in what it knows, in whatever order it is told', () => {
    for (const read of [known, known.toReversed()])
      expect([...findSameItems(read, known)].every(([read, id]) => read === id)).toBe(true)
  })
})

describe('which indicators are known already', () => {
  const indicator = (id: string, of: string, name: string): Indicator => ({ id, item: of, name, kind: 'quantitative' })

  it('are those of the same name on the same known item, each once', () => {
    const knownOnes = [indicator('I', 'A', '件数'), indicator('J', 'A', '件数'), indicator('K', 'B', '件数')]
    const read = [
      indicator('1', 'a', '件 数'),
      indicator('2', 'a', '件数'),
      indicator('3', 'a', '件数'),
      indicator('4', 'z', '件数'),
    ]
    expect(Object.fromEntries(findSameIndicators(read, knownOnes, new Map([['a', 'A']])))).toEqual({ 1: 'I', 2: 'J' })
  })
})

it('puts each parent before its children, and loses nothing that hangs in a circle or on nothing', () => {
  const items = [
    item('c', '丙', { parent: 'b' }),
    item('b', '乙', { parent: 'a' }),
    item('a', '甲'),
    item('x', '巡', { parent: 'y' }),
    item('y', '環', { parent: 'x' }),
    item('z', '孤', { parent: 'gone' }),
  ]
  expect(parentsFirst(items).map(({ id }) => id)).toEqual(['a', 'z', 'b', 'c', 'x', 'y'])
})
