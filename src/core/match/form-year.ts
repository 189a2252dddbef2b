import { type Finding, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
import { hasPart, slotsOf, sourceOf, wordsOf, yearIn } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

/**
 * The year that a sheet is about (評価年度): in its own field, in the title, the year before the one that a heading looks forward to, or the
 * last year graded. A heading that looks forward to any other year is told.
 */
export function readEvaluatedYear(
  scheme: Scheme,
  slots: Slot[],
  ofTitle: FiscalYear | undefined,
  findings: Finding[],
): FiscalYear | undefined {
  const forward = slots.find(({ field, match }) => field.label.includes('{翌年度}') && match.fiscalYear !== undefined)
  const next = forward?.match.fiscalYear
  const told = yearInField(scheme, slots, ofTitle ?? next ?? scheme.period?.to) ?? ofTitle
  if (told !== undefined) {
    if (forward && next !== told + 1)
      findings.push(
        finding('next-year-differs', { label: cleanLine(forward.label.text), year: told }, { source: sourceOf(forward.label) }),
      )
    return told
  }
  const inferred = next !== undefined ? next - 1 : lastGraded(scheme, slots)
  if (inferred !== undefined) findings.push(finding('year-inferred', { year: inferred }))
  return inferred
}

/** 平成|25|年度 may stand in cells of their own: they are read together. */
function yearInField(scheme: Scheme, slots: Slot[], near: FiscalYear | undefined): FiscalYear | undefined {
  for (const slot of slotsOf({ scheme, slots }, 'fiscalYear')) {
    const texts = wordsOf(slot).map(({ text }) => text)
    for (const text of [texts.join(''), ...texts]) {
      const year = yearIn(text, near)
      if (year !== undefined) return year
    }
  }
  return undefined
}

function lastGraded(scheme: Scheme, slots: Slot[]): FiscalYear | undefined {
  const heads = slotsOf({ scheme, slots }, 'grade')
    .filter((slot) => hasPart(slot, 'year'))
    .flatMap(wordsOf)
  const years = heads.flatMap((cell) => yearIn(cell.text, undefined) ?? [])
  return years.length > 0 ? Math.max(...years) : undefined
}
