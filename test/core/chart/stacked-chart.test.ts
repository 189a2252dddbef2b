import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartColours, chartShades, contrastOf } from '#core/chart/colours.ts'
import { axisOf, roundUp, wrapText } from '#core/chart/scale.ts'
import { drawStackedChart } from '#core/chart/stacked-chart.ts'

const kinds = [{ word: 'A' }, { word: 'B' }, { word: 'C' }, { word: '評価なし', none: true as const }]

// A golden drawing: a person reads it, and looks at it, when it changes (`vitest -u` writes it anew).
it('counts by grade per field', async () => {
  const rows = [
    { name: '安全なまち', counts: [3, 12, 2, 1] },
    { name: '環境にやさしく、いつまでも住み続けたいと思えるまちづくりを皆で進める', counts: [1, 8, 0, 0] },
  ]
  await expect(`${drawStackedChart({ title: '評価', kinds, rows, unit: '票', width: 499 })?.svg}\n`).toMatchFileSnapshot(
    'stacked-chart.svg',
  )
})

describe('stacked bars', () => {
  it.each([
    ['one group', [{ name: '全体', counts: [1, 2, 3, 0] }]],
    [
      'groups of nothing',
      [
        { name: '甲', counts: [0, 0, 0, 0] },
        { name: '乙', counts: [0, 0, 0, 0] },
      ],
    ],
  ])('are not drawn of %s', (_, rows) =>
    expect(drawStackedChart({ title: '評価', kinds, rows, unit: '票', width: 499 })).toBeUndefined(),
  )

  it('are as long as their counts, and none leaves the drawing', () => {
    const counts = fc.array(fc.nat({ max: 500 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 8 }), (all) => {
        const rows = all.map((own, nth) => ({ name: `分野${nth}`, counts: own }))
        const drawn = drawStackedChart({ title: '評価', kinds, rows, unit: '票', width: 499 })
        fc.pre(drawn !== undefined)
        const bars = [...(drawn?.svg ?? '').matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="15"/g)]
        expect(bars).toHaveLength(all.flat().filter((one) => one > 0).length)
        for (const [, x, width] of bars) expect(Number(x) + Number(width)).toBeLessThanOrEqual(499)
        const total = all.flat().reduce((sum, one) => sum + one, 0)
        const unit = bars.reduce((sum, [, , width]) => sum + Number(width), 0) / total
        const first = all.flat().find((one) => one > 0) as number
        expect(Math.abs(Number(bars[0]?.[2]) - first * unit)).toBeLessThan(0.1)
      }),
    )
  })
})

describe('colours of charts', () => {
  const tokens = readFileSync('node_modules/@digital-go-jp/design-tokens/dist/tokens.css', 'utf8')

  it.each([...Object.values(chartColours), ...chartShades])('%s is a design token', (colour) => {
    expect(colour === '#ffffff' || tokens.includes(`: ${colour};`)).toBe(true)
  })

  it.each(['ink', 'soft', 'indigo'] as const)('words in %s can be read on paper', (name) => {
    expect(contrastOf(chartColours[name], chartColours.paper)).toBeGreaterThanOrEqual(4.5)
  })

  it('shades differ in black and white, and one of the inks can be read on each', () => {
    for (const [nth, shade] of chartShades.entries()) {
      const ink = Math.max(contrastOf(shade, chartColours.paper), contrastOf(shade, chartColours.ink))
      expect(ink).toBeGreaterThanOrEqual(4.5)
      const next = chartShades[nth + 1]
      if (next !== undefined) expect(contrastOf(shade, next)).toBeGreaterThan(1.3)
    }
  })
})

describe('an axis', () => {
  it.each([
    [[4, 5], false, [0, 5]],
    [[82, 95], false, [0, 50, 100]],
    [[998, 961], true, [940, 960, 980, 1000]],
    [[-1.2, 1.2], false, [-1.6, -0.8, 0, 0.8, 1.6]],
    [[0], false, [0, 1]],
    [[7, 7, 7], true, [0, 4, 8]],
  ])('for %j', (values, mayCut, ticks) => expect(axisOf(values, mayCut)?.ticks).toEqual(ticks))

  it('has no end below what it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 1000),
          { minLength: 1 },
        ),
        fc.boolean(),
        (values, mayCut) => {
          const axis = axisOf(values, mayCut)
          expect(axis && axis.high >= Math.max(...values) && axis.low <= Math.min(...values)).toBe(true)
          expect(axis?.ticks.length).toBeLessThanOrEqual(6)
        },
      ),
    )
  })

  it('ends at a round number', () => expect(roundUp(4797)).toBe(5000))
})

it.each([
  ['短い', 10, 100, ['短い']],
  ['二行になる言葉', 10, 40, ['二行にな', 'る言葉']],
  ['三行にもなってしまう言葉', 10, 40, ['三行にも', 'なって…']],
])('%s in lines', (text, size, room, lines) => expect(wrapText(text, size, room, 2)).toEqual(lines))
