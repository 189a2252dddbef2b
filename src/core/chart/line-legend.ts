import { chartColours as colours } from './colours.ts'
import type { LineLayout } from './line-layout.ts'
import { drawActuals, drawTargets } from './line-marks.ts'
import { drawing, words } from './svg.ts'
import type { YearPoint } from './year-points.ts'

/** The legend of line charts (凡例), with the marks that occur in them. */
export function drawLineLegend(points: YearPoint[]): string {
  const has = (is: (point: YearPoint) => boolean) => points.some(is)
  const marks: [string, YearPoint[]][] = [
    ['実績', [{ label: '', name: '', actual: 1 }]],
    ...(has(({ forecast }) => forecast === true)
      ? [['見込', [{ label: '', name: '', actual: 1, forecast: true }]] as [string, YearPoint[]]]
      : []),
    ...(has(({ target }) => target !== undefined)
      ? [['目標', [{ label: '', name: '', target: 1 }]] as [string, YearPoint[]]]
      : []),
  ]
  const drawn = marks.flatMap(([word, own], nth) => {
    const layout: LineLayout = { axis: { low: 0, high: 1, ticks: [] }, x: () => 8 + nth * 52, y: () => 6, stretches: [] }
    return [
      ...drawTargets(own, layout, 6),
      ...drawActuals(own, layout),
      words(word, { x: 18 + nth * 52, y: 9, 'font-size': 8, fill: colours.soft }),
    ]
  })
  return drawing('凡例', lineLegendSize.width, lineLegendSize.height, ...drawn)
}

/** Size of the legend, in points. */
export const lineLegendSize = { width: 160, height: 13 } as const
