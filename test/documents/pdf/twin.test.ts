import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cell, DocumentContent } from '#core/grid.ts'
import { foldText } from '#core/text-fold.ts'
import { readDocument } from '#documents/read.ts'

const shared = join(import.meta.dirname, '../../../../shared')
const absent = !existsSync(shared)

async function contentOf(path: string): Promise<DocumentContent> {
  const read = await readDocument(new Uint8Array(readFileSync(join(shared, path))), path)
  if ('problem' in read) throw new Error(read.problem.message)
  return read.content
}

/** The cells that say something, as `2x1 text`, white space aside. */
async function saidIn(path: string, place = ''): Promise<string[]> {
  const { grids } = await contentOf(path)
  const cells = grids.filter((grid) => grid.kind === 'table' && grid.place.startsWith(place)).flatMap((grid) => grid.cells)
  return cells
    .map(said)
    .filter((text) => !text.endsWith(' '))
    .sort()
}

function said(cell: Cell): string {
  return `${cell.rowSpan}x${cell.colSpan} ${foldText(cell.text)}`
}

// Both need the papers that lie beside the repository; they are no part of it.
describe.skipIf(absent)('readPdf: the same tables as in the twin of another format (needs ../shared)', () => {
  it('kansai-r2-final.pdf holds every cell of its workbook, merged alike', async () => {
    const lines = (await contentOf('documents/kansai-r2-final.pdf')).grids
      .filter((grid) => grid.kind === 'lines')
      .flatMap((grid) => grid.cells)
    const [pdf, xlsx] = await Promise.all([saidIn('documents/kansai-r2-final.pdf'), saidIn('documents/kansai-r2-final.xlsx')])
    // In the workbook the title and the legend, lines on the paper, are cells over the whole width.
    const outside = new Set(lines.map((line) => foldText(line.text)))
    expect(pdf).toEqual(xlsx.filter((text) => !outside.has(text.replace(/^\d+x\d+ /, ''))))
    expect(outside.size).toBe(3)
  })

  it.each([1, 2, 3, 4])('page %i of kansai-r2-final.pdf holds the table of the Word file', async (page) => {
    expect(await saidIn('documents/kansai-r2-final.pdf', `p${page}/`)).toEqual(
      await saidIn('documents/kansai-r2-final.docx', `table${page}`),
    )
  })

  it('ibaraki-action-plan.pdf holds every cell of its workbook but the one that a brace shares', async () => {
    const textsOf = async (path: string): Promise<Set<string>> =>
      new Set((await saidIn(path)).map((text) => text.replace(/^\d+x\d+ /, '')))
    const [pdf, xlsx] = await Promise.all([
      textsOf('documents/ibaraki-action-plan.pdf'),
      textsOf('documents/ibaraki-action-plan.xlsx'),
    ])
    const lines = (await contentOf('documents/ibaraki-action-plan.pdf')).grids.filter((grid) => grid.kind === 'lines')
    const outside = new Set(lines.flatMap((grid) => grid.cells.map((cell) => foldText(cell.text))))
    const lost = [...xlsx].filter((text) => !pdf.has(text) && !outside.has(text))
    expect(lost.filter((text) => ![...pdf].some((other) => other === `}${text}`))).toEqual([])
    expect(lost.length).toBeLessThanOrEqual(1)
  })
})

const folders = ['yokohama-jigyo-hyokasho-r7', 'ikeda-jimujigyo-r7', 'kobe-jimujigyo-h25', 'kyoto-shinki-jujitsu-r6']

describe.skipIf(absent)('readPdf: sheets of several bodies (needs ../shared)', () => {
  const files = absent
    ? []
    : folders.flatMap((folder) => readdirSync(join(shared, 'data', folder)).map((file) => `data/${folder}/${file}`))
  it.each(files.filter((file) => file.endsWith('.pdf')))('%s: tables on the first page, every cell inside it', async (file) => {
    const { grids, pages, findings } = await contentOf(file)
    expect(findings).toBeUndefined()
    expect(grids.some((grid) => grid.place === 'p1/table1')).toBe(true)
    const locators = grids.flatMap((grid) => grid.cells.map((cell) => cell.locator))
    expect(new Set(locators).size).toBe(locators.length)
    const outside = grids.flatMap((grid) => grid.cells).filter((cell) => !liesOn(cell, pages))
    expect(outside).toEqual([])
  })
})

/** Whether a cell's box is on its page, but for the width of a border. */
function liesOn({ box, locator }: Cell, pages: DocumentContent['pages']): boolean {
  const page = pages?.[Number(/^p(\d+)/.exec(locator)?.[1]) - 1]
  if (!box || !page) return false
  const [x, y, width, height] = box
  return x >= -5 && y >= -5 && x + width <= page.width + 5 && y + height <= page.height + 5
}
