import type { ClaimKind, WrongClaim } from './claim.ts'
import { mark, type Quantity, type Skeleton } from './quantities.ts'

/** What is wrong with a statement: how it is worked out, what that gives, and what is said instead. */
export type Mistake = Pick<WrongClaim, 'working' | 'computed' | 'stated'>

/** One form in which a text states arithmetic. */
export interface ArithmeticForm {
  kind: ClaimKind
  /** Over an outline, where every quantity is one mark. Linear: bounded gaps, and no two ways to match the same text. */
  pattern: RegExp
  /** `words`: the matched outline. `after`: the few characters behind it. */
  check: (quantities: Quantity[], words: string, after: string) => Mistake | undefined
}

/** A wrong statement with its place in the text. */
export type PlacedClaim = WrongClaim & { index: number; end: number }

/** Finds one form in a text. Statements with a rough figure (約, 程度, 以上) are left alone. */
export function findForm({ kind, pattern, check }: ArithmeticForm, { outline, quantities, text, at }: Skeleton): PlacedClaim[] {
  const found: PlacedClaim[] = []
  let seen = 0
  let from = 0
  for (const match of outline.matchAll(pattern)) {
    seen += countMarks(outline.slice(from, match.index))
    from = match.index
    const own = quantities.slice(seen, seen + countMarks(match[0]))
    const last = match.index + match[0].length
    if (own.some(({ rough }) => rough)) continue
    const mistake = check(own, match[0], outline.slice(last, last + 8))
    const [index, end] = [at(match.index), at(last)]
    if (mistake) found.push({ kind, text: text.slice(index, end).trim(), index, end, ...mistake })
  }
  return found
}

const countMarks = (text: string): number => text.split(mark).length - 1

/** Up to so many characters without a quantity, a bracket or the end of a sentence. */
export const gap = (most: number): string => `[^${mark}。()\\n]{0,${most}}`

/** A pattern written with `Q` for a quantity and `~n~` for a gap. */
export const form = (source: string): RegExp =>
  new RegExp(
    source.replaceAll('Q', mark).replace(/~(\d+)~/g, (_, n: string) => gap(Number(n))),
    'g',
  )
