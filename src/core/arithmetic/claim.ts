import { writeNumber } from '../numeral.ts'
import type { Quantity } from './quantities.ts'

/** What kind of arithmetic a text states (文中の計算): a share, a change, a sum, parts beside a total, a product or other equation, a mean. */
export type ClaimKind = 'share' | 'change' | 'sum' | 'parts' | 'equation' | 'mean'

/** A statement of arithmetic in a text whose figures do not give what it says. */
export interface WrongClaim {
  kind: ClaimKind
  /** The statement as written. */
  text: string
  /** 384名÷300名 */
  working: string
  /** What its figures give: 128%. */
  computed: string
  /** What it says: 138%. */
  stated: string
}

/** Values that a number may stand for: itself where it is a count, else what rounds or cuts off to it. */
export interface Interval {
  low: number
  high: number
}

/** What a written number may have been before it was rounded (四捨五入) or cut off (切捨て) at its last digit. */
export function intervalOf({ value, step, exact }: Quantity): Interval {
  return exact ? { low: value, high: value } : { low: value - step / 2, high: value + step }
}

/**
 * Whether a stated number can be the computed one, rounded or cut off at the last digit that is written. A stated percent or multiple is
 * always such a number; `factor` turns the computed value into the stated unit (100 for percent).
 */
export function agrees(stated: Quantity, computed: Interval, factor = 1): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(stated.value))
  const { low, high } = {
    low: Math.min(computed.low, computed.high) * factor,
    high: Math.max(computed.low, computed.high) * factor,
  }
  return low - stated.value < stated.step + slack && stated.value - high <= stated.step / 2 + slack
}

/** The same of a sum or product, of which every digit counts where all its figures are counts. */
export function agreesExactly(stated: Quantity, computed: Interval): boolean {
  const own = intervalOf(stated)
  const slack = 1e-9 * Math.max(1, Math.abs(stated.value))
  return computed.low <= own.high + slack && own.low <= computed.high + slack
}

export const add = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high })
export const subtract = (a: Interval, b: Interval): Interval => ({ low: a.low - b.high, high: a.high - b.low })
export const multiply = (a: Interval, b: Interval): Interval => spread(a, b, (x, y) => x * y)
export const divide = (a: Interval, b: Interval): Interval => spread(a, b, (x, y) => x / y)

function spread(a: Interval, b: Interval, of: (x: number, y: number) => number): Interval {
  const all = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)]
  return { low: Math.min(...all), high: Math.max(...all) }
}

/** A computed value with as many decimals as the stated one, or one more where that would read the same. */
export function writeLike(value: number, { step, value: said }: Pick<Quantity, 'step' | 'value'>, unit = ''): string {
  const decimals = Math.max(0, Math.round(-Math.log10(step)))
  const rounded = Number(value.toFixed(decimals))
  const shown = rounded === said ? Number(value.toFixed(decimals + 2)) : rounded
  return `${writeNumber(shown)}${unit}`
}
