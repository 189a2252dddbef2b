import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Observation } from '#core/observation.ts'
import { type VerdictState, verdictStates } from '#core/verdict.ts'

/** How many indicators stand where: 達成, 未達, 途中, 判定なし. */
export type VerdictCounts = Record<VerdictState, number>

/** Counts states. */
export function countStates(states: readonly VerdictState[]): VerdictCounts {
  const count = (state: VerdictState) => states.filter((one) => one === state).length
  return { met: count('met'), missed: count('missed'), pending: count('pending'), unknown: count('unknown') }
}

/** Adds counts up. */
export function sumCounts(counts: readonly VerdictCounts[]): VerdictCounts {
  const sum = (state: VerdictState) => counts.reduce((total, one) => total + one[state], 0)
  return { met: sum('met'), missed: sum('missed'), pending: sum('pending'), unknown: sum('unknown') }
}

/** How many there are in all. */
export function totalOf(counts: VerdictCounts): number {
  return verdictStates.reduce((total, state) => total + counts[state], 0)
}

/**
 * Whether an indicator has a target in figures that a year is held against (数値目標; a goal in words is none): of the year itself or of a span around it, or its only one, of a
 * later year (計画の目標年度).
 */
export function hasTarget(observations: readonly Observation[], fiscalYear: FiscalYear): boolean {
  const targets = observations.filter((one) => one.measure === 'target' && hasFigure(one))
  return targets.some(({ fiscalYear: year, fromFiscalYear: from, toFiscalYear: to }) => {
    if (year !== undefined) return year === fiscalYear || (targets.length === 1 && year > fiscalYear)
    return to !== undefined && fiscalYear <= to && (from === undefined || from <= fiscalYear)
  })
}

const hasFigure = ({ value, min, max, relativeTo }: Observation): boolean =>
  [value, min, max, relativeTo].some((one) => one !== undefined)
