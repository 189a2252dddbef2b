import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Paper, PaperBlock } from '#core/paper/paper.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { readDocument } from '#documents/read.ts'

const page: PaperBlock = {
  type: 'page',
  width: 595,
  height: 842,
  margins: { top: 36, right: 36, bottom: 36, left: 36 },
  footer: { center: '{page} / {pages}' },
}
const line = { width: 0.5, colour: '#000000' }
const look = { size: 10, lines: { top: line, right: line, bottom: line, left: line } }

async function readBack(paper: Paper) {
  const { bytes, problems } = printPdf(paper)
  const reading = await readDocument(bytes, '紙.pdf')
  if ('problem' in reading) throw new Error(reading.problem.message)
  return { content: reading.content, problems, bytes }
}

const tableOf = (rows: string[][]): Paper => ({
  title: '表',
  blocks: [
    page,
    {
      type: 'table',
      columns: [120, 380],
      rows: rows.map((cells) => ({ height: 20, cells: cells.map((text, col) => ({ col, text, look })) })),
    },
  ],
})

describe('a paper printed as PDF', () => {
  it('says in its cells what the paper says', async () => {
    const { content, problems } = await readBack(
      tableOf([
        ['施策', '知的財産の活用'],
        ['目標', '件数 5件以上\n◎達成'],
      ]),
    )
    expect(problems).toEqual([])
    expect(content.grids.find(({ kind }) => kind === 'table')?.cells.map(({ text }) => text)).toEqual([
      '施策',
      '知的財産の活用',
      '目標',
      '件数 5件以上\n◎達成',
    ])
  })

  it('reaches over rows and columns, and has the height that it is given or needs', async () => {
    const paper: Paper = {
      title: '結合',
      blocks: [
        page,
        {
          type: 'table',
          columns: [100, 100, 100],
          rows: [
            {
              height: 50,
              cells: [
                { col: 0, rowSpan: 2, text: '左', look },
                { col: 1, colSpan: 2, text: '上', look },
              ],
            },
            {
              height: 10,
              cells: [
                { col: 1, text: '長い言葉'.repeat(20), look },
                { col: 2, text: '右', look },
              ],
            },
          ],
        },
      ],
    }
    const { content } = await readBack(paper)
    const cells = content.grids.find(({ kind }) => kind === 'table')?.cells ?? []
    expect(cells.map(({ row, col, rowSpan, colSpan }) => [row, col, rowSpan, colSpan])).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 2],
      [1, 1, 1, 1],
      [1, 2, 1, 1],
    ])
    expect(cells[1]?.box?.[3]).toBeCloseTo(50, 0)
    expect(cells[2]?.box?.[3]).toBeGreaterThan(90)
  })

  it('prints the first rows again at the top of each page', async () => {
    const rows = Array.from({ length: 90 }, (_, n) => [`${n + 1}`, '事業'])
    const paper = tableOf([['番号', '名称'], ...rows])
    const table = paper.blocks[1] as PaperBlock & { type: 'table' }
    const { content } = await readBack({ ...paper, blocks: [page, { ...table, headRows: 1 }] })
    expect(content.pages).toHaveLength(3)
    const heads = content.grids.flatMap(({ cells }) => cells.filter(({ text }) => text === '番号'))
    expect(heads).toHaveLength(3)
  })

  it.each([
    ['a letter that only another font has', '𠮷野', '𠮷野', []],
    ['a sign', '☑ 該当', '☑ 該当', []],
    ['a letter that is another’s form', '𝐀案', 'A案', []],
    ['a letter that no font has', '안전😀', '〓〓〓', ['안전😀']],
    ['joiners and variants', '葛\u{e0100}城\u200b', '葛城', []],
  ])('%s', async (_, written, shown, missing) => {
    const { content, problems } = await readBack(tableOf([['名', written]]))
    expect(content.grids.flatMap(({ cells }) => cells.map(({ text }) => text))).toContain(shown)
    expect(problems.map(({ message }) => missing.some((letters) => message.includes(letters)))).toEqual(missing.map(() => true))
  })

  it('takes no text for markup or code', { timeout: 30_000 }, async () => {
    const words = fc.string({ unit: fc.constantFrom(...'#$*_`<>@=-+/\\[](){}"\'~:;あア亜1a\n'), minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(words, async (written) => {
        fc.pre(written.trim() !== '')
        const { content } = await readBack(tableOf([['名', `（${written}）`]]))
        const said = content.grids.flatMap(({ cells }) => cells.map(({ text }) => text)).join('')
        expect(said.replace(/\s/g, '')).toContain(`（${written}）`.replace(/\s/g, ''))
      }),
      { numRuns: 40 },
    )
  })

  it('gives the same bytes for the same paper', async () => {
    const paper = tableOf([['同', 'じ']])
    expect(printPdf(paper).bytes).toEqual(printPdf(paper).bytes)
  })
})
