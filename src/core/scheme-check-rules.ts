import type { Scheme } from './scheme.ts'
import type { Proposal, Step } from './scheme-rule.ts'

type Scales = Map<string, string[]>

/** What in the rules of a scheme does not agree with its grades or with itself: one Japanese sentence a place. */
export function checkRules({ attainment, propose, grades, period }: Scheme): string[] {
  const scales: Scales = new Map(grades.map(({ scale, codes }) => [scale, Object.keys(codes)]))
  const problems: string[] = []
  if (attainment?.steps) problems.push(...checkLadder(attainment.steps, 'attainment.steps', scales))
  if (attainment?.cap && attainment.cap[0] >= attainment.cap[1])
    problems.push('attainment.cap: 下限は上限より小さく書いてください。')
  if (attainment?.expected && !period) problems.push('attainment.expected: 計画の何年目かを知るため、period が必要です。')
  if (!propose) return problems
  const first = grades[0] ? Object.keys(grades[0].codes) : []
  const ungraded = proposedCodes(propose, attainment?.steps ?? []).filter(([, code]) => !first.includes(code))
  return [
    ...problems,
    ...ungraded.map(([place, code]) => `${place}: 「${code}」は grades の最初の評価区分にありません。`),
    ...checkNeeds(propose, attainment),
    ...('steps' in propose ? checkLadder(propose.steps, 'propose.steps', scales) : []),
    ...(propose.rule === 'points'
      ? Object.entries(propose.lines ?? {}).flatMap(([scale, points]) => checkLine(scale, points, scales))
      : []),
  ]
}

/** Every grade that a rule may propose, with its place. */
function proposedCodes(propose: Proposal, classes: Step[]): [place: string, code: string][] {
  if (propose.rule === 'verdict-share') return (['all', 'some', 'none'] as const).map((key) => [`propose.${key}`, propose[key]])
  if (propose.rule === 'worst' || propose.rule === 'best')
    return classes.map(({ code }, i) => [`attainment.steps[${i}].code`, code])
  return 'steps' in propose ? propose.steps.map(({ code }, i) => [`propose.steps[${i}].code`, code]) : []
}

/** Rules that rest on classes, rates or points of indicators. */
function checkNeeds(propose: Proposal, attainment: Scheme['attainment']): string[] {
  const { rule } = propose
  const steps = attainment?.steps ?? []
  if (rule === 'mean-rate' && !attainment) return ['propose.rule: mean-rate には attainment が必要です。']
  if ((rule === 'worst' || rule === 'best' || rule === 'class-share') && steps.length === 0)
    return [`propose.rule: ${rule} には attainment.steps が必要です。`]
  if (rule === 'points' && (steps.length === 0 || steps.some(({ points }) => points === undefined)))
    return ['propose.rule: points には、attainment.steps のすべての段に points が必要です。']
  if (rule !== 'class-share') return []
  const unknown = propose.classes.filter((code) => !steps.some((step) => step.code === code))
  return unknown.map((code) => `propose.classes: 「${code}」は attainment.steps にありません。`)
}

/** Every rate finds exactly one step: only the last asks for nothing, and the bounds of one rate fall from step to step. */
function checkLadder(steps: Step[], place: string, scales: Scales): string[] {
  const lowest = new Map<string, { bound: number; strict: boolean }>()
  return steps.flatMap((step, i) => {
    const here = `${place}[${i}]`
    const { atLeast, above, answered } = step
    const bound = atLeast ?? above
    const free = bound === undefined && !answered
    const problems: string[] = []
    if (free && i < steps.length - 1) problems.push(`${here}: 条件のない段は最後だけに書けます。`)
    if (!free && i === steps.length - 1) problems.push(`${here}: 最後の段には条件を書かないでください。`)
    if (atLeast !== undefined && above !== undefined) problems.push(`${here}: atLeast と above は一方だけを書いてください。`)
    const before = lowest.get(step.by ?? '')
    const strict = above !== undefined
    if (bound !== undefined && before && (bound > before.bound || (bound === before.bound && (strict || !before.strict))))
      problems.push(`${here}: 上の段より小さい値で書いてください。`)
    // A step that also asks for an answer leaves its rates to the steps below.
    if (bound !== undefined && !answered) lowest.set(step.by ?? '', { bound, strict })
    const strange = Object.entries(answered ?? {}).filter(([scale, code]) => !scales.get(scale)?.includes(code))
    return [...problems, ...strange.map(([scale, code]) => `${here}.answered: 「${scale}」の「${code}」は grades にありません。`)]
  })
}

function checkLine(scale: string, points: Record<string, number>, scales: Scales): string[] {
  const codes = scales.get(scale)
  if (!codes) return [`propose.lines: 「${scale}」は grades にありません。`]
  return codes.flatMap((code) => (code in points ? [] : [`propose.lines.${scale}: 「${code}」の点数がありません。`]))
}
