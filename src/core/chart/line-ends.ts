import { chartColours as colours } from './colours.ts'
import type { LineLayout } from './line-layout.ts'
import { formatNumber } from './scale.ts'
import { words } from './svg.ts'
import type { YearPoint } from './year-points.ts'

/** Size of the words at the end of a line. */
export const endSize = 7.5

/** The last actual and the last target with their words, as high as they stand; two that meet give way to each other. */
export function endLabels(
  points: YearPoint[],
  { y }: Pick<LineLayout, 'y'>,
): { text: string; nth: number; y: number; main: boolean }[] {
  const reached = points.findLastIndex(({ actual }) => actual !== undefined)
  const aimed = points.findLastIndex(({ target }) => target !== undefined)
  const { actual, forecast } = points[reached] as YearPoint
  const { target, targetTo } = points[aimed] ?? {}
  const said = `${forecast ? '見込' : '実績'} ${formatNumber(actual as number)}`
  const range = targetTo === undefined ? '' : `〜${formatNumber(targetTo)}`
  const labels = [
    { text: said, nth: reached, y: y(actual as number), main: true },
    ...(target === undefined
      ? []
      : [{ text: `目標 ${formatNumber(target)}${range}`, nth: aimed, y: y(targetTo ?? target), main: false }]),
  ].sort((one, other) => one.y - other.y || Number(one.main) - Number(other.main))
  const [upper, lower] = labels
  if (!upper || !lower || upper.nth !== lower.nth) return labels
  const short = 9 - (lower.y - upper.y)
  return short <= 0
    ? labels
    : [
        { ...upper, y: upper.y - short / 2 },
        { ...lower, y: lower.y + short / 2 },
      ]
}

/** Draws these words: beside the last year, else over their point. */
export function drawEnds(points: YearPoint[], layout: LineLayout): string[] {
  const last = points.length - 1
  return endLabels(points, layout).map(({ text, nth, y, main }) =>
    words(text, {
      ...(nth === last ? { x: layout.x(nth) + 11, y: y + 2.6 } : { x: layout.x(nth), y: y - 5, 'text-anchor': 'middle' }),
      'font-size': endSize,
      'font-weight': main ? 700 : undefined,
      fill: main ? colours.indigo : colours.ink,
      stroke: colours.paper,
      'stroke-width': 2.5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  )
}
