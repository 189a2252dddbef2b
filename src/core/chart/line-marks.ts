import { chartColours as colours } from './colours.ts'
import type { LineLayout } from './line-layout.ts'
import { element } from './svg.ts'
import type { YearPoint } from './year-points.ts'

/** Targets (目標値) as thick ticks so wide to each side; a range as two of them joined. */
export function drawTargets(points: YearPoint[], { x, y }: LineLayout, half: number): string[] {
  return points.flatMap(({ target, targetTo }, nth) => {
    if (target === undefined) return []
    const tick = (value: number) =>
      element('line', {
        x1: x(nth) - half,
        x2: x(nth) + half,
        y1: y(value),
        y2: y(value),
        stroke: colours.ink,
        'stroke-width': 2,
      })
    if (targetTo === undefined) return [tick(target)]
    const joined = { x1: x(nth), x2: x(nth), y1: y(target), y2: y(targetTo), stroke: colours.ink, 'stroke-width': 0.5 }
    return [element('line', joined), tick(target), tick(targetTo)]
  })
}

/** The line between actuals (実績) of years that follow each other; the way to a forecast is dashed. */
export function drawStretches(points: YearPoint[], { x, y, stretches }: LineLayout): string[] {
  const at = (nth: number) => y(points[nth]?.actual as number)
  return stretches.map(({ from, to, forecast }) =>
    element('line', {
      x1: x(from),
      x2: x(to),
      y1: at(from),
      y2: at(to),
      stroke: colours.indigo,
      'stroke-width': 1.5,
      'stroke-dasharray': forecast ? '3 2' : undefined,
    }),
  )
}

/** Actuals as points; forecasts (見込) are hollow. */
export function drawActuals(points: YearPoint[], { x, y }: LineLayout): string[] {
  return points.flatMap(({ actual, forecast }, nth) =>
    actual === undefined
      ? []
      : [
          element('circle', {
            cx: x(nth),
            cy: y(actual),
            r: 2.6,
            fill: forecast ? colours.paper : colours.indigo,
            stroke: forecast ? colours.indigo : colours.paper,
            'stroke-width': forecast ? 1.25 : 0.75,
          }),
        ],
  )
}
