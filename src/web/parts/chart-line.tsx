import { useId } from 'react'
import { type LineLayout, layLine } from '#core/chart/line-layout.ts'
import { formatNumber } from '#core/chart/scale.ts'
import { wordsOfPoints, type YearPoint } from '#core/chart/year-points.ts'
import { percent } from './chart-scale.ts'

interface YearProps {
  point: YearPoint
  at: number
  half: number
  y: (value: number) => number
  /** Its figure is told with its word: 実績 82. */
  said: boolean
}

const top = 26
const bottom = 150

function Lines({ points, layout: { x, y, stretches } }: { points: YearPoint[]; layout: LineLayout }) {
  return stretches.map(({ from, to, forecast }) => (
    <line
      key={from}
      className={forecast ? 'c-line is-forecast' : 'c-line'}
      x1={percent(x(from))}
      x2={percent(x(to))}
      y1={y(points[from]?.actual as number)}
      y2={y(points[to]?.actual as number)}
    />
  ))
}

/** The last year that has both carries the words, so that nothing needs a legend. */
function Words({ points, x, y }: { points: YearPoint[]; x: (i: number) => number; y: (value: number) => number }) {
  const last = points.findLastIndex(({ actual, target }) => actual !== undefined && target !== undefined)
  const point = points[last]
  if (point?.actual === undefined || point.target === undefined) return null
  const above = point.target > point.actual
  return (
    <text className="c-halo c-soft" x={percent(x(last))} y={y(point.target) + (above ? -8 : 19)} textAnchor="middle">
      目標 {formatNumber(point.target)}
    </text>
  )
}

function Year({ point, at, half, y, said }: YearProps) {
  const { actual, target } = point
  const under = actual !== undefined && target !== undefined && target > actual && (said || y(actual) - y(target) < 24)
  return (
    <>
      {target !== undefined && (
        <line className="c-target" x1={percent(at - half)} x2={percent(at + half)} y1={y(target)} y2={y(target)} />
      )}
      {actual !== undefined && (
        <>
          <circle className={point.forecast ? 'c-point is-forecast' : 'c-point'} cx={percent(at)} cy={y(actual)} r="5" />
          <text className="c-halo" x={percent(at)} y={under ? y(actual) + 21 : y(actual) - 11} textAnchor="middle">
            {said && '実績 '}
            {formatNumber(actual)}
          </text>
        </>
      )}
      <text className="c-soft" x={percent(at)} y={bottom + 20} textAnchor="middle">
        {point.label}
      </text>
    </>
  )
}

/** Line over the years from a zero base: actuals joined, gaps left open, each year's target as a thick tick. */
export function ChartLine({ title, unit, points }: { title: string; unit: string; points: YearPoint[] }) {
  const id = useId()
  const layout = layLine(points, { top, bottom, from: 0.08 })
  if (!layout) return null
  const { axis, x, y } = layout
  const last = points.findLastIndex(({ actual, target }) => actual !== undefined && target !== undefined)
  return (
    <figure className="chart chart-line">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-labelledby={`${id}t ${id}d`} height={bottom + 28}>
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{wordsOfPoints(points)}</desc>
        {axis.ticks.toReversed().map((value) => (
          <g key={value}>
            <line className={value === 0 ? 'c-axis' : 'c-grid'} x1="0" x2="100%" y1={y(value)} y2={y(value)} />
            <text className="c-soft" x="0" y={y(value) - 4}>
              {formatNumber(value)}
              {value === axis.high && unit}
            </text>
          </g>
        ))}
        <Lines points={points} layout={layout} />
        {points.map((point, i) => (
          <Year key={point.label} point={point} at={x(i)} half={0.3 / points.length} y={y} said={i === last} />
        ))}
        <Words points={points} x={x} y={y} />
      </svg>
    </figure>
  )
}
