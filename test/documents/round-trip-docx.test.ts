import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { matchDocument } from '#core/match/match.ts'
import { openDocxTemplate } from '#documents/docx-template.ts'
import { fillDocx } from '#documents/fill-docx.ts'
import { placeViews } from '#documents/fill-template.ts'
import { readDocx } from '#documents/read-docx.ts'
import { loadSchemes } from '../schemes.ts'

const root = join(import.meta.dirname, '../..')
const shared = join(root, '../shared')
const bytesOf = (path: string) => new Uint8Array(readFileSync(path))
const exchangeOf = (path: string): Exchange => JSON.parse(readFileSync(path, 'utf8'))

function schemeOf(name: string) {
  const scheme = loadSchemes().find((one) => one.name === name)
  if (!scheme) throw new Error(`no scheme ${name}`)
  return { scheme, template: bytesOf(join(root, `schemes/${name}/sheet.docx`)) }
}

/** All evaluated items on their scheme's own Word file, read again. */
function printAndRead(name: string, exchange: Exchange) {
  const { scheme, template } = schemeOf(name)
  const { fiscalYear = Number.NaN, asOf } = exchange.document
  const narratives = exchange.narratives.map((one) => ({ ...one, fiscalYear, ...(asOf ? { asOf } : {}) }))
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)
  const items = exchange.items.filter(({ levelLabel }) => levelLabel === evaluated?.label)
  const views = items.map(({ id }) => fillSheet(scheme, { ...exchange, narratives }, id, fiscalYear))
  const filling = placeViews(scheme, { content: readDocx(template, 'sheet.docx') }, views)
  const bytes = fillDocx(openDocxTemplate(template), filling)
  return { bytes, problems: filling.problems, again: matchDocument(scheme, readDocx(bytes, 'printed.docx')) }
}

/**
 * The rows of every list, without where they were read and what is only offered; a total that is printed stands for its parts. Ids name their
 * rows by what is written, so they are the same.
 */
function rowsOf({ items, indicators, observations, budgets, evaluations, narratives, terms }: Exchange) {
  const plain = <Row extends { fromProse?: boolean }>(rows: Row[]) => rows.filter(({ fromProse }) => !fromProse)
  const lists = {
    items,
    indicators: plain(indicators),
    observations: plain(observations),
    budgets,
    evaluations,
    narratives,
    terms: plain(terms),
  }
  return JSON.parse(JSON.stringify(lists, (key, value) => (key === 'source' || key === 'parts' ? undefined : value)))
}

/** Words of an item keep their order; which item's come first is the paper's affair. */
const byItem = (rows: Pick<Exchange, 'narratives'>) => ({
  ...rows,
  narratives: rows.narratives.toSorted((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)),
})

describe('a paper printed on its Word file and read again says the same', () => {
  it.each(['kansai-final-2020'])('the demonstration of %s', (name) => {
    const exchange = exchangeOf(join(root, `examples/${name}.json`))
    const first = printAndRead(name, exchange)
    expect(first.problems).toEqual([])
    const second = printAndRead(name, first.again)
    expect(rowsOf(second.again)).toEqual(rowsOf(first.again))
    expect(second.again.document).toEqual(first.again.document)
    for (const list of ['items', 'evaluations', 'narratives'] as const)
      expect(first.again[list].length).toBe(exchange[list].length)
  })

  it('says the year of the sheets in its title and headings', () => {
    const exchange = exchangeOf(join(root, 'examples/kansai-final-2020.json'))
    const later: Exchange = {
      ...exchange,
      document: { ...exchange.document, fiscalYear: 2023, asOf: '2024-02-29' },
      evaluations: exchange.evaluations.map((one) => ({ ...one, fiscalYear: 2023 })),
      observations: exchange.observations.map((one) => ({ ...one, fiscalYear: 2023 })),
    }
    const { again } = printAndRead('kansai-final-2020', later)
    expect(again.document).toMatchObject({ fiscalYear: 2023, asOf: '2024-02-29' })
  })

  it.skipIf(!existsSync(shared)).each([
    ['kansai-final-2020', 'kansai-r2-final'],
    ['osaka-2018', 'osaka-h30-policy'],
  ])('%s: the real paper in ../shared (skipped where it is absent), all seven lists', (name, paper) => {
    const { scheme } = schemeOf(name)
    const imported = matchDocument(scheme, readDocx(bytesOf(join(shared, `documents/${paper}.docx`)), paper))
    const { problems, again } = printAndRead(name, imported)
    expect(problems).toEqual([])
    expect(byItem(rowsOf(again))).toEqual(byItem(rowsOf(imported)))
  })
})
