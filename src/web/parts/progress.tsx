import type { ReactNode } from 'react'
import { formatCount } from './count-words.ts'

interface Props {
  /** How it stands, in a sentence. */
  said: string
  done: number
  /** Absent until it is counted. */
  total?: number | undefined
  /** Its page says aloud itself what has changed. */
  quiet?: boolean
  /** All is done: the bar has nothing more to say. */
  ended?: boolean
  /** What may be done meanwhile. */
  children?: ReactNode
}

/** How far long work is (進み具合): a sentence, the bar with its count, and what may be done meanwhile. */
export function Progress({ said, done, total, quiet, ended, children }: Props) {
  const counted = total !== undefined && total > 0
  const value = counted ? Math.min(done, total) : undefined
  return (
    <div className="job-progress">
      <p id="job-state" className="job-state" role={quiet ? undefined : 'status'}>
        {said}
      </p>
      {!ended && (
        <progress {...(counted ? { value, max: total } : {})} aria-labelledby="job-state">
          {counted ? `${percentOf(done, total)}%` : undefined}
        </progress>
      )}
      {!ended && counted && (
        <p className="job-count" aria-hidden="true">
          <span>
            {formatCount(Math.min(done, total))}／{formatCount(total)}
          </span>
          <span>{percentOf(done, total)}%</span>
        </p>
      )}
      {children}
    </div>
  )
}

/** A share in whole percent; all of it only where nothing is left. */
export const percentOf = (done: number, total: number): number => Math.min(Math.floor((done / total) * 100), 100)
