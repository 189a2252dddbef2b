import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkExchange } from '#core/check/check-exchange.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Scheme } from '#core/scheme.ts'

const shared = new URL('../../../../shared/gold/', import.meta.url)
const json = (name: string) => JSON.parse(readFileSync(new URL(name, shared), 'utf8')) as Exchange
const scheme = (name: string) =>
  parse(readFileSync(new URL(`../../../schemes/${name}/scheme.yaml`, import.meta.url), 'utf8')) as Scheme

/** What a careful reader marked by hand, and how many of the marks about figures the checks find again. Needs ../shared beside the repository. */
describe.skipIf(!existsSync(shared))('against the marks of a careful reader', () => {
  test.each([
    [
      'kawasaki-52402000.json',
      'kawasaki-2013',
      [
        'far-behind-target',
        'target-missed',
        'low-budget-execution',
        'budget-exceeds-plan',
        'grade-vs-indicators',
        'unit-missing',
      ],
    ],
    [
      'kansai-r2-final.json',
      'kansai-final-2020',
      [
        'ratio-below-target',
        'relative-target-without-value',
        'target-replaced',
        'grade-before-target-met',
        'comparator-missing',
        'target-below-last-actual',
        'indicator-without-target',
      ],
    ],
  ])('%s', (gold, name, codes) => {
    const { findings, ...rest } = json(gold)
    const marked = new Set(findings.filter(({ code }) => codes.includes(code)).map(({ code, subject }) => `${code} ${subject}`))
    const found = new Set(checkExchange({ ...rest, findings: [] }, scheme(name)).map(({ code, subject }) => `${code} ${subject}`))
    expect([...marked].filter((mark) => !found.has(mark))).toEqual([])
    expect(marked.size).toBeGreaterThan(0)
  })
})
