import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkExchange } from '#core/check/check-exchange.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
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
    ['ibaraki-action-plan.json', 'ibaraki-2016', ['far-behind-target', 'no-progress', 'target-exceeded-early']],
    ['osaka-h30-policy.json', 'osaka-2018', ['target-missed']],
  ])('%s', (gold, name, codes) => {
    const { findings, ...rest } = json(gold)
    // How far is far is a matter of taste. A reader may mark an indicator or a figure of it: the one stands for the other. Words are nothing that a check can judge.
    const indicatorOf = new Map(rest.observations.map(({ id, indicator }) => [id, indicator]))
    const qualitative = new Set(rest.indicators.filter(({ kind }) => kind === 'qualitative').map(({ id }) => id))
    const key = ({ code, subject }: Finding) =>
      `${code.replace('far-behind-target', 'target-missed')} ${indicatorOf.get(subject) ?? subject}`
    const marked = new Set(
      findings
        .filter(({ code, severity }) => codes.includes(code) && (severity !== 'info' || !code.startsWith('target-exceeded')))
        .filter(({ subject }) => !qualitative.has(subject ?? ''))
        .map(key),
    )
    const found = new Set(checkExchange({ ...rest, findings: [] }, scheme(name)).map(key))
    expect([...marked].filter((mark) => !found.has(mark))).toEqual([])
    expect(marked.size).toBeGreaterThan(0)
  })
})
