import type { FiscalYear } from './fiscal-year.ts'
import type { FormCell } from './match/form-cell.ts'
import type { Slot } from './match/form-slots.ts'

/** A cell of a form for a value, and the year that it stands for; none where the form has one place for the sheet's own. */
export interface YearPlace {
  slot: Slot
  cell: FormCell
  year: FiscalYear | undefined
}

/**
 * Where a value goes: into a place; nowhere, since the form shows one year alone, or only years after this one (`before`); or it is left though
 * the form should have shown it.
 */
export type Placed = { place: YearPlace } | 'not shown' | 'before' | 'left'

/**
 * The place of a value of a year among those of its kind (年度の欄), `all` being those of every kind beside them. A form shows its last years:
 * what is older than all of them stood on sheets before, and is told of together. Where no place has a year, it is for what stands for the
 * sheet's own (`standsForOwn`).
 */
export function findYearPlace(
  ofKind: YearPlace[],
  all: YearPlace[],
  year: FiscalYear | undefined,
  standsForOwn: boolean,
): Placed {
  const exact = year === undefined ? undefined : ofKind.find((one) => one.year === year)
  if (exact) return { place: exact }
  const [undated] = ofKind.every((one) => one.year === undefined) ? ofKind : []
  if (undated) return standsForOwn ? { place: undated } : 'not shown'
  const shown = all.flatMap((one) => one.year ?? [])
  return year !== undefined && shown.length > 0 && year < Math.min(...shown) ? 'before' : 'left'
}

/** Which of several years' values stands for a sheet's own year: one without a year, that of the year, else, of what looks ahead, the next. */
export function standsFor<Said>(
  said: Said[],
  yearOf: (one: Said) => FiscalYear | undefined,
  own: FiscalYear,
  looksAhead: boolean,
): Said | undefined {
  const later = said.filter((one) => (yearOf(one) ?? own) > own).sort((a, b) => (yearOf(a) ?? own) - (yearOf(b) ?? own))
  return (
    said.find((one) => yearOf(one) === undefined) ??
    said.find((one) => yearOf(one) === own) ??
    (looksAhead ? later[0] : undefined)
  )
}
