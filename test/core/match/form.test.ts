import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { readDocument } from '#documents/read.ts'
import { loadScheme } from '../../schemes.ts'
import { expectedFacts, readFacts } from './form-facts.ts'
import { type PaperSheet, printHtml, printText } from './form-paper.ts'
import { randomSheet } from './random-sheet.ts'

const scheme = loadScheme('kawasaki-2013')

async function readBack(text: string, name: string): Promise<Exchange> {
  const reading = await readDocument(new TextEncoder().encode(text), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return matchDocument(scheme, reading.content)
}

describe('a sheet printed and read again', () => {
  const papers: [string, (sheet: PaperSheet) => string][] = [
    ['sheet.html', printHtml],
    ['sheet.txt', printText],
  ]
  test.each(papers)('%s says the same', async (name, print) => {
    await fc.assert(
      fc.asyncProperty(randomSheet, async (sheet) => {
        const exchange = await readBack(print(sheet), name)
        expect(readFacts(exchange, sheet.measure)).toEqual(expectedFacts(sheet))
      }),
      { numRuns: 60 },
    )
  })
})
