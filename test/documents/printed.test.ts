import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { paperOfViews } from '#documents/fill-template.ts'
import { openTemplate } from '#documents/open-template.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { readDocument } from '#documents/read.ts'
import { loadScheme } from '../schemes.ts'

const root = join(import.meta.dirname, '../..')

/** What stands where on the pages of a PDF, a line each: page, left and top, width and height in points, words. */
async function geometryOf(pdf: Uint8Array): Promise<string> {
  const reading = await readDocument(pdf, '紙.pdf')
  if ('problem' in reading) throw new Error(reading.problem.message)
  const { grids, pages = [] } = reading.content
  const sizes = pages.map(({ width, height }, nth) => `page ${nth + 1}: ${Math.round(width)} × ${Math.round(height)}`)
  const cells = grids.flatMap(({ place, cells: own }) =>
    own.flatMap(({ box, text }) => {
      if (text === '') return []
      const [left, top, width, height] = (box ?? []).map(Math.round)
      const where = box ? `${left},${top} ${width}×${height}` : ''
      return [`${place.split('/')[0]} ${where.padEnd(18)} ${text.replaceAll('\n', ' ⏎ ')}`]
    }),
  )
  return `${[...sizes, ...cells].join('\n')}\n`
}

// Golden files: what the demonstration looks like on paper. A person reads them when they change (`vitest -u` writes them anew).
describe('the demonstration on the body’s own form, as it comes out of the printer', () => {
  it.each([
    ['kawasaki-2013', 'xlsx'],
    ['kansai-final-2020', 'xlsx'],
    ['kansai-final-2020', 'docx'],
  ] as const)('%s.%s', async (name, format) => {
    const scheme = loadScheme(name)
    const exchange: Exchange = JSON.parse(readFileSync(join(root, `examples/${name}.json`), 'utf8'))
    const { fiscalYear = Number.NaN, asOf } = exchange.document
    const narratives = exchange.narratives.map((one) => ({ ...one, fiscalYear, ...(asOf === undefined ? {} : { asOf }) }))
    const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label
    const items = exchange.items.filter(({ levelLabel }) => levelLabel === evaluated)
    const views = items.map(({ id }) => fillSheet(scheme, { ...exchange, narratives }, id, fiscalYear))
    const template = openTemplate(new Uint8Array(readFileSync(join(root, `schemes/${name}/sheet.${format}`))), format)
    const { paper, problems } = paperOfViews(scheme, template, views, { document: exchange.document })
    expect(problems).toEqual([])
    await expect(await geometryOf(printPdf(paper).bytes)).toMatchFileSnapshot(`printed/${name}.${format}.txt`)
  })
})
