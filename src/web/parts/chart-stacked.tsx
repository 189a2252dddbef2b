import { useId } from 'react'
import { verdictStates } from '#core/verdict.ts'
import { percent } from './chart-scale.ts'
import { countAll, formatCounts, VerdictCountList, type VerdictCounts } from './verdict-counts.tsx'

/** 100 % bar of the verdicts with their numbers on it, and the words with their counts beneath. */
export function ChartStacked({ title, counts }: { title: string; counts: VerdictCounts }) {
  const id = useId()
  const all = countAll(counts)
  if (all === 0) return null
  let before = 0
  return (
    <figure className="chart chart-stacked">
      <svg role="img" aria-labelledby={`${id}t ${id}d`} height="24">
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{formatCounts(counts)}</desc>
        {verdictStates.map((state) => {
          const from = before / all
          const share = counts[state] / all
          before += counts[state]
          if (share === 0) return null
          return (
            <g key={state}>
              <rect className={`c-${state}`} x={percent(from)} y="1" width={percent(share)} height="22" />
              {from > 0 && <line className="c-gap" x1={percent(from)} x2={percent(from)} y1="0" y2="24" />}
              {share > 0.06 && (
                <text
                  className={state === 'unknown' || state === 'pending' ? undefined : 'c-on'}
                  x={percent(from + share / 2)}
                  y="17"
                  textAnchor="middle"
                >
                  {counts[state]}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <VerdictCountList counts={counts} />
    </figure>
  )
}
