import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { splitFacts } from '#core/split-facts.ts'
import { fillTemplate, paperOfViews } from '#documents/fill-template.ts'
import { type FormFormat, openTemplate } from '#documents/open-template.ts'
import { printPdf } from '#documents/print-pdf.ts'
import { readDocument } from '#documents/read.ts'
import { loadScheme } from '../schemes.ts'

const root = join(import.meta.dirname, '../..')

/** What stands where on the pages of a PDF or on slides, a line each: page, left and top, width and height in points, words. */
async function geometryOf(paper: Uint8Array): Promise<string> {
  const reading = await readDocument(paper, '紙')
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

/** A paper as data: of the demonstration, or beside the golden files where the demonstration has none of its kind. */
function readExchange(name: string): Exchange {
  const shown = join(root, `examples/${name}.json`)
  return JSON.parse(readFileSync(existsSync(shown) ? shown : join(import.meta.dirname, `printed/${name}.json`), 'utf8'))
}

/** All sheets of a paper, and what it says beside them. */
function sheetsOf(name: string) {
  const scheme = loadScheme(name)
  const exchange = readExchange(name)
  const { fiscalYear = Number.NaN, asOf } = exchange.document
  const narratives = exchange.narratives.map((one) => ({ ...one, fiscalYear, ...(asOf === undefined ? {} : { asOf }) }))
  const plan = { ...exchange, narratives }
  const share = splitFacts(plan, scheme)
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label
  const items = exchange.items.filter(({ levelLabel }) => levelLabel === evaluated)
  const views = items.map(({ id }) => fillSheet(scheme, share(id), id, fiscalYear))
  return { scheme, views, said: { document: exchange.document, plan } }
}

const formOf = (name: string, format: FormFormat) =>
  openTemplate(new Uint8Array(readFileSync(join(root, `schemes/${name}/sheet.${format}`))), format)

// Golden files: what sheets look like on paper. A person reads them when they change (`vitest -u` writes them anew).
describe('sheets on the body’s own form, as they come out of the printer', () => {
  it.each([
    ['kawasaki-2013', 'xlsx'],
    ['kansai-final-2020', 'xlsx'],
    ['kansai-final-2020', 'docx'],
    ['ibaraki-2016', 'xlsx'],
    ['osaka-2018', 'docx'],
    ['kansai-plan-2025', 'docx'],
  ] as const)('%s.%s', async (name, format) => {
    const { scheme, views, said } = sheetsOf(name)
    const { paper, problems } = paperOfViews(scheme, formOf(name, format), views, said)
    expect(problems).toEqual([])
    await expect(await geometryOf(printPdf(paper).bytes)).toMatchFileSnapshot(`printed/${name}.${format}.txt`)
  })

  it('kansai-plan-2025.pptx, on slides', async () => {
    const name = 'kansai-plan-2025'
    const { scheme, views, said } = sheetsOf(name)
    const { bytes, problems } = fillTemplate(scheme, formOf(name, 'pptx'), views, said)
    expect(problems).toEqual([])
    await expect(await geometryOf(bytes)).toMatchFileSnapshot(`printed/${name}.pptx.txt`)
  })
})
