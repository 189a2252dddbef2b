import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { judgeByScheme } from '#core/judge.ts'
import type { Observation } from '#core/observation.ts'
import type { Indicator } from '#core/plan.ts'
import { proposeGrade } from '#core/propose.ts'
import { attain } from '#core/rule/attain.ts'
import { climb, reaches } from '#core/rule/climb.ts'
import { rateOf } from '#core/rule/rate.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { rateWays, type Step } from '#core/scheme-rule.ts'

const folder = join(import.meta.dirname, '../../../examples/schemes')
const schemes = readdirSync(folder).map((name): Scheme => {
  const read = parseScheme(parse(readFileSync(join(folder, name, 'scheme.yaml'), 'utf8')))
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.scheme
})

const number = fc.oneof(fc.integer({ min: -20, max: 200 }), fc.double({ min: -20, max: 200, noNaN: true }))
const direction = fc.constantFrom('increase', 'decrease', 'maintain', undefined)
const indicatorWith = (of: Indicator['direction']): Indicator => ({
  id: 'i',
  item: 'p',
  name: '件数',
  kind: 'quantitative',
  accumulation: 'point',
  ...(of ? { direction: of } : {}),
})
const said = (measure: Observation['measure'], value: number, fiscalYear: number): Observation => ({
  indicator: 'i',
  measure,
  fiscalYear,
  value,
})

test.each(rateWays)('the rate %s never falls while the actual gets better', (rule) => {
  fc.assert(
    fc.property(number, number, number, number, direction, (a, better, target, baseline, of) => {
      const indicator = indicatorWith(of)
      const lowerIsBetter = of === 'decrease'
      // t/a is the way for indicators where less is better, a/t for the others: a scheme chooses by direction.
      fc.pre((rule === 'ratio' && !lowerIsBetter) || (rule === 'inverse-ratio' && lowerIsBetter) || !/ratio/.test(rule))
      const [low, high] = lowerIsBetter ? [Math.max(a, better), Math.min(a, better)] : [Math.min(a, better), Math.max(a, better)]
      const rate = (value: number) => {
        const figures = {
          target: said('target', target, 2020),
          baseline: said('baseline', baseline, 2015),
          actual: said('actual', value, 2020),
        }
        const made = rateOf(indicator, { ...figures, missingYears: [], contradictory: false, lowerIsBetter }, { rule })
        return 'rate' in made ? made.rate : undefined
      }
      const [worse, best] = [rate(low), rate(high)]
      if (worse !== undefined && best !== undefined) expect(best).toBeGreaterThanOrEqual(worse - 1e-9)
    }),
    { numRuns: 1000 },
  )
})

const ladder = fc
  .uniqueArray(fc.integer({ min: -50, max: 200 }), { minLength: 1, maxLength: 6 })
  .chain((bounds) =>
    fc.tuple(fc.constant(bounds.toSorted((a, b) => b - a)), fc.array(fc.boolean(), { minLength: bounds.length, maxLength: 6 })),
  )
  .map(([bounds, strict]): Step[] => [
    ...bounds.map((bound, i) => ({ code: `段${i}`, ...(strict[i] ? { above: bound } : { atLeast: bound }) })),
    { code: '最後' },
  ])

test('a ladder has exactly one step for every rate, and a better rate never a lower step', () => {
  const rate = fc.oneof(number, fc.integer({ min: -50, max: 200 }), fc.constant(Number.POSITIVE_INFINITY))
  fc.assert(
    fc.property(ladder, rate, rate, (steps, one, other) => {
      const at = (value: number) => {
        const climbed = climb(steps, () => ({ value }), [])
        return 'step' in climbed ? steps.indexOf(climbed.step) : -1
      }
      expect(at(one)).toBeGreaterThanOrEqual(0)
      expect(at(one)).toBe(steps.findIndex((step) => reaches(one, step)))
      expect(at(Math.max(one, other))).toBeLessThanOrEqual(at(Math.min(one, other)))
    }),
    { numRuns: 1000 },
  )
})

