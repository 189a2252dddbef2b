import { concludeFrom } from './conclude.ts'
import { comparatorOf, compare, isStrict } from './standing.ts'
import type { Judged, Verdict } from './verdict.ts'
import { ratioWords, sentence, wordsOfTarget } from './verdict-words.ts'

/**
 * A target relative to another quantity (〇〇の1.4倍以上) is judged by the ratio itself: value ÷ base, or the ratio as written where no base is.
 * `undefined` where the paper gives neither and the figure that it worked out must do.
 */
export function judgeRatio(judged: Judged, factor: number): Verdict | undefined {
  const { target, actual, unit } = judged
  if (!target) return undefined
  const base = actual?.relativeTo?.base ?? target.relativeTo?.base
  const ratio = ratioOf(judged, base)
  if (ratio === undefined)
    return actual?.value === undefined && target.value === undefined ? { state: 'unknown', reason: sentence.noActual } : undefined
  const comparator = comparatorOf(judged)
  const words = { target: wordsOfTarget(target, unit), actual: ratioWords(actual, base, ratio, unit) }
  const where = compare(ratio, factor, comparator, isStrict(target))
  return concludeFrom(judged, comparator, where, words, factor > 0 ? ratio / factor : undefined)
}

function ratioOf({ actual }: Judged, base: number | undefined): number | undefined {
  if (actual?.unit === '倍') return actual.value
  if (actual?.value !== undefined && base !== undefined && base > 0) return actual.value / base
  return actual?.relativeTo?.factor
}
