import { verdictWords } from '#core/propose.ts'
import { type VerdictState, verdictStates } from '#core/verdict.ts'
import { VerdictMark } from './verdict-mark.tsx'

/** How many indicators stand at each verdict. */
export type VerdictCounts = Record<VerdictState, number>

/** Total of the counts. */
export const countAll = (counts: VerdictCounts): number => verdictStates.reduce((sum, state) => sum + counts[state], 0)

/** In words: 「達成 11、未達 2」; verdicts that do not occur are left out. */
export function formatCounts(counts: VerdictCounts): string {
  const told = verdictStates.filter((state) => counts[state] > 0)
  return told.length === 0 ? '指標なし' : told.map((state) => `${verdictWords[state]} ${counts[state]}`).join('、')
}

/** Verdict words with their counts; those that do not occur are left out. */
export function VerdictCountList({ counts }: { counts: VerdictCounts }) {
  const told = verdictStates.filter((state) => counts[state] > 0)
  if (told.length === 0) return null
  return (
    <p className="counts">
      {told.map((state) => (
        <VerdictMark key={state} state={state} count={counts[state]} />
      ))}
    </p>
  )
}

/** A thin bar of the counts for a branch of the tree; its words stand in its name. */
export function ThinBar({ counts }: { counts: VerdictCounts }) {
  const all = countAll(counts)
  if (all === 0) return null
  let from = 0
  return (
    <svg className="thin-bar" role="img" aria-label={formatCounts(counts)}>
      {verdictStates.map((state) => {
        const x = (from / all) * 100
        from += counts[state]
        return (
          counts[state] > 0 && (
            <rect key={state} className={`c-${state}`} x={`${x}%`} y="0" width={`${(counts[state] / all) * 100}%`} height="4" />
          )
        )
      })}
    </svg>
  )
}
