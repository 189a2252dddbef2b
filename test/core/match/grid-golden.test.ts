import { describe, expect, it } from 'vitest'
import { checkExample } from '#core/example.ts'
import { gridPapers } from './grid-paper.ts'
import { expectedOf, fileOf, matchBytes, schemeOf, withoutPlaces } from './rows-paper.ts'

describe('papers of layout grid', () => {
  it.each(gridPapers)('%s', async (paper) => {
    const { bytes, name } = fileOf(paper)
    const exchange = await matchBytes(schemeOf(paper), bytes, name)
    expect(withoutPlaces(exchange)).toEqual(expectedOf(paper))
  })

  it.each(gridPapers)('%s: the examples of its scheme hold', (paper) => {
    const scheme = schemeOf(paper)
    expect(scheme.examples.flatMap((example) => checkExample(scheme, example) ?? [])).toEqual([])
  })

  it.each(gridPapers)('%s: every row has its place, and an id of its own', async (paper) => {
    const { bytes, name } = fileOf(paper)
    const { items, indicators, observations, budgets, evaluations, narratives } = await matchBytes(schemeOf(paper), bytes, name)
    const rows = [...items, ...indicators, ...observations, ...budgets, ...evaluations, ...narratives]
    expect(rows.filter(({ source }) => !source || source.text === '')).toEqual([])
    const ids = [...items, ...indicators, ...observations].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
