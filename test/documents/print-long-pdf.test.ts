import { describe, expect, it } from 'vitest'
import type { PaperBlock } from '#core/paper/paper.ts'
import { printLongPdf } from '#documents/print-long-pdf.ts'
import { readDocument } from '#documents/read.ts'

const pageOf = (width: number): PaperBlock => ({
  type: 'page',
  width,
  height: 300,
  margins: { top: 36, right: 36, bottom: 36, left: 36 },
  header: { right: '資料1' },
  footer: { center: '{page} / {pages}' },
})
const line = { width: 0.5, colour: '#000000' }
const look = { size: 10, lines: { top: line, right: line, bottom: line, left: line } }

/** Sheets of one to three pages, wide ones among them; the first is named in the outline. */
const sheets = Array.from({ length: 9 }, (_, n): PaperBlock[] => [
  pageOf(n % 4 === 3 ? 500 : 400),
  { type: 'bookmark', text: `評価票${n + 1}`, depth: 1 },
  {
    type: 'table',
    columns: [60, 200],
    rows: Array.from({ length: 8 + n * 3 }, (_, row) => ({
      height: 18,
      cells: [
        { col: 0, text: `${n + 1}-${row + 1}`, look },
        { col: 1, text: `事業の内容その${row + 1}`, look },
      ],
    })),
  },
])
const front: PaperBlock[] = [pageOf(400), { type: 'contents', title: '目次' }]

async function printAndRead(stretches: PaperBlock[][], cells: number) {
  let programs = 0
  const tell = () => {
    programs += 1
  }
  const { bytes, problems } = await printLongPdf('長い紙面', stretches, { cells, tell })
  const reading = await readDocument(bytes, '紙.pdf')
  if ('problem' in reading) throw new Error(reading.problem.message)
  const { pages, grids } = reading.content
  const words = grids.flatMap(({ cells: all }) => all.map(({ text }) => text.replace(/\s/g, ''))).filter((text) => text !== '')
  const sizes = pages?.map(({ width, height }) => [Math.round(width), Math.round(height)])
  return { programs, bytes, problems, sizes, words: words.sort() }
}

describe('a paper of many sheets', () => {
  it('says the same in parts as in one: words, pages, their numbers', async () => {
    const one = await printAndRead(sheets, 100_000)
    const many = await printAndRead(sheets, 60)
    expect(one.programs).toBe(1)
    expect(many.programs).toBeGreaterThan(4)
    expect(many.sizes).toEqual(one.sizes)
    expect(many.words).toEqual(one.words)
    expect(many.words.join(' ')).toContain(`${many.sizes?.length}/${many.sizes?.length}`)
  })

  it('has one table of contents for all parts', async () => {
    const one = await printAndRead([front, ...sheets], 100_000)
    const many = await printAndRead([front, ...sheets], 60)
    expect(many.sizes).toEqual(one.sizes)
    const lines = ({ words }: typeof one) => words.map((word) => word.replace(/[.．…·]+/g, '')).join('\n')
    for (const sheet of [1, 5, 9]) expect(lines(many)).toContain(`評価票${sheet}`)
    expect(lines(many)).toBe(lines(one))
  })

  it('gives the same bytes for the same paper', async () => {
    const [first, second] = [await printAndRead(sheets, 60), await printAndRead(sheets, 60)]
    expect(first.bytes).toEqual(second.bytes)
  })

  it('asks for sheets only as it sets them', async () => {
    const asked: number[] = []
    const stretches = function* () {
      for (const [nth, sheet] of sheets.entries()) {
        asked.push(nth)
        yield sheet
      }
    }
    const before: number[] = []
    await printLongPdf('長い紙面', stretches(), { cells: 60, tell: () => before.push(asked.length) })
    expect(before[0]).toBeLessThan(sheets.length)
    expect(asked).toHaveLength(sheets.length)
  })

  it('says that it is too large where it cannot be parted', async () => {
    const cells = Array.from({ length: 50 }, (_, col) => ({ col, text: '1', look }))
    const huge: PaperBlock[] = [
      pageOf(400),
      { type: 'table', columns: cells.map(() => 10), rows: Array.from({ length: 900 }, () => ({ cells })) },
    ]
    await expect(printLongPdf('大きな一覧表', [huge])).rejects.toThrow(/「大きな一覧表」は一続きの紙面に欄が45,00\d/)
  })
})
