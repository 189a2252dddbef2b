import type { Target } from '../target.ts'

type TargetFields = Pick<Target, 'value' | 'min' | 'max' | 'comparator' | 'unit' | 'relativeTo'>

/** The fields of an observation that a target fills. */
export function targetFields({ value, min, max, comparator, unit, relativeTo }: TargetFields): TargetFields {
  return {
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === undefined ? {} : { unit }),
    ...(relativeTo === undefined ? {} : { relativeTo }),
  }
}
