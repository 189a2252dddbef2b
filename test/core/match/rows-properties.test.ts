import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { asCsv, asHtml, asText, programmes, type RandomProgramme } from './random-rows.ts'
import { matchBytes, schemeOf } from './rows-paper.ts'

const scheme = schemeOf('rows-progress-text')
const read = (text: string, name: string) => matchBytes(scheme, new TextEncoder().encode(text), name)
const readText = (all: RandomProgramme[]) => read(asText(all), 'paper.txt')

/** What is said of each programme, by its title: no ids, order, places or white space. */
function byTitle({ items, indicators, observations, evaluations, narratives }: Exchange): Map<string, unknown> {
  const bare = (rows: object[]) =>
    rows.map((row) =>
      JSON.parse(
        JSON.stringify(row, (key, value) => (['id', 'item', 'indicator', 'order', 'source'].includes(key) ? undefined : value)),
      ),
    )
  return new Map(
    items.map((item) => {
      const own = indicators.filter((row) => row.item === item.id)
      const said = own.map(({ id }) => bare(observations.filter((row) => row.indicator === id)))
      const words = narratives.filter((row) => row.item === item.id).map((row) => ({ ...row, text: row.text.replace(/\s/g, '') }))
      return [
        item.title,
        { own: bare(own), said, grades: bare(evaluations.filter((row) => row.item === item.id)), words: bare(words) },
      ]
    }),
  )
}

describe('papers of layout rows', () => {
  it('shuffling programmes changes nothing but their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        programmes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        async ([all, shuffled]) => {
          const [before, after] = [byTitle(await readText(all)), byTitle(await readText(shuffled))]
          expect([...after.keys()]).toEqual(shuffled.map(({ title }) => title))
          for (const [title, said] of before) expect(after.get(title)).toEqual(said)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('adding a programme never changes the rows of the others', async () => {
    await fc.assert(
      fc.asyncProperty(programmes, fc.nat(), async (all, at) => {
        const without = all.filter((_, nth) => nth !== at % all.length)
        const [before, after] = [byTitle(await readText(without)), byTitle(await readText(all))]
        expect(after.size).toBe(all.length)
        for (const [title, said] of before) expect(after.get(title)).toEqual(said)
      }),
      { numRuns: 30 },
    )
  })

  it('the same paper as text, HTML and CSV says the same', async () => {
    await fc.assert(
      fc.asyncProperty(programmes, async (all) => {
        const text = byTitle(await readText(all))
        expect(byTitle(await read(asHtml(all), 'paper.html'))).toEqual(text)
        expect(byTitle(await read(asCsv(all), 'paper.csv'))).toEqual(text)
      }),
      { numRuns: 30 },
    )
  })

  it('every target that is written is read, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(programmes, async (all) => {
        const { observations } = await readText(all)
        const values = observations.filter(({ measure }) => measure === 'target').map(({ value }) => value)
        const figures = all.flatMap(({ rows }) =>
          rows.flatMap(({ targets }) => targets.flatMap((target) => /\[([\d,]+)/.exec(target)?.[1] ?? [])),
        )
        expect(values).toEqual(figures.map((figure) => Number(figure.replaceAll(',', ''))))
      }),
      { numRuns: 30 },
    )
  })
})
