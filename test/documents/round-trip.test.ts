import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { placeSheet } from '#core/place.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { fillXlsx } from '#documents/fill-xlsx.ts'
import { readDocument } from '#documents/read.ts'

const root = join(import.meta.dirname, '../..')
const shared = join(root, '../shared')
const bytesOf = (path: string) => new Uint8Array(readFileSync(path))

function loadScheme(name: string): Scheme {
  const parsed = parseScheme(parse(readFileSync(join(root, `schemes/${name}/scheme.yaml`), 'utf8')))
  if (!('scheme' in parsed)) throw new Error(parsed.problems.join('\n'))
  return parsed.scheme
}

async function read(bytes: Uint8Array, name: string): Promise<DocumentContent> {
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content
}

const scheme = loadScheme('kawasaki-2013')
const template = bytesOf(join(root, 'schemes/kawasaki-2013/sheet.xlsx'))

/** The same facts on the scheme's own form, read again. */
async function printAndRead(exchange: Exchange, fiscalYear: number) {
  const item = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
  const view = fillSheet(scheme, exchange, item?.id ?? '', fiscalYear)
  const { writes, problems } = placeSheet(scheme, await read(template, 'sheet.xlsx'), view)
  const printed = fillXlsx(template, writes)
  return { problems, printed, again: matchDocument(scheme, await read(printed, '評価票.xlsx')) }
}

/** The rows of every list, without where they were read. Ids name their rows by what is written, so they are the same. */
function rowsOf({ items, indicators, observations, budgets, evaluations, narratives, terms }: Exchange) {
  const lists = { items, indicators, observations, budgets, evaluations, narratives, terms }
  return JSON.parse(JSON.stringify(lists, (key, value) => (key === 'source' ? undefined : value)))
}

describe('a sheet printed on its form and read again says the same', () => {
  it('the demonstration', async () => {
    const exchange: Exchange = JSON.parse(readFileSync(join(root, 'examples/kawasaki-2013.json'), 'utf8'))
    const first = await printAndRead(exchange, exchange.document.fiscalYear ?? 2013)
    expect(first.problems).toEqual([])
    const second = await printAndRead(first.again, first.again.document.fiscalYear ?? 2013)
    expect(rowsOf(second.again)).toEqual(rowsOf(first.again))
    expect(rowsOf(first.again).observations.length).toBe(exchange.observations.length)
  })

  it.skipIf(!existsSync(shared))('the real sheet in ../shared (skipped where it is absent), all seven lists', async () => {
    const imported = matchDocument(scheme, await read(bytesOf(join(shared, 'documents/kawasaki-52402000.html')), 'sheet.html'))
    const { problems, again } = await printAndRead(imported, 2013)
    expect(problems).toEqual([])
    expect(rowsOf(again)).toEqual(rowsOf(imported))
    expect(again.document).toEqual(imported.document)
  })
})
