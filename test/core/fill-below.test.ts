import { describe, expect, test } from 'vitest'
import { factsOfSheets } from '#core/exchange-of.ts'
import type { Facts } from '#core/facts.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { Item } from '#core/plan.ts'
import { loadScheme } from '../schemes.ts'

const scheme = loadScheme('osaka-2018')
const items: Item[] = [
  { id: 't', level: 'theme', levelLabel: 'テーマ', title: '浜と里' },
  { id: 'd1', parent: 't', level: 'direction', levelLabel: 'めざす方向', title: '働き続けられる産地' },
  { id: 'd2', parent: 't', level: 'direction', levelLabel: 'めざす方向', title: '県の外でも味わう' },
  { id: 'g', parent: 't', level: 'policy', levelLabel: '取組', title: '担い手' },
  { id: 'u', parent: 'g', level: 'initiative', levelLabel: '取組項目', title: '就農を支える' },
  { id: 'a', parent: 'u', level: 'initiative', levelLabel: '具体的取組', title: '窓口を置く', order: 1 },
  { id: 'b', parent: 'u', level: 'initiative', levelLabel: '具体的取組', title: '伴走する', order: 2 },
]
const facts: Facts = {
  items,
  indicators: [
    { id: 'i', item: 'u', name: '新規就農者数', kind: 'quantitative', unit: '人' },
    { id: 's', item: 'a', name: '相談会の開催', kind: 'quantitative', unit: '回', role: 'reference', fromProse: true },
  ],
  observations: [{ id: 'o', indicator: 's', measure: 'actual', fiscalYear: 2018, value: 4, fromProse: true }],
  budgets: [],
  evaluations: [],
  narratives: [
    { item: 'b', role: 'progress', text: '里親農家が登録した。', fiscalYear: 2018 },
    { item: 'a', role: 'progress', text: '窓口を置いた。', fiscalYear: 2018 },
    { item: 'u', role: 'progress', text: '二つを合わせて進めた。', fiscalYear: 2018 },
  ],
  terms: [],
}

describe('what is said of the items below', () => {
  const view = fillSheet(scheme, facts, 'u', 2018)
  const fields = view.sections.flatMap((section) => section.fields)

  test('stands on the sheet, each under its title, in their order', () => {
    const progress = fields.find(({ key }) => key === 'progress')
    if (progress?.type !== 'narratives') throw new Error('no words')
    expect(progress.blocks.map(({ text }) => text)).toEqual(['二つを合わせて進めた。'])
    expect(progress.below?.map(({ item, blocks }) => [item.title, blocks.map(({ text }) => text)])).toEqual([
      ['窓口を置く', ['窓口を置いた。']],
      ['伴走する', ['里親農家が登録した。']],
    ])
  })

  test('their indicators too', () => {
    const goals = fields.find(({ key }) => key === 'goals')
    expect(goals?.type === 'indicators' && goals.indicators.map(({ indicator }) => indicator.id)).toEqual(['i', 's'])
  })

  test('nothing of it is lost on the way back', () => {
    const back = factsOfSheets([view])
    expect(back.narratives).toHaveLength(3)
    expect(back.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['u', 'a', 'b']))
  })

  test('a level that the item does not hang under is left out', () => {
    expect(fields.map(({ key }) => key)).not.toContain('aim')
    expect(fields.map(({ key }) => key)).toContain('theme')
  })
})
