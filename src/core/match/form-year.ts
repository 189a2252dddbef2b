import { type Finding, finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
import { hasPart, slotsOf, sourceOf, wordsOf, yearIn, yearOfLabel } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

/**
 * The year that a sheet is about (評価年度): in its own field, in the label of the evaluated item (令和6年度事業名), in the title, the year
 * before the one that a heading looks forward to, the last year graded, or that of the last column of amounts. A heading that looks forward
 * to any other year is told.
 */
export function readEvaluatedYear(
  scheme: Scheme,
  slots: Slot[],
  ofTitle: FiscalYear | undefined,
  findings: Finding[],
): FiscalYear | undefined {
  const forward = slots.find(({ field, match }) => field.label.includes('{翌年度}') && match.fiscalYear !== undefined)
  const next = forward?.match.fiscalYear
  const near = ofTitle ?? next ?? scheme.period?.to
  const told = yearInField(scheme, slots, near) ?? yearOfItem(scheme, slots, near) ?? ofTitle
  if (told !== undefined) {
    if (forward && next !== told + 1)
      findings.push(
        finding('next-year-differs', { label: cleanLine(forward.label.text), year: told }, { source: sourceOf(forward.label) }),
      )
    return told
  }
  const inferred = next !== undefined ? next - 1 : (lastGraded(scheme, slots) ?? lastColumn(scheme, slots))
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

/** The year before the label of the evaluated item; one in brackets after it (事業名(令和6年度)) only says when it was so called. */
function yearOfItem(scheme: Scheme, slots: Slot[], near: FiscalYear | undefined): FiscalYear | undefined {
  const slot = slotsOf({ scheme, slots }, 'item').find(
    ({ field }) => field.level === scheme.evaluates && field.label.startsWith('{'),
  )
  return slot && yearOfLabel(slot, near)
}

/** The last year over the columns of amounts and figures: 25年度予算 of a paper that names its year nowhere. */
function lastColumn(scheme: Scheme, slots: Slot[]): FiscalYear | undefined {
  const columns = [...slotsOf({ scheme, slots }, 'budget'), ...slotsOf({ scheme, slots }, 'figures')]
  const years = columns.flatMap((slot) => yearOfLabel(slot, scheme.period?.to) ?? [])
  return years.length > 0 ? Math.max(...years) : undefined
}

/** Tells once that years were written without their era (元号の省略). */
export function tellBareYears(slots: Slot[], near: FiscalYear | undefined, findings: Finding[]): void {
  const slot = slots.find(({ match }) => match.bareYear !== undefined)
  const year = slot && yearOfLabel(slot, near)
  if (slot && year !== undefined)
    findings.push(finding('era-inferred', { text: cleanLine(slot.label.text), year }, { source: sourceOf(slot.label) }))
}

function lastGraded(scheme: Scheme, slots: Slot[]): FiscalYear | undefined {
  const heads = slotsOf({ scheme, slots }, 'grade')
    .filter((slot) => hasPart(slot, 'year'))
    .flatMap(wordsOf)
  const years = heads.flatMap((cell) => yearIn(cell.text, undefined) ?? [])
  return years.length > 0 ? Math.max(...years) : undefined
}
