import type { Grade } from '../exchange.ts'
import type { Step } from '../scheme-rule.ts'

/** What a ladder of steps comes to: a step, a value that is lacking, or answers of a person that it waits for. */
export type Climbed<Lack> = { step: Step } | { lack: Lack } | { waitsFor: string[] }

/**
 * Climbs a ladder (区分の段) from the top: the first step of which everything holds. A figure is asked before a person is, so that nobody
 * is asked what would change nothing. Bounds are compared as numbers to nine decimals: nothing is rounded here.
 */
export function climb<Lack>(
  steps: Step[],
  valueFor: (step: Step) => { value: number } | { lack: Lack },
  answers: Grade[],
): Climbed<Lack> {
  for (const step of steps) {
    if (step.atLeast !== undefined || step.above !== undefined) {
      const found = valueFor(step)
      if ('lack' in found) return found
      if (!reaches(found.value, step)) continue
    }
    const answered = stateOf(step, answers)
    if (answered === 'fails') continue
    if (answered === 'holds') return { step }
    if (step.waits === false) continue
    return { waitsFor: answered }
  }
  throw new Error('the last step of a ladder has no condition')
}

/** Whether a value reaches a step's bounds. */
export function reaches(value: number, { atLeast, above }: Pick<Step, 'atLeast' | 'above'>): boolean {
  const exact = Number.isFinite(value) ? Number(value.toFixed(9)) : value
  return (atLeast === undefined || exact >= atLeast) && (above === undefined || exact > above)
}

function stateOf({ answered = {} }: Step, answers: Grade[]): 'holds' | 'fails' | string[] {
  const asked = Object.entries(answered).map(([scale, code]) => ({
    scale,
    code,
    given: answers.find((one) => one.scale === scale)?.code,
  }))
  if (asked.some(({ code, given }) => given !== undefined && given !== code)) return 'fails'
  const open = asked.filter(({ given }) => given === undefined).map(({ scale }) => scale)
  return open.length > 0 ? open : 'holds'
}
