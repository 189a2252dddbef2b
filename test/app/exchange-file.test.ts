import { expect, it } from 'vitest'
import { readExchangeFile } from '#app/exchange-file.ts'
import type { Exchange } from '#core/exchange.ts'
import { samplePaper } from './fresh-app.ts'

const read = (paper: Exchange) => readExchangeFile(new TextEncoder().encode(JSON.stringify(paper)), '資料.json')
const many = <Row>(row: Row): Row[] => Array.from({ length: 1_500 }, () => row)

/** A broken paper repeats what a whole one has a few of; whatever was matched must be fit to be kept. */
it.each<[string, Partial<Exchange>]>([
  [
    'parts of one figure',
    {
      observations: samplePaper().observations.map((row) => ({ ...row, parts: many({ label: '講習', value: 1 }) })),
    },
  ],
  ['sections in charge of an item', { items: samplePaper().items.map((row) => ({ ...row, units: many('企画課') })) }],
  [
    'letters of a grade',
    { evaluations: samplePaper().evaluations.map((row) => ({ ...row, grades: many({ scale: '評価区分', code: 'B' }) })) },
  ],
])('keeps a paper with more than a thousand %s', (_, change) => {
  expect(read(samplePaper(change))).not.toHaveProperty('problem')
})
