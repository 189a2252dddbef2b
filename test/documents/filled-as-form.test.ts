import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { matchDocument } from '#core/match/match.ts'
import { placeSheet } from '#core/place.ts'
import { openTemplate } from '#documents/open-template.ts'
import { readDocument } from '#documents/read.ts'
import { samplePaper } from '../app/fresh-app.ts'
import { loadScheme } from '../schemes.ts'

const root = join(import.meta.dirname, '../..')
const scheme = loadScheme('kawasaki-2013')
const empty = openTemplate(new Uint8Array(readFileSync(join(root, 'schemes/kawasaki-2013/sheet.xlsx'))), 'xlsx')

async function matched(bytes: Uint8Array): Promise<Exchange> {
  const reading = await readDocument(bytes, '評価票.xlsx')
  if ('problem' in reading) throw new Error(reading.problem.message)
  return matchDocument(scheme, reading.content)
}

describe('last year’s sheet as this year’s form', () => {
  it('says only what the new sheet says', async () => {
    const exchange: Exchange = JSON.parse(readFileSync(join(root, 'examples/kawasaki-2013.json'), 'utf8'))
    const item = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
    const last = fillSheet(scheme, exchange, item?.id ?? '', 2013)
    const filled = openTemplate(empty.fill(placeSheet(scheme, empty.content, last)), 'xlsx')
    const other = samplePaper({ narratives: [{ item: 'b', role: 'progress', text: '交流の場を設けた。' }] })
    const view = fillSheet(scheme, other, 'b', 2013)
    const again = await matched(filled.fill(placeSheet(scheme, filled.content, view, true)))
    const onEmpty = await matched(empty.fill(placeSheet(scheme, empty.content, view)))
    const lists = ({ items, indicators, observations, budgets, evaluations, narratives, terms }: Exchange) =>
      JSON.parse(
        JSON.stringify({ items, indicators, observations, budgets, evaluations, narratives, terms }, (key, value) =>
          key === 'source' ? undefined : value,
        ),
      )
    expect(lists(again)).toEqual(lists(onEmpty))
    expect(again.narratives.map(({ text }) => text)).toEqual(['交流の場を設けた。'])
  })
})
