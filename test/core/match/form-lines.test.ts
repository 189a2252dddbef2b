import { expect, it } from 'vitest'
import { matchDocument } from '#core/match/match.ts'
import { parseScheme } from '#core/scheme-file.ts'

it('reads running text in which the heading of a section is the label of a field too', () => {
  const parsed = parseScheme({
    scheme: 'heading-and-label',
    title: '点検票',
    body: { name: '架空市' },
    recognise: { titles: ['点検票'], labels: ['事業名'] },
    layout: 'form',
    stage: 'final',
    levels: [{ key: 'programme', level: 'programme', label: '事業名' }],
    evaluates: 'programme',
    grades: [],
    indicators: { accumulation: 'annual' },
    sheet: [
      { section: '点検票', fields: [{ key: 'programme', label: '事業名', type: 'item', level: 'programme' }] },
      {
        section: '成果指標',
        fields: [
          { key: 'indicators', label: '指標', type: 'indicators', labels: { name: '成果指標' }, columns: { 目標: 'target' } },
        ],
      },
    ],
  })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const lines = ['令和6年度 点検票', '事業名：渡し舟の運航', '成果指標', '目標']
  const cells = lines.map((text, row) => ({ row, col: 0, rowSpan: 1, colSpan: 1, text, locator: `line ${row + 1}` }))
  const grid = { place: '', kind: 'lines' as const, rowCount: lines.length, colCount: 1, cells }
  expect(matchDocument(parsed.scheme, { format: 'text', grids: [grid] }).items).toMatchObject([{ title: '渡し舟の運航' }])
})
