import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawLineChart } from '#core/chart/line-chart.ts'
import { drawLineLegend } from '#core/chart/line-legend.ts'
import { pointsOfYears, wordsOfPoints, type YearPoint } from '#core/chart/year-points.ts'
import type { Observation } from '#core/observation.ts'

const point = (label: string, actual?: number, target?: number, more: Partial<YearPoint> = {}): YearPoint => ({
  label,
  name: `${label}年度`,
  ...(actual === undefined ? {} : { actual }),
  ...(target === undefined ? {} : { target }),
  ...more,
})
const draw = (points: YearPoint[]) => drawLineChart({ title: '相談の件数', subtitle: '産業の支援（単位：件）', points })
const count = (svg: string | undefined, pattern: RegExp) => svg?.match(pattern)?.length

// A golden drawing: a person reads it, and looks at it, when it changes (`vitest -u` writes it anew).
it('an indicator against its targets, with a year missing and a forecast', async () => {
  const points = [
    point('平成29', 3, 5),
    point('平成30', undefined, 5),
    point('令和元', 8, 5),
    point('令和2', 11, 12),
    point('令和3', 13, 15, { forecast: true }),
  ]
  await expect(`${draw(points)}\n`).toMatchFileSnapshot('line-chart.svg')
})

describe('a line', () => {
  it('leaves a missing year open; a zero is a point', () => {
    const svg = draw([point('1', 4), point('2'), point('3', 0), point('4', 6)])
    expect(count(svg, /<circle/g)).toBe(3)
    expect(count(svg, /stroke-width="1.5"/g)).toBe(1)
  })

  it.each([
    ['no year', []],
    ['two years', [point('1', 4, 5), point('2', 5, 5)]],
    ['targets alone', [point('1', undefined, 5), point('2', undefined, 6), point('3', undefined, 7)]],
  ])('is not drawn of %s', (_, points) => expect(draw(points)).toBeUndefined())

  it('hollows a forecast, and dashes the way to it', () => {
    const svg = draw([point('1', 4), point('2', 5), point('3', 6, undefined, { forecast: true })])
    expect(count(svg, /fill="#ffffff" stroke="#00428c"/g)).toBe(1)
    expect(count(svg, /stroke-dasharray/g)).toBe(1)
    expect(svg).toContain('見込 6')
  })

  it('says where its axis does not begin at zero', () => {
    expect(draw([point('1', 998), point('2', 985), point('3', 961)])).toContain('<path')
    expect(draw([point('1', 998), point('2', 500), point('3', 961)])).not.toContain('<path')
  })

  it('draws what is below zero, and a range of targets', () => {
    const svg = draw([point('1', -2, 0), point('2', -1, 0), point('3', 1, 0, { targetTo: 2 })])
    expect(svg).toContain('目標 0〜2')
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('takes no words for markup', () => {
    const points = [point('<b>', 1), point('"', 2), point('&', 3)]
    const svg = drawLineChart({ title: '</text><script>', subtitle: ']]>&amp;', points })
    expect(svg).not.toMatch(/<script|<b>/)
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;')
    expect(svg).toContain(']]&gt;&amp;amp;')
  })

  it('stays within its drawing, whatever the figures', () => {
    const value = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { nil: undefined })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 12 }), (all) => {
        const svg = draw(all.map(([actual, target], nth) => point(`${2010 + nth}`, actual, target)))
        const known = all.filter(([actual]) => actual !== undefined).length
        expect(svg === undefined).toBe(known < 3)
        if (svg === undefined) return
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
        expect(count(svg, /<circle/g)).toBe(known)
        for (const [, down] of svg.matchAll(/ cy="([-\d.]+)"/g)) {
          expect(Number(down)).toBeGreaterThan(20)
          expect(Number(down)).toBeLessThan(117)
        }
      }),
    )
  })
})

describe('the points of an indicator', () => {
  const said = (measure: Observation['measure'], fiscalYear: number, row: Partial<Observation>): Observation => ({
    indicator: 'i',
    measure,
    fiscalYear,
    ...row,
  })
  const points = (observations: Observation[]) =>
    pointsOfYears(
      observations,
      [2019, 2020],
      (year) => `${year}`,
      (year) => `${year}年度`,
    )

  it('are those that stand: not what was replaced, not a figure in another unit, not words', () => {
    expect(
      points([
        said('target', 2019, { value: 5, supersededBy: 'x' }),
        said('target', 2019, { value: 6, id: 'x' }),
        said('actual', 2019, { value: 40, unit: '％' }),
        said('actual', 2020, { value: 7, status: 'forecast' }),
        said('target', 2020, { text: '検討する' }),
      ]),
    ).toEqual([
      { label: '2019', name: '2019年度', target: 6 },
      { label: '2020', name: '2020年度', actual: 7, forecast: true },
    ])
  })

  it('are told in words', () => {
    const words = wordsOfPoints([point('令和元', 4000, 5), point('令和2'), point('令和3', 1, 2, { forecast: true, targetTo: 3 })])
    expect(words).toBe('令和元年度 実績4,000・目標5、令和2年度 実績なし、令和3年度 見込1・目標2〜3')
  })
})

it('a legend has only the marks that occur', () => {
  expect(drawLineLegend([point('1', 2)])).not.toMatch(/目標|見込/)
  expect(drawLineLegend([point('1', 2, 3, { forecast: true })])).toMatch(/実績[\s\S]*見込[\s\S]*目標/)
})
