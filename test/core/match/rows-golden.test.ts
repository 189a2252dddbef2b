import { describe, expect, it } from 'vitest'
import { expectedOf, fileOf, matchBytes, rowsPapers, schemeOf, withoutPlaces } from './rows-paper.ts'

describe('papers of layout rows', () => {
  it.each(rowsPapers)('%s', async (paper) => {
    const { bytes, name } = fileOf(paper)
    const exchange = await matchBytes(schemeOf(paper), bytes, name)
    expect(withoutPlaces(exchange)).toEqual(expectedOf(paper))
  })

  it.each(rowsPapers)('%s: every row has its place', async (paper) => {
    const { bytes, name } = fileOf(paper)
    const { items, indicators, observations, evaluations, narratives } = await matchBytes(schemeOf(paper), bytes, name)
    const rows = [...items, ...indicators, ...observations, ...evaluations, ...narratives]
    expect(rows.filter(({ source }) => !source || source.text === '')).toEqual([])
    const ids = [...items, ...indicators, ...observations].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
