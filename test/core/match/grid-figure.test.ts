import { describe, expect, it } from 'vitest'
import { readCellFigure } from '#core/match/grid-figure.ts'

const read = (text: string, name = '来場者数', unit = '人') => {
  const { fields, missing, by } = readCellFigure(text, { name, unit, fiscalYear: 2021 })
  return { ...(missing ? { missing } : {}), ...fields, ...(by ? { by } : {}) }
}

describe('a cell of figures', () => {
  it.each<[string, object]>([
    ['310人', { value: 310, unit: '人' }],
    ['約310人', { value: 310, unit: '人', comparator: '~' }],
    ['0人', { value: 0, unit: '人' }],
    ['―', { missing: 'dash' }],
    ['検討中', { missing: 'considering' }],
    ['検討中\n(時期を調整)', { text: '検討中\n(時期を調整)', by: 'words' }],
    ['2～3人(予定)', { min: 2, max: 3, unit: '人', status: 'planned', text: '2～3人(予定)' }],
    ['215人\n(12月末時点)', { value: 215, unit: '人', asOf: '2021-12-31', text: '215人\n(12月末時点)' }],
    ['150人 ※3/1現在', { value: 150, unit: '人', asOf: '2022-03-01', text: '150人 ※3/1現在' }],
    ['6人(市民のみ)', { value: 6, unit: '人', text: '6人(市民のみ)' }],
    ['80人以\n上', { value: 80, unit: '人', comparator: '>=' }],
    ['1,50\n0人', { value: 1500, unit: '人' }],
    ['6人\n・朝の部\n・夜の部', { value: 6, unit: '人', text: '6人\n・朝の部\n・夜の部' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each<[string, string, string, object]>([
    ['the figure that answers the name', '申込 9件\n採択 4件\n実用化 2件', '試作の実用化数', { value: 2, by: 'label' }],
    [
      'the step that ends the name, of two characters',
      '申込 9件\n採択 4件\n出店 2件',
      '空き家への出店件数',
      { value: 2, by: 'label' },
    ],
    ['a figure under another name', '巡回 15件', '相談の件数', { value: 15, by: 'variant' }],
    [
      'parts that a total is the sum of',
      '電話 11件\n訪問 3件',
      '支援の数',
      {
        value: 14,
        by: 'sum',
        parts: [
          { label: '電話', value: 11 },
          { label: '訪問', value: 3 },
        ],
      },
    ],
    ['a total before its parts', '合計 14件\n電話 11件\n訪問 3件', '支援の数', { value: 14 }],
    [
      'a part of the figure before it',
      '支援 26件 うち訪問 3件',
      '来訪',
      { value: 26, by: 'variant', parts: [{ label: '訪問', value: 3 }] },
    ],
    [
      'no total where one part has no number',
      '講座 1件\n補助の拡充',
      '支援の数',
      { by: 'incomplete', parts: [{ label: '講座', value: 1 }] },
    ],
    ['no figure of a sentence', '要件を広げた\n・3件を含む5件以上の組', '支援の数', { by: 'words' }],
    ['no figure of another unit', '延べ20人が参加', '支援の数', { by: 'words' }],
  ])('%s', (_, text, name, expected) => {
    expect(read(text, name, '件')).toMatchObject(expected)
    if (!('value' in expected)) expect(read(text, name, '件')).not.toHaveProperty('value')
  })
})
