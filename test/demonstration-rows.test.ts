import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { readDocument } from '#documents/read.ts'
import { shared } from './measure.ts'
import { loadSchemes } from './schemes.ts'

const examples = join(import.meta.dirname, '../examples')
const paper = readFileSync(join(examples, 'documents/kansai-final-2020.html'))
const data = JSON.parse(readFileSync(join(examples, 'kansai-final-2020.json'), 'utf8')) as Exchange
const gold = join(shared, 'gold/kansai-r2-final.json')

/** Rows without the place in which they were read: demonstration data stands for itself. */
const withoutSources = (exchange: Exchange): Exchange =>
  JSON.parse(JSON.stringify({ ...exchange, findings: [] }, (key, value) => (key === 'source' ? undefined : value))) as Exchange

describe('the demonstration data of layout rows', () => {
  test('importing the paper gives the data', async () => {
    const reading = await readDocument(new Uint8Array(paper), 'kansai-final-2020.html')
    if ('problem' in reading) throw new Error(reading.problem.message)
    const scheme = recogniseScheme(loadSchemes(), reading.content)
    expect(scheme?.name).toBe('kansai-final-2020')
    if (scheme) expect(withoutSources(matchDocument(scheme, reading.content))).toEqual(data)
  })

  // Needs the papers beside the repository: figures and names are the published ones, no sentence is.
  describe.skipIf(!existsSync(gold))('against the published paper', () => {
    const published = existsSync(gold) ? (JSON.parse(readFileSync(gold, 'utf8')) as Exchange) : data
    const figures = ({ observations }: Exchange) => observations.map(({ id, value }) => `${id} ${value}`).sort()

    test('has its items, indicators and figures', () => {
      expect(data.items.map(({ id, title }) => [id, title])).toEqual(published.items.map(({ id, title }) => [id, title]))
      expect(data.indicators.map(({ id, name, unit }) => [id, name, unit])).toEqual(
        published.indicators.map(({ id, name, unit }) => [id, name, unit]),
      )
      expect(figures(data)).toEqual(figures(published))
    })

    test('has none of its sentences', () => {
      const sentences = ({ narratives }: Exchange) =>
        narratives.flatMap(({ text }) => text.split(/[。\n]|\s・/)).map((line) => line.replace(/[\s・]/g, ''))
      const theirs = new Set(sentences(published).filter((line) => line.length > 12))
      expect(sentences(data).filter((line) => theirs.has(line))).toEqual([])
    })
  })
})
