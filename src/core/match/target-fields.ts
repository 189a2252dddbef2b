import type { Observation } from '../observation.ts'
import type { Target } from '../target.ts'

/** The fields of an observation that a target fills. */
export function targetFields({ value, min, max, comparator, unit, relativeTo }: Target): Partial<Observation> {
  return {
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === undefined ? {} : { unit }),
    ...(relativeTo === undefined ? {} : { relativeTo }),
  }
}
