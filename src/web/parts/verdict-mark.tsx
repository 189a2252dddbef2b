import { verdictWords } from '#core/propose.ts'
import type { VerdictState } from '#core/verdict.ts'

const shapes: Record<VerdictState, (state: string) => React.ReactNode> = {
  met: (state) => <circle className={`verdict-fill${state}`} cx="8" cy="8" r="6" />,
  missed: (state) => <path className={`verdict-fill${state}`} d="M1.5 2.5h13L8 14z" />,
  pending: (state) => (
    <>
      <circle className={`verdict-line${state}`} cx="8" cy="8" r="6" />
      <path className="verdict-fill" d="M8 2.5a5.5 5.5 0 0 0 0 11z" />
    </>
  ),
  unknown: (state) => (
    <>
      <rect className={`verdict-line${state}`} x="2" y="2" width="12" height="12" rx="1" />
      <path className="verdict-line" d="M5 8h6" />
    </>
  ),
}

/** The shape alone, beside a word. Dashed while it rests on a forecast (見込). */
export function VerdictShape({ state, forecast = false }: { state: VerdictState; forecast?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shapes[state](forecast ? ' is-forecast' : '')}
    </svg>
  )
}

/** A verdict as its word with its shape: 達成, 未達（見込）… */
export function VerdictMark({ state, forecast = false, count }: { state: VerdictState; forecast?: boolean; count?: number }) {
  return (
    <span className={`verdict is-${state}`}>
      <VerdictShape state={state} forecast={forecast} />
      {verdictWords[state]}
      {forecast && '（見込）'}
      {count !== undefined && <b>{count}</b>}
    </span>
  )
}
