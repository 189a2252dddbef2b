import { changeForms } from './changes.ts'
import type { WrongClaim } from './claim.ts'
import { equationForms } from './equations.ts'
import { readSkeleton } from './quantities.ts'
import { type ArithmeticForm, findForm, type PlacedClaim } from './reader.ts'
import { shareForms } from './shares.ts'
import { sumForms } from './sums.ts'

const forms: ArithmeticForm[] = [...equationForms, ...changeForms, ...shareForms, ...sumForms]

/** No text of a sheet is longer; what is, is not read. */
const longest = 50_000

/**
 * Finds statements of arithmetic in a text whose own figures do not give what they say (文中の計算の点検): shares, changes, sums, equations and
 * means. Rounding and cutting off at the last digit are allowed; where a text can be read so that it holds, or is not clearly such a
 * statement, nothing is said. Of two that overlap the first form speaks.
 */
export function findWrongClaims(text: string): WrongClaim[] {
  if (text.length > longest || !/\d|[０-９]/.test(text)) return []
  const skeleton = readSkeleton(text)
  if (skeleton.quantities.length < 2) return []
  const found: PlacedClaim[] = []
  for (const one of forms)
    for (const claim of findForm(one, skeleton))
      if (!found.some(({ index, end }) => claim.index < end && index < claim.end)) found.push(claim)
  return found.toSorted((a, b) => a.index - b.index).map(({ index, end, ...claim }) => claim)
}
