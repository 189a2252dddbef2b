import { chartColours as colours } from './colours.ts'
import { drawEnds, endLabels, endSize } from './line-ends.ts'
import { type LineLayout, layLine } from './line-layout.ts'
import { drawActuals, drawStretches, drawTargets } from './line-marks.ts'
import { formatNumber, widthOfText, wrapText } from './scale.ts'
import { drawing, element, words } from './svg.ts'
import type { YearPoint } from './year-points.ts'

/** A line over the years (折れ線): an indicator's actuals against its targets. */
export interface LineChart {
  title: string
  /** Below the title: whose indicator it is, and its unit. */
  subtitle: string
  points: YearPoint[]
}

/** Size of the words beside titles. */
const small = 7
const bottom = 116
const under = 12

/** Size of every line chart, in points: three stand beside each other on a turned A4. */
export const lineChartSize = { width: 238, height: bottom + 16 } as const

/**
 * Draws a line chart as SVG: actuals joined, gaps left open, targets as thick ticks, forecasts hollow, the last values told. `undefined` where
 * fewer than three years have an actual: two points say no more than the table does.
 */
export function drawLineChart({ title, subtitle, points }: LineChart): string | undefined {
  if (points.filter(({ actual }) => actual !== undefined).length < 3) return undefined
  const { width, height } = lineChartSize
  const heading = wrapText(title, 8.5, width, 2)
  const top = heading.length * 10.5 + 22
  const rough = layLine(points, { top, bottom, from: 0, mayCut: true })
  if (!rough) return undefined
  const left = Math.max(...rough.axis.ticks.map((tick) => widthOfText(formatNumber(tick), small))) + 4
  const right = Math.max(...endLabels(points, rough).map(({ text }) => widthOfText(text, endSize))) + 2
  const x = (nth: number) => left + rough.x(nth) * (width - left - right)
  const layout = { ...rough, x }
  return drawing(
    title,
    width,
    height,
    ...heading.map((line, nth) => words(line, { y: 8.5 + nth * 10.5, 'font-size': 8.5, 'font-weight': 700, fill: colours.ink })),
    ...wrapText(subtitle, small, width, 1).map((line) =>
      words(line, { y: heading.length * 10.5 + 7, 'font-size': small, fill: colours.soft }),
    ),
    ...drawAxis(layout, left, width - right),
    ...drawYears(points, layout, (width - left - right) / points.length),
    ...drawStretches(points, layout),
    ...drawTargets(points, layout, Math.min(9, ((width - left - right) / points.length) * 0.34)),
    ...drawActuals(points, layout),
    ...drawEnds(points, layout),
  )
}

function drawAxis({ axis, y }: LineLayout, left: number, right: number): string[] {
  const lines = axis.ticks.flatMap((tick) => {
    const base = tick === 0 || (axis.cut && tick === axis.low)
    return [
      element('line', {
        x1: left,
        x2: right,
        y1: y(tick),
        y2: y(tick),
        stroke: base ? colours.line : colours.hairline,
        'stroke-width': base ? 0.75 : 0.35,
      }),
      words(formatNumber(tick), {
        x: left - 3,
        y: y(tick) + 2.5,
        'font-size': small,
        'text-anchor': 'end',
        fill: colours.soft,
      }),
    ]
  })
  if (!axis.cut) return lines
  // 波線: what lies below the axis is left out, and is seen to be.
  const wave = (down: number) => `M${left - 4} ${bottom + down}q2 -2.5 4 0t4 0`
  const stroke = { fill: 'none', stroke: colours.line, 'stroke-width': 0.75 }
  return [...lines, element('path', { d: wave(-5), ...stroke }), element('path', { d: wave(-3), ...stroke })]
}

/** Years under the axis; where they would touch, every second or third, counted from the last. */
function drawYears(points: YearPoint[], { x }: LineLayout, room: number): string[] {
  const widest = Math.max(...points.map(({ label }) => widthOfText(label, small)))
  const step = Math.ceil((widest + 2) / room)
  return points.flatMap(({ label }, nth) =>
    (points.length - 1 - nth) % step === 0
      ? [words(label, { x: x(nth), y: bottom + under, 'font-size': small, 'text-anchor': 'middle', fill: colours.soft })]
      : [],
  )
}
