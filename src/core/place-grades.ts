import { finding } from './finding.ts'
import { formatFiscalYear } from './fiscal-year.ts'
import { formatGrades } from './grade.ts'
import { type FormCell, shareColumns, shareRows } from './match/form-cell.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { formatComment } from './place-words.ts'
import { noteBefore, type Placing, put, yearsOfCells } from './placing.ts'
import type { SheetField } from './sheet.ts'

/** Puts grades (評価) under their years, and the reason of the sheet's own year into its place. */
export function placeGrades(placing: Placing, field: SheetField & { type: 'grade' }, slots: Slot[]): void {
  const { scheme, view } = placing
  const heads = slots.filter((slot) => hasPart(slot, 'year')).flatMap(({ cells }) => cells)
  const letters = slots.find((slot) => hasPart(slot, 'value'))
  const reason = slots.find((slot) => hasPart(slot, 'reason'))
  const years = yearsOfCells(
    placing,
    heads,
    field.evaluations.map(({ fiscalYear }) => fiscalYear),
  )
  for (const evaluation of field.evaluations) {
    const value = formatGrades(evaluation, scheme)
    const cell = letters && letterCell(letters, heads, years, evaluation.fiscalYear, view.fiscalYear)
    if (letters && cell) put(placing, letters, cell, value)
    else if (isBefore(evaluation.fiscalYear, heads, years, view.fiscalYear))
      noteBefore(placing, field.label, evaluation.fiscalYear)
    else {
      const year = formatFiscalYear(evaluation.fiscalYear, scheme.years ?? 'era')
      placing.problems.push(finding('place-year-missing', { label: field.label, year, value }))
    }
    if (evaluation.fiscalYear !== view.fiscalYear || evaluation.comment === undefined) continue
    if (reason) put(placing, reason, reason.cells[0], formatComment(evaluation.comment, scheme.blocks))
    else placing.problems.push(finding('place-missing', { label: field.label }))
  }
}

/** Whether a grade is older than all that a form shows: it stood on sheets before. */
function isBefore(year: number, heads: FormCell[], years: Map<string, number>, own: number): boolean {
  const shown = heads.flatMap(({ locator }) => years.get(locator) ?? [])
  return year < Math.min(own, ...shown)
}

function letterCell(
  letters: Slot,
  heads: FormCell[],
  years: Map<string, number>,
  year: number,
  own: number,
): FormCell | undefined {
  if (heads.length === 0) return year === own ? letters.cells[0] : undefined
  const head = heads.find(({ locator }) => years.get(locator) === year)
  if (head === undefined) return undefined
  const under = letters.cells.find((cell) => shareColumns(cell, head) && cell.row > head.row)
  return under ?? letters.cells.find((cell) => shareRows(cell, head) && cell.col > head.col)
}
