import { useId } from 'react'
import { formatNumber, percent, roundUp } from './chart-scale.ts'

/** One year of a line; a year without a value is a gap. */
export interface YearPoint {
  /** As it stands under the axis: H25, 2013 */
  label: string
  /** In full, for sentences: 平成25年度 */
  name: string
  actual?: number
  /** 見込 */
  forecast?: boolean
  target?: number
}

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

function Lines({ points, x, y }: { points: YearPoint[]; x: (i: number) => number; y: (value: number) => number }) {
  return points.map((point, i) => {
    const next = points[i + 1]
    if (point.actual === undefined || next?.actual === undefined) return null
    return (
      <line
        key={point.label}
        className={next.forecast ? 'c-line is-forecast' : 'c-line'}
        x1={percent(x(i))}
        x2={percent(x(i + 1))}
        y1={y(point.actual)}
        y2={y(next.actual)}
      />
    )
  })
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
  const values = points.flatMap(({ actual, target }) => [actual, target]).filter((value) => value !== undefined)
  if (values.length === 0 || Math.min(...values) < 0) return null
  const most = roundUp(Math.max(...values))
  const x = (i: number) => 0.08 + ((i + 0.5) / points.length) * 0.92
  const y = (value: number) => bottom - (value / most) * (bottom - top)
  const last = points.findLastIndex(({ actual, target }) => actual !== undefined && target !== undefined)
  const said = points.map(
    ({ name, actual, target }) =>
      `${name} 実績${actual === undefined ? 'なし' : formatNumber(actual)}${target === undefined ? '' : `・目標${formatNumber(target)}`}`,
  )
  return (
    <figure className="chart chart-line">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-labelledby={`${id}t ${id}d`} height={bottom + 28}>
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{said.join('、')}</desc>
        {[most, ...(Number.isInteger(most / 2) ? [most / 2] : []), 0].map((value) => (
          <g key={value}>
            <line className={value === 0 ? 'c-axis' : 'c-grid'} x1="0" x2="100%" y1={y(value)} y2={y(value)} />
            <text className="c-soft" x="0" y={y(value) - 4}>
              {formatNumber(value)}
              {value === most && unit}
            </text>
          </g>
        ))}
        <Lines points={points} x={x} y={y} />
        {points.map((point, i) => (
          <Year key={point.label} point={point} at={x(i)} half={0.3 / points.length} y={y} said={i === last} />
        ))}
        <Words points={points} x={x} y={y} />
      </svg>
    </figure>
  )
}
