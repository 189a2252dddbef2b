import type { Grade } from './exchange.ts'
import type { Indicator } from './plan.ts'
import { combine } from './rule/combine.ts'
import type { Scheme } from './scheme.ts'
import type { Proposal } from './scheme-rule.ts'
import { type Verdict, type VerdictState, verdictStates } from './verdict.ts'

/** A grade that the scheme's rule suggests, and why. A person decides. */
export interface ProposedGrade {
  grades: Grade[]
  reason: string
}

/** Answers (人への問い) without which the rule proposes nothing: scales of the scheme, and one sentence. */
export interface OpenQuestion {
  waitsFor: string[]
  reason: string
}

/** An indicator that decides, judged. */
export interface DecidingIndicator {
  indicator: Pick<Indicator, 'name' | 'role'>
  verdict: Pick<Verdict, 'state' | 'attained'>
}

/** The words for verdicts (判定の語). */
export const verdictWords: Record<VerdictState, string> = { met: '達成', missed: '未達', pending: '途中', unknown: '判定なし' }

/** 達成2件、途中1件 */
export function countInWords(states: VerdictState[]): string {
  return verdictStates
    .map((state) => [verdictWords[state], states.filter((s) => s === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}${count}件`)
    .join('、')
}

/**
 * Proposes a grade on the scheme's first scale by its rule. `answers`: grades that persons gave on the other scales. `undefined` where there
 * is no rule, where figures do not decide (`people`), or where nothing is known: what is missing never makes a grade.
 */
export function proposeGrade(
  scheme: Pick<Scheme, 'propose' | 'grades' | 'attainment'>,
  deciding: DecidingIndicator[],
  answers: Grade[] = [],
): ProposedGrade | OpenQuestion | undefined {
  const [scale] = scheme.grades
  const { propose } = scheme
  if (!propose || !scale || propose.rule === 'people') return undefined
  const states = deciding.map(({ verdict }) => verdict.state)
  const found =
    propose.rule === 'verdict-share' ? byVerdicts(propose, states) : combine(propose, scheme.attainment, deciding, answers)
  if (!found || 'waitsFor' in found) return found
  return { grades: [{ scale: scale.scale, code: found.code }], reason: found.reason }
}

/**
 * Rule `verdict-share`: all indicators that can be judged are met, some, or none. Those of `unknown` do not count.
 * Nothing is proposed where nothing can be judged, or where none is met but some are still under way.
 */
function byVerdicts(
  { all, some, none }: Extract<Proposal, { rule: 'verdict-share' }>,
  states: VerdictState[],
): { code: string; reason: string } | undefined {
  const judged = states.filter((state) => state !== 'unknown')
  const met = judged.filter((state) => state === 'met').length
  if (judged.length === 0 || (met === 0 && judged.includes('pending'))) return undefined
  const code = met === judged.length ? all : met > 0 ? some : none
  const share = met === judged.length ? 'すべて達成' : met > 0 ? '一部が達成' : '達成なし'
  return { code, reason: `判定できる指標${judged.length}件のうち、${countInWords(judged)}（${share}）のため。` }
}
