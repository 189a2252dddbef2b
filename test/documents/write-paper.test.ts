import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageSetup, Paper } from '#core/paper/paper.ts'
import { readDocument } from '#documents/read.ts'
import { readXlsx } from '#documents/read-xlsx.ts'
import { writePaper } from '#documents/write-paper.ts'

const setup: PageSetup = { type: 'page', width: 842, height: 595, margins: { top: 40, right: 40, bottom: 40, left: 40 } }
const say = (text: string) => ({ type: 'paragraph', text, look: {} }) as const
const paper: Paper = {
  title: '計画',
  blocks: [
    setup,
    say('はじめに'),
    say('本文'),
    { type: 'pageBreak' },
    say('一覧\t課'),
    { type: 'pageBreak' },
    { type: 'pageBreak' },
    setup,
    say('一覧'),
  ],
}

describe('a paper as a workbook', () => {
  it('has a sheet for each page that the paper begins by itself, named by its first words', () => {
    const { grids } = readXlsx(writePaper(paper, 'xlsx').bytes, 'a.xlsx')
    expect(grids.map(({ place, cells }) => [place, cells.map(({ text }) => text).filter((text) => text !== '')])).toEqual([
      ['はじめに', ['はじめに', '本文']],
      ['一覧', ['一覧\t課']],
      ['一覧2', ['一覧']],
    ])
  })

  it('gives a cell that one row cannot hold several, and says what no cell can hold', () => {
    const line = { width: 0.5, colour: '#000000' }
    const cell = (text: string) => ({ col: 0, text, look: { lines: { top: line, bottom: line } } })
    const rows = [{ cells: [cell('長い'.repeat(600))] }, { cells: [cell('次')] }]
    const { bytes, problems } = writePaper({ title: '表', blocks: [setup, { type: 'table', columns: [80], rows }] }, 'xlsx')
    const [grid] = readXlsx(bytes, 'a.xlsx').grids
    expect(grid?.cells.map(({ text, rowSpan }) => [text.length, rowSpan > 1])).toEqual([
      [1200, true],
      [1, false],
    ])
    expect(problems).toEqual([])
    const far = writePaper({ title: '表', blocks: [setup, say('あ'.repeat(32_768))] }, 'xlsx')
    expect(far.problems.map(({ code }) => code)).toEqual(['place-text-too-long'])
  })
})

describe.each(['xlsx', 'docx', 'html'] as const)('a table of any words as %s', (format) => {
  it('has the same cells, and no word is markup, a formula or a field', { timeout: 30_000 }, async () => {
    const words = fc
      .string({ unit: fc.constantFrom(...'=+-@<>&"\'/{}アa1 '), minLength: 1, maxLength: 12 })
      .map((text) => `（${text.trim()}）`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 }), async (rows) => {
        const table = {
          type: 'table' as const,
          columns: [120, 200, 80],
          rows: rows.map(([first, second]) => ({
            height: 20,
            cells: [
              { col: 0, text: first, look: {} },
              { col: 1, colSpan: 2, text: second, look: { bold: true } },
            ],
          })),
        }
        const { bytes } = writePaper({ title: '表', blocks: [setup, table] }, format)
        const reading = await readDocument(bytes, `表.${format}`)
        if ('problem' in reading) throw new Error(reading.problem.message)
        const cells = reading.content.grids.flatMap((grid) => grid.cells).filter(({ text }) => text !== '')
        const plain = (text: string) => text.replace(/ +/g, ' ')
        // A workbook has only the columns at which some cell begins or ends.
        const span = format === 'xlsx' ? 1 : 2
        expect(cells.map(({ row, col, colSpan, text }) => [row, col, colSpan, plain(text)])).toEqual(
          rows.flatMap(([first, second], row) => [
            [row, 0, 1, plain(first)],
            [row, 1, span, plain(second)],
          ]),
        )
      }),
      { numRuns: 25 },
    )
  })
})
