import { useId } from 'react'
import { formatNumber } from '#core/chart/scale.ts'
import { percent, widthOf } from './chart-scale.ts'

/** What a bullet chart shows of one indicator in one year. */
export interface Bullet {
  /** Says what is seen: 「目標 3,400人以上に対し 4,797人」 */
  title: string
  unit: string
  actual?: { value: number; forecast: boolean }
  /** A single target, or a range. */
  target?: { value: number } | { min: number; max: number }
  /** 目安 and its date as it is written */
  benchmark?: { value: number; at?: string }
}

/** The narrowest place a bullet is drawn in, for deciding where a label fits. */
const narrowest = 280

function Marker({ at, text, above }: { at: number; text: string; above: boolean }) {
  const half = widthOf(text) / 2 / narrowest
  const anchor = at < half ? 'start' : at > 1 - half ? 'end' : 'middle'
  return (
    <>
      <line
        className={above ? 'c-target' : 'c-benchmark'}
        x1={percent(at)}
        x2={percent(at)}
        y1={above ? 20 : 26}
        y2={above ? 46 : 51}
      />
      <text
        className={above ? undefined : 'c-soft'}
        x={percent(anchor === 'start' ? 0 : anchor === 'end' ? 1 : at)}
        y={above ? 14 : 65}
        textAnchor={anchor}
      >
        {text}
      </text>
    </>
  )
}

interface ActualProps {
  actual: NonNullable<Bullet['actual']>
  share: number
  text: string
  /** Where the target's tick stands, which no word may cross. */
  tick: number | undefined
}

function ActualBar({ actual, share, text, tick }: ActualProps) {
  const width = (widthOf(text) + 16) / narrowest
  const inside = share > width
  const crossed = tick !== undefined && (inside ? tick > share - width && tick < share : tick > share && tick < share + width)
  const atStart = inside && crossed && (tick as number) > width
  const ink = inside && !actual.forecast ? 'c-on' : inside ? undefined : 'c-halo'
  return (
    <>
      <rect className={actual.forecast ? 'c-bar is-forecast' : 'c-bar'} x="0" y="25" width={percent(share)} height="16" />
      <text
        className={ink}
        x={percent(atStart ? 0 : share)}
        dx={inside && !atStart ? -6 : 8}
        y={crossed && !inside ? 58 : 37.5}
        textAnchor={inside && !atStart ? 'end' : 'start'}
      >
        {text}
      </text>
    </>
  )
}

/** Bullet chart: the actual as a bar from zero, the target as a tick above, the benchmark (目安) as a tick below. */
export function ChartBullet({ title, unit, actual, target, benchmark }: Bullet) {
  const id = useId()
  const goal = target && ('value' in target ? [target.value] : [target.min, target.max])
  const most = Math.max(...(goal ?? []), ...(actual ? [actual.value] : []), ...(benchmark ? [benchmark.value] : []))
  if (!Number.isFinite(most) || most <= 0) return null
  const share = (value: number) => Math.max(0, value) / (most * 1.06)
  const goalText = goal && `目標 ${goal.map(formatNumber).join('〜')}${unit}`
  const benchmarkText = benchmark && `目安 ${formatNumber(benchmark.value)}${unit}${benchmark.at ? `（${benchmark.at}）` : ''}`
  const actualText = actual && `${actual.forecast ? '見込 ' : ''}${formatNumber(actual.value)}${unit}`
  return (
    <figure className="chart chart-bullet">
      <svg role="img" aria-labelledby={`${id}t ${id}d`} height={benchmark ? 70 : 50}>
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{[goalText, actualText ?? '実績の記載なし', benchmarkText].filter(Boolean).join('、')}</desc>
        <rect className="c-track" x="0" y="25" width="100%" height="16" />
        {goal && goal.length === 2 && (
          <rect
            className="c-band"
            x={percent(share(goal[0] as number))}
            y="25"
            width={percent(share(goal[1] as number) - share(goal[0] as number))}
            height="16"
          />
        )}
        {actual && actualText && (
          <ActualBar actual={actual} share={share(actual.value)} text={actualText} tick={goal && share(goal[0] as number)} />
        )}
        {goal && goalText && <Marker at={share(goal[0] as number)} text={goalText} above />}
        {benchmark && benchmarkText && <Marker at={share(benchmark.value)} text={benchmarkText} above={false} />}
        <line className="c-axis" x1="0" x2="0" y1="20" y2="46" />
      </svg>
    </figure>
  )
}
