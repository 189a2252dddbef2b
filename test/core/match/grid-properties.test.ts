import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { schemeOf } from './rows-paper.ts'

interface Line {
  name: string
  target: number
  actual: number | undefined
}
interface Measure {
  title: string
  lines: Line[]
}
interface Policy {
  title: string
  measures: Measure[]
}

const scheme = schemeOf('grid-western-years')
const word = fc.stringMatching(/^[あ-ん]{3,6}$/)
const titled = (prefix: string) => word.map((text) => `${prefix}${text}`)
const line: fc.Arbitrary<Line> = fc.record({
  name: titled('甲'),
  target: fc.nat(99_999),
  actual: fc.option(fc.nat(99_999), { nil: undefined }),
})
const plan: fc.Arbitrary<Policy[]> = fc.uniqueArray(
  fc.record({
    title: titled('乙'),
    measures: fc.uniqueArray(
      fc.record({
        title: titled('丙'),
        lines: fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ title }) => title },
    ),
  }),
  { minLength: 1, maxLength: 3, selector: ({ title }) => title },
)

const headings = ['基本目標', '施策', '重要業績評価指標(KPI)', '目標値（2024）', '実績値（2023）']
const cell = (row: number, col: number, text: string, rowSpan = 1): Cell => ({
  row,
  col,
  text,
  rowSpan,
  colSpan: 1,
  locator: `r${row}c${col}`,
})

/** The same plan on paper: labels merged over their rows, given once, or given on every row. */
function draw(policies: Policy[], how: 'merged' | 'once' | 'always'): DocumentContent {
  const cells = headings.map((text, col) => cell(0, col, text))
  let row = 1
  for (const policy of policies) {
    const opens = row
    const height = policy.measures.reduce((sum, { lines }) => sum + lines.length, 0)
    for (const measure of policy.measures)
      measure.lines.forEach((one, nth) => {
        if (how !== 'merged') {
          const again = how === 'always'
          cells.push(
            cell(row, 0, row === opens || again ? policy.title : ''),
            cell(row, 1, nth === 0 || again ? measure.title : ''),
          )
        } else {
          if (row === opens) cells.push(cell(row, 0, policy.title, height))
          if (nth === 0) cells.push(cell(row, 1, measure.title, measure.lines.length))
        }
        cells.push(
          cell(row, 2, one.name),
          cell(row, 3, `${one.target}件`),
          cell(row, 4, one.actual === undefined ? '—' : `${one.actual}件`),
        )
        row++
      })
  }
  return { format: 'csv', grids: [{ place: 'table', kind: 'table', rowCount: row, colCount: headings.length, cells }] }
}

const withoutPlaces = (rows: object[]) => rows.map((row) => ({ ...row, source: undefined }))

describe('grids of any plan', () => {
  it('give every item, indicator and figure back, each under its own label', () => {
    fc.assert(
      fc.property(plan, (policies) => {
        const { items, indicators, observations } = matchDocument(scheme, draw(policies, 'merged'))
        expect(items.map(({ title }) => title)).toEqual(
          policies.flatMap(({ title, measures }) => [title, ...measures.map((measure) => measure.title)]),
        )
        const titles = new Map(items.map(({ id, title }) => [id, title]))
        const said = indicators.map(({ id, item, name }) => {
          const value = (measure: string) => observations.find((one) => one.indicator === id && one.measure === measure)?.value
          return { title: titles.get(item), name, target: value('target'), actual: value('actual') }
        })
        const written = policies.flatMap(({ measures }) =>
          measures.flatMap(({ title, lines }) => lines.map((one) => ({ title, ...one }))),
        )
        expect(said).toEqual(written)
      }),
      { numRuns: 60 },
    )
  })

  it('read the same whether labels are merged, given once or given on every row', () => {
    fc.assert(
      fc.property(plan, (policies) => {
        const [merged, ...others] = (['merged', 'once', 'always'] as const).map((how) =>
          matchDocument(scheme, draw(policies, how)),
        )
        for (const other of others) {
          expect(withoutPlaces(other.items)).toEqual(withoutPlaces(merged?.items ?? []))
          expect(withoutPlaces(other.indicators)).toEqual(withoutPlaces(merged?.indicators ?? []))
          expect(withoutPlaces(other.observations)).toEqual(withoutPlaces(merged?.observations ?? []))
        }
      }),
      { numRuns: 40 },
    )
  })
})
