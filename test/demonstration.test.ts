import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { readDocument } from '#documents/read.ts'
import { printHtml } from './core/match/form-paper.ts'
import { demonstrationSheet } from './demonstration-sheet.ts'
import { loadSchemes } from './schemes.ts'

const examples = join(import.meta.dirname, '../examples')
const paper = readFileSync(join(examples, 'documents/kawasaki-2013.html'))
const data = JSON.parse(readFileSync(join(examples, 'kawasaki-2013.json'), 'utf8')) as Exchange

/** Rows without the place in which they were read: demonstration data stands for itself. */
const withoutSources = (exchange: Exchange): Exchange =>
  JSON.parse(JSON.stringify({ ...exchange, findings: [] }, (key, value) => (key === 'source' ? undefined : value))) as Exchange

describe('the demonstration data', () => {
  test('the paper is the printed sheet', () => {
    expect(paper.toString('utf8')).toBe(printHtml(demonstrationSheet))
  })
  test('importing the paper gives the data', async () => {
    const reading = await readDocument(new Uint8Array(paper), 'kawasaki-2013.html')
    if ('problem' in reading) throw new Error(reading.problem.message)
    const scheme = recogniseScheme(loadSchemes(), reading.content)
    expect(scheme?.name).toBe('kawasaki-2013')
    if (scheme) expect(withoutSources(matchDocument(scheme, reading.content))).toEqual(data)
  })
})
