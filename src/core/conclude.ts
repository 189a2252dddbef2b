import type { Comparator } from './observation.ts'
import type { Standing } from './standing.ts'
import type { Judged, Verdict } from './verdict.ts'
import { sentence, type Words } from './verdict-words.ts'

/** From where the actual stands to a verdict, by whether more can still come. */
export function concludeFrom(
  judged: Judged,
  comparator: Comparator,
  where: Standing,
  words: Words,
  rate: number | undefined,
): Verdict {
  const { actual, accumulation, direction } = judged
  const share = rate === undefined ? {} : { rate }
  if (where === 'aboveRange') {
    return direction === 'increase'
      ? { state: 'met', reason: sentence.met(words), ...share }
      : { state: 'unknown', reason: sentence.aboveRange(words) }
  }
  if (where === 'near') return { state: 'unknown', reason: sentence.near(words), ...share }
  const reached = where === 'reached'
  if (actual?.status === 'forecast' || actual?.status === 'planned') {
    return {
      state: 'pending',
      reason: reached ? sentence.reachedByForecast(words) : sentence.missedByForecast(words, comparator),
      ...share,
    }
  }
  const settled = judged.final && actual?.status !== 'preliminary'
  // A count only grows: what has reached its target stays there, what has passed its limit cannot come back.
  const grows = accumulation !== 'point'
  if (reached) {
    const canStillPass = !settled && grows && comparator !== '>=' && comparator !== '~'
    return canStillPass
      ? { state: 'pending', reason: sentence.within(words), ...share }
      : { state: 'met', reason: sentence.met(words, rate), ...share }
  }
  if (settled || (comparator === '<=' && grows))
    return { state: 'missed', reason: sentence.missed(words, comparator, rate), ...share }
  return { state: 'pending', reason: sentence.pending(words, comparator, rate), ...share }
}