const observation = fc.record({
  measure: fc.constantFrom<Observation['measure']>('target', 'actual', 'actual', 'baseline', 'benchmark'),
  fiscalYear: fc.integer({ min: 2010, max: 2025 }),
  value: fc.option(number, { nil: undefined }),
})
const rows = fc.array(observation, { maxLength: 8 }).map((all) =>
  all.map(
    ({ value, ...rest }): Observation => ({
      indicator: 'i',
      ...rest,
      ...(value === undefined ? { text: '調査中' } : { value }),
    }),
  ),
)
const accumulation = fc.constantFrom<NonNullable<Indicator['accumulation']>>('annual', 'cumulative', 'point')

test('the rates of every scheme stay within their caps, and every class is one of its steps or says that something is lacking', () => {
  fc.assert(
    fc.property(fc.constantFrom(...schemes), rows, direction, accumulation, (scheme, observations, of, kind) => {
      const rule = scheme.attainment
      if (!rule) return
      const fiscalYear = scheme.period?.from ?? 2020
      const indicator = { ...indicatorWith(of), accumulation: kind }
      const { expected: _, ...unexpecting } = rule
      const attained = attain(indicator, observations, unexpecting, {
        fiscalYear,
        period: scheme.period,
      })
      if (rule.cap && attained.rate !== undefined) {
        expect(attained.rate).toBeGreaterThanOrEqual(rule.cap[0])
        expect(attained.rate).toBeLessThanOrEqual(rule.cap[1])
      }
      const codes = attained.empty ? Object.values(rule.without ?? {}) : (rule.steps ?? []).map(({ code }) => code)
      if (attained.code !== undefined) expect(codes).toContain(attained.code)
      expect(attained.reason).toMatch(/^[^\n]+。$/)
      expect(attained.reason).not.toMatch(/NaN|Infinity|undefined/)
    }),
    { numRuns: 2000 },
  )
})

test('where nothing is known nothing is proposed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...schemes), rows, direction, (scheme, observations, of) => {
      const withoutActuals = observations.filter(({ measure, value }) => measure !== 'actual' || value === undefined)
      const indicator = indicatorWith(of)
      const verdict = judgeByScheme(scheme, indicator, withoutActuals, { fiscalYear: 2020, final: true }, [])
      const proposal = proposeGrade(scheme, [{ indicator, verdict }])
      expect(proposal && 'grades' in proposal ? proposal : undefined).toBeUndefined()
      expect(proposeGrade(scheme, [])).toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})

test('every proposal is a grade of the first scale with one sentence', () => {
  const two = fc.tuple(rows, rows)
  fc.assert(
    fc.property(fc.constantFrom(...schemes), two, direction, (scheme, sets, of) => {
      const fiscalYear = scheme.period?.to ?? 2020
      const deciding = sets.map((set, i) => {
        const indicator = { ...indicatorWith(of), id: `i${i}` }
        const own = set.map((row) => ({
          ...row,
          indicator: indicator.id,
          ...(row.measure === 'actual' ? { fiscalYear } : {}),
        }))
        return { indicator, verdict: judgeByScheme(scheme, indicator, own, { fiscalYear, final: true }, []) }
      })
      const proposal = proposeGrade(scheme, deciding)
      if (!proposal) return
      expect(proposal.reason).toMatch(/^[^\n]+。$/)
      expect(proposal.reason).not.toMatch(/NaN|Infinity|undefined|。。/)
      if ('grades' in proposal) expect(Object.keys(scheme.grades[0]?.codes ?? {})).toContain(proposal.grades[0]?.code)
      else expect(scheme.grades.slice(1).map(({ scale }) => scale)).toEqual(expect.arrayContaining(proposal.waitsFor))
    }),
    { numRuns: 2000 },
  )
})
