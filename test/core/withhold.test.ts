import { describe, expect, it } from 'vitest'
import type { Cell, DocumentContent } from '#core/grid.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { withheldText, withholdCells } from '#core/withhold.ts'

function scheme(more: Record<string, unknown>): Scheme {
  const parsed = parseScheme({
    scheme: 'withheld-1',
    title: '評価票',
    body: { name: '某市' },
    recognise: { titles: ['評価票'], labels: ['事業名'] },
    layout: 'form',
    stage: 'final',
    levels: [{ key: 'programme', level: 'programme', label: '事業名' }],
    evaluates: 'programme',
    grades: [],
    indicators: { accumulation: 'annual' },
    sheet: [
      {
        section: '評価票',
        fields: [
          { key: 'programme', label: '事業名', type: 'item', level: 'programme' },
          { key: 'purpose', label: '目的', type: 'narratives', role: 'purpose' },
        ],
      },
    ],
    ...more,
  })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.scheme
}

function table(...rows: string[][]): DocumentContent {
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, col): Cell => ({ row, col, rowSpan: 1, colSpan: 1, text, locator: `table1/r${row + 1}c${col + 1}` })),
  )
  return { format: 'html', grids: [{ place: 'table1', kind: 'table', rowCount: rows.length, colCount: 4, cells }] }
}

const textsOf = ({ grids }: Pick<DocumentContent, 'grids'>) => grids.flatMap(({ cells }) => cells.map(({ text }) => text))

describe('what a scheme withholds', () => {
  it('is hidden beside its label on a form, and nothing else is', () => {
    const content = table(['事業名', '橋の点検', '評価責任者', '見本 花子'], ['目的', '橋を長く使う。', '担当', '道路課'])
    expect(textsOf(withholdCells(scheme({ withheld: ['評価責任者'] }), content))).toEqual(
      textsOf(content).map((text) => (text === '見本 花子' ? withheldText : text)),
    )
  })

  it('is hidden below its heading in a ledger, in every row', () => {
    const content = table(
      ['事業名', '課長名', '目的', '電話'],
      ['橋の点検', '見本 花子', '安全', '1234'],
      ['道の補修', '見本 太郎', '', '5678'],
    )
    const hidden = withholdCells(scheme({ layout: 'records', records: { withheld: ['課長名', '電話'] } }), content)
    expect(textsOf(hidden)).toEqual(textsOf(content).map((text) => (/見本|1234|5678/.test(text) ? withheldText : text)))
  })

  it('leaves a paper as it is where nothing is withheld', () => {
    const content = table(['事業名', '橋の点検'])
    expect(withholdCells(scheme({}), content)).toBe(content)
  })
})
