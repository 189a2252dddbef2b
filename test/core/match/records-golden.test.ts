import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectedOf, fileOf, matchBytes, schemeOf } from './rows-paper.ts'
import { sayExchange } from './say-exchange.ts'

const folder = join(import.meta.dirname, '../../documents')
/** Folders of invented papers of layout `records`: `paper.*`, its `scheme.yaml`, and `expected.json` in words. */
const papers = readdirSync(folder).filter((name) => name.startsWith('records-'))

describe('papers of layout records', () => {
  it.each(papers)('%s', async (paper) => {
    const { bytes, name } = fileOf(paper)
    expect(sayExchange(await matchBytes(schemeOf(paper), bytes, name))).toEqual(expectedOf(paper))
  })

  it.each(papers)('%s: every row has its place, and an id of its own', async (paper) => {
    const { bytes, name } = fileOf(paper)
    const { items, indicators, observations, budgets, evaluations, narratives } = await matchBytes(schemeOf(paper), bytes, name)
    const rows = [...items, ...indicators, ...observations, ...budgets, ...evaluations, ...narratives]
    expect(rows.filter(({ source }) => !source || source.text === '')).toEqual([])
    const ids = [...items, ...indicators, ...observations].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names no withheld word anywhere', async () => {
    const { bytes, name } = fileOf('records-yearly-blocks')
    const text = readFileSync(join(folder, 'records-yearly-blocks', name), 'utf8')
    expect(text).toContain('山海')
    expect(JSON.stringify(await matchBytes(schemeOf('records-yearly-blocks'), bytes, name))).not.toMatch(/山海|浜野|110|111/)
  })
})
