import { describe, expect, it } from 'vitest'
import { readPdf } from '#documents/read-pdf.ts'
import { lattice, makePdf, write } from './make-pdf.ts'

async function wordsOf(content: string, page = { width: 800, height: 520 }): Promise<string[]> {
  const read = await readPdf(makePdf([{ content, ...page }]), '見開き.pdf')
  if ('problem' in read) throw new Error(read.problem.message)
  return read.content.grids.flatMap(({ cells }) => cells.flatMap(({ text }) => (text === '' ? [] : [text])))
}

/** A sheet that begins at `x`: a title, two tables with a heading between. */
function sheet(x: number, name: string): string {
  const tables = lattice([x, x + 100, x + 300], [400, 430, 460]) + lattice([x, x + 100, x + 300], [300, 330, 360])
  const words: [string, number, number][] = [
    ['事務事業評価シート', 70, 480],
    ['事業名', 5, 442],
    [name, 105, 442],
    ['成果', 0, 375],
    ['達成度', 5, 342],
    [`${name}は達成`, 105, 342],
  ]
  return tables + words.map(([text, right, up]) => write(text, x + right, up)).join('')
}

const wordsIn = (name: string) => ['事務事業評価シート', '事業名', name, '成果', '達成度', `${name}は達成`]

describe('two sheets on a wide page', () => {
  it('are read one after the other, and the number of the page after both', async () => {
    const content = sheet(50, '公園') + sheet(450, '緑地') + write('- 12 -', 385, 20, { font: 'L' })
    expect(await wordsOf(content)).toEqual([...wordsIn('公園'), ...wordsIn('緑地'), '- 12 -'])
  })

  it('are one sheet where a title stands above both', async () => {
    const title = write('令和六年度 事務事業評価シート', 330, 500)
    const words = await wordsOf(title + sheet(50, '公園') + sheet(450, '緑地'))
    expect(words.slice(0, 3)).toEqual(['令和六年度 事務事業評価シート', '事務事業評価シート', '事務事業評価シート'])
  })

  it('are tables side by side where the page is not wide', async () => {
    const words = await wordsOf(sheet(50, '公園') + sheet(450, '緑地'), { width: 800, height: 900 })
    expect(words.slice(0, 2)).toEqual(['事務事業評価シート', '事務事業評価シート'])
  })
})
