import type { Grade } from './exchange.ts'
import type { Scheme } from './scheme.ts'
import { type VerdictState, verdictStates } from './verdict.ts'

/** A grade that the scheme's rule suggests, and why. A person decides. */
export interface ProposedGrade {
  grades: Grade[]
  reason: string
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
 * Rule `verdict-share`: all indicators that can be judged are met, some, or none. Those of `unknown` do not count.
 * Nothing is proposed where nothing can be judged, or where none is met but some are still under way.
 */
export function proposeGrade(scheme: Pick<Scheme, 'propose' | 'grades'>, states: VerdictState[]): ProposedGrade | undefined {
  const [scale] = scheme.grades
  const judged = states.filter((state) => state !== 'unknown')
  const met = judged.filter((state) => state === 'met').length
  if (!scheme.propose || !scale || judged.length === 0 || (met === 0 && judged.includes('pending'))) return undefined
  const { all, some, none } = scheme.propose
  const code = met === judged.length ? all : met > 0 ? some : none
  const share = met === judged.length ? 'すべて達成' : met > 0 ? '一部が達成' : '達成なし'
  return {
    grades: [{ scale: scale.scale, code }],
    reason: `判定できる指標${judged.length}件のうち、${countInWords(judged)}（${share}）のため。`,
  }
}
