import type { Accumulation, Comparator, Direction, Observation } from './exchange.ts'
import { judgeRatio } from './verdict-ratio.ts'
import { sentence, type Words, wordsOfActual, wordsOfTarget } from './verdict-words.ts'

/** 達成 | 未達 | 途中 (the year or the plan is not over) | 判定なし */
export const verdictStates = ['met', 'missed', 'pending', 'unknown'] as const
export type VerdictState = (typeof verdictStates)[number]

/** What a target and its actual say together (判定). */
export interface Verdict {
  state: VerdictState
  /** One Japanese sentence. */
  reason: string
  /** Degree of attainment (達成率), 1 = reached; where lower is better, target ÷ actual. */
  rate?: number
}

/** The part of an observation that a verdict looks at. */
export type Said = Pick<Observation, 'value' | 'min' | 'max' | 'comparator' | 'unit' | 'relativeTo' | 'status' | 'text'>

/** A target that stands and the actual held against it. */
export interface Judged {
  target?: Said | undefined
  actual?: Said | undefined
  /** Of the indicator. */
  unit?: string | undefined
  direction?: Direction | undefined
  accumulation?: Accumulation | undefined
  /** Nothing more will be counted: the year, or for 累計 the plan, is over. */
  final: boolean
}

/**
 * Holds an actual against its target. Where no comparator is written, at least the target is asked for — at most, where lower is better.
 * 現状維持 asks for at least the target as well: more is not worse. What is missing is `unknown`, never `missed`.
 */
export function judgeTarget(judged: Judged): Verdict {
  const { target, actual } = judged
  if (!target) return { state: 'unknown', reason: sentence.noTarget }
  if (target.relativeTo?.factor !== undefined) {
    const byRatio = judgeRatio(judged, target.relativeTo.factor)
    if (byRatio) return byRatio
  }
  if (target.value === undefined && target.min === undefined && target.max === undefined) {
    return { state: 'unknown', reason: target.relativeTo ? sentence.noBase(target.relativeTo.quantity) : sentence.wordsOnly }
  }
  if (actual?.value === undefined) return { state: 'unknown', reason: actual?.text ? sentence.actualInWords : sentence.noActual }
  if (unitsDiffer(judged))
    return {
      state: 'unknown',
      reason: sentence.unitsDiffer(wordsOfTarget(target, judged.unit), wordsOfActual(actual, judged.unit)),
    }
  const comparator = comparatorOf(judged)
  const words = { target: wordsOfTarget(target, judged.unit), actual: wordsOfActual(actual, judged.unit) }
  return concludeFrom(
    judged,
    comparator,
    standing(actual.value, target, comparator),
    words,
    rateOf(actual.value, target, comparator),
  )
}

/** What the target asks for, written or understood. */
export function comparatorOf({ target, direction }: Pick<Judged, 'target' | 'direction'>): Comparator {
  if (target?.comparator !== undefined) return target.comparator
  const limited = direction === 'decrease' || /未満|以下|下回/.test(target?.text ?? '')
  return limited || (target?.min === undefined && target?.max !== undefined) ? '<=' : '>='
}

/** Where an actual stands: in what is asked for, short of it (or too high for a `<=`), nearly there for 程度, above a range. */
export type Standing = 'reached' | 'notReached' | 'near' | 'aboveRange'

function standing(actual: number, target: Said, comparator: Comparator): Standing {
  if (target.value !== undefined) return compare(actual, target.value, comparator, isStrict(target))
  const low = target.min === undefined || actual >= target.min
  const high = target.max === undefined || (isStrict(target) ? actual < target.max : actual <= target.max)
  if (low && high) return 'reached'
  if (low) return comparator === '<=' ? 'notReached' : 'aboveRange'
  return comparator === '<=' ? 'reached' : 'notReached'
}

/** Compares two figures. Nothing is rounded: 1.33 is not 1.4. */
export function compare(actual: number, target: number, comparator: Comparator, strict: boolean): Standing {
  const reached = {
    '>=': strict ? actual > target : actual >= target,
    '<=': strict ? actual < target : actual <= target,
    '=': actual === target,
    '~': actual >= target,
  }
  if (reached[comparator]) return 'reached'
  return comparator === '~' && target > 0 && actual >= target * 0.9 ? 'near' : 'notReached'
}

/** 未満, 超, を上回る: the bound itself does not count. */
export const isStrict = ({ text }: Said): boolean => text !== undefined && /未満|超|上回|下回/.test(text)

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

function rateOf(actual: number, target: Said, comparator: Comparator): number | undefined {
  const aim = target.value ?? (comparator === '<=' ? target.max : target.min)
  if (aim === undefined || aim <= 0 || actual < 0) return undefined
  if (comparator !== '<=') return actual / aim
  return actual === 0 ? undefined : aim / actual
}

const sameUnit: Record<string, string> = { 名: '人', パーセント: '%', '％': '%' }

function unitsDiffer({ target, actual, unit }: Judged): boolean {
  const [asked, said] = [target?.unit ?? unit, actual?.unit ?? unit].map((name) =>
    name === undefined ? undefined : (sameUnit[name] ?? name),
  )
  return asked !== undefined && said !== undefined && asked !== said
}
