import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { roundUp } from '#core/chart/scale.ts'
import { ChartBar } from '#web/parts/chart-bar.tsx'
import { ChartBullet } from '#web/parts/chart-bullet.tsx'
import { ChartLine } from '#web/parts/chart-line.tsx'
import { ChartSparkline } from '#web/parts/chart-sparkline.tsx'
import { ChartStacked } from '#web/parts/chart-stacked.tsx'
import { VerdictMark } from '#web/parts/verdict-mark.tsx'

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0

it.each([
  [0.3, 0.3],
  [3, 3],
  [7, 8],
  [95, 100],
  [4797, 5000],
])('an axis up to %d ends at %d', (value, end) => expect(roundUp(value)).toBe(end))

describe('line', () => {
  const point = (year: number, actual?: number) => ({
    label: `H${year}`,
    name: `平成${year}年度`,
    ...(actual === undefined ? {} : { actual }),
  })

  it('leaves a missing year open', () => {
    const html = renderToStaticMarkup(
      <ChartLine title="推移" unit="件" points={[point(22, 4), point(23), point(24, 5), point(25, 6)]} />,
    )
    expect(count(html, /class="c-line"/g)).toBe(1)
    expect(count(html, /<circle/g)).toBe(3)
    expect(html).toContain('平成23年度 実績なし')
  })

  it('a zero is a point, not a gap', () => {
    const html = renderToStaticMarkup(<ChartLine title="推移" unit="件" points={[point(22, 4), point(23, 0)]} />)
    expect(count(html, /<circle/g)).toBe(2)
    expect(count(html, /class="c-line"/g)).toBe(1)
  })
})

describe('bullet', () => {
  it('says title and figures, and dashes a forecast', () => {
    const html = renderToStaticMarkup(
      <ChartBullet
        title="達成"
        unit="人"
        actual={{ value: 4797, forecast: true }}
        target={{ value: 3400 }}
        benchmark={{ value: 230, at: '2/28時点' }}
      />,
    )
    expect(html).toContain('<title')
    expect(html).toContain('目標 3,400人、見込 4,797人、目安 230人（2/28時点）')
    expect(html).toContain('is-forecast')
  })

  it('without an actual draws no bar', () => {
    const html = renderToStaticMarkup(<ChartBullet title="未記入" unit="人" target={{ value: 3400 }} />)
    expect(html).not.toContain('c-bar')
    expect(html).toContain('実績の記載なし')
  })
})

it('stacked: shares add up to the whole', () => {
  const html = renderToStaticMarkup(<ChartStacked title="達成" counts={{ met: 11, missed: 2, pending: 0, unknown: 2 }} />)
  const shares = [...html.matchAll(/<rect class="c-\w+" x="[\d.]+%" y="1" width="([\d.]+)%"/g)].map(([, width]) => Number(width))
  expect(shares).toHaveLength(3)
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(100, 1)
  expect(html).toContain('達成 11、未達 2、判定なし 2')
})

it('bars: a missing amount has no bar and keeps its word', () => {
  const html = renderToStaticMarkup(
    <ChartBar
      title="事業費"
      heads={['年度', '金額']}
      bars={[
        { key: 'a', label: 'H24', value: 5, text: '5' },
        { key: 'b', label: 'H25', text: '—' },
      ]}
    />,
  )
  expect(count(html, /<rect/g)).toBe(1)
  expect(html).toContain('—')
})

it('sparkline: one figure is no line', () => {
  expect(renderToStaticMarkup(<ChartSparkline title="推移" values={[1, undefined]} />)).toBe('')
})

it.each([
  ['met', '達成'],
  ['missed', '未達'],
  ['pending', '途中'],
  ['unknown', '判定なし'],
] as const)('the verdict %s is a word with a shape', (state, word) => {
  const html = renderToStaticMarkup(<VerdictMark state={state} forecast />)
  expect(html).toContain(`${word}（見込）`)
  expect(html).toContain('<svg')
  expect(html).toContain('is-forecast')
})
