import { concludeFrom } from './conclude.ts'
import type { Comparator, Observation } from './observation.ts'
import type { Accumulation, Direction } from './plan.ts'
import type { Attained } from './rule/attain.ts'
import { comparatorOf, standing } from './standing.ts'
import { unitsDiffer } from './units-differ.ts'
import { judgeRatio } from './verdict-ratio.ts'
import { sentence, wordsOfActual, wordsOfTarget } from './verdict-words.ts'

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
  /** 達成度: class of the indicator, where the scheme has classes. */
  attained?: Attained
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
  if (unitsDiffer(target.unit ?? judged.unit, actual.unit ?? judged.unit))
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

function rateOf(actual: number, target: Said, comparator: Comparator): number | undefined {
  const aim = target.value ?? (comparator === '<=' ? target.max : target.min)
  if (aim === undefined || aim <= 0 || actual < 0) return undefined
  if (comparator !== '<=') return actual / aim
  return actual === 0 ? undefined : aim / actual
}
