import type { Comparator } from './observation.ts'
import type { Judged, Said } from './verdict.ts'

/** What the target asks for, written or understood. */
export function comparatorOf({ target, direction }: Pick<Judged, 'target' | 'direction'>): Comparator {
  if (target?.comparator !== undefined) return target.comparator
  const limited = direction === 'decrease' || /未満|以下|下回/.test(target?.text ?? '')
  return limited || (target?.min === undefined && target?.max !== undefined) ? '<=' : '>='
}

/** Where an actual stands: in what is asked for, short of it (or too high for a `<=`), nearly there for 程度, above a range. */
export type Standing = 'reached' | 'notReached' | 'near' | 'aboveRange'

/** Holds a figure against a target's figure or range. */
export function standing(actual: number, target: Said, comparator: Comparator): Standing {
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
