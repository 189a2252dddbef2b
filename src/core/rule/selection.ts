import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { Selection } from '../scheme-rule.ts'

/** Whether a rule is for an indicator: every condition given holds. What the indicator does not say does not hold. */
export function selects(selection: Selection | undefined, indicator: Indicator, observations: Observation[]): boolean {
  if (!selection) return true
  const { accumulation, direction, unit, says, stated } = selection
  const words = `${indicator.name}\n${indicator.description ?? ''}`
  return (
    (accumulation === undefined || indicator.accumulation === accumulation) &&
    (direction === undefined || indicator.direction === direction) &&
    (unit === undefined || (indicator.unit !== undefined && unit.includes(indicator.unit))) &&
    (says === undefined || says.some((word) => words.includes(word))) &&
    (stated === undefined || stated.every((measure) => states(observations, indicator, measure)))
  )
}

const states = (observations: Observation[], { id }: Indicator, measure: string) =>
  observations.some((o) => o.indicator === id && o.measure === measure && o.value !== undefined)
