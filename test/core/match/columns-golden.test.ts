import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { readDocument } from '#documents/read.ts'

const folder = join(import.meta.dirname, '../../documents')
/** Folders of invented papers of layout `columns`: `paper.*`, its `scheme.yaml`, and `expected.json`. */
const papers = readdirSync(folder).filter((name) => name.startsWith('columns-'))

async function read(paper: string) {
  const parsed = parseScheme(parse(readFileSync(join(folder, paper, 'scheme.yaml'), 'utf8')))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const name = readdirSync(join(folder, paper)).find((file) => file.startsWith('paper.')) ?? 'paper'
  const reading = await readDocument(new Uint8Array(readFileSync(join(folder, paper, name))), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return { exchange: matchDocument(parsed.scheme, reading.content), content: reading.content }
}

/** The exchange without its places, findings as `code subject`. */
function shown({ findings, format: _, ...lists }: Exchange): unknown {
  const plain = JSON.parse(JSON.stringify(lists, (key, value) => (key === 'source' ? undefined : value)))
  return { ...plain, findings: findings.map(({ code, subject }) => (subject === undefined ? code : `${code} ${subject}`)) }
}

describe.each(papers)('%s', (paper) => {
  test('is read as expected', async () => {
    const { exchange } = await read(paper)
    expect(shown(exchange)).toEqual(JSON.parse(readFileSync(join(folder, paper, 'expected.json'), 'utf8')))
  })

  test('every row has a place of the paper, and an id of its own', async () => {
    const { exchange, content } = await read(paper)
    const places = new Set(content.grids.flatMap((grid) => grid.cells).map(({ locator }) => locator))
    const { items, indicators, observations, narratives, terms } = exchange
    const rows = [...items, ...indicators, ...observations, ...narratives, ...terms]
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter(({ source }) => !source || source.text === '' || !places.has(source.locator))).toEqual([])
    const ids = [...items, ...indicators, ...observations].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('only what stands in running words is a suggestion', async () => {
    const { exchange } = await read(paper)
    const suggested = new Set(exchange.indicators.filter(({ fromProse }) => fromProse).map(({ id }) => id))
    for (const row of exchange.observations) if (suggested.has(row.indicator)) expect(row.fromProse).toBe(true)
    expect(exchange.observations.filter(({ measure, fromProse }) => measure === 'target' && fromProse)).toEqual([])
  })
})
