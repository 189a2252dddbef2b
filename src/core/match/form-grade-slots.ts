import { parseGrades } from '../grade.ts'
import type { Scheme } from '../scheme.ts'
import { type FormCell, isBlank, shareColumns } from './form-cell.ts'
import { cellsBeneath, valueCells } from './form-geometry.ts'
import { isYear } from './form-proof.ts'
import type { Slot } from './form-slots.ts'
import { isGradeCell } from './form-stretch-cells.ts'
import type { FormTable } from './form-table.ts'

/** Slots of a grade (評価): years, the letters beneath or beside them, and the reason. */
export function findGradeSlots(scheme: Scheme, slot: Omit<Slot, 'cells'>, table: FormTable): Slot[] {
  const own = valueCells(slot.label, table)
  const years = own.filter((cell) => isYear(cell.text))
  const under = years.flatMap((year) =>
    cellsBeneath(year, table)
      .slice(0, 1)
      .filter((cell) => own.includes(cell)),
  )
  const letters =
    years.length > 0 ? lettersOf(years, under, own, scheme) : own.filter((cell) => isGradeCell(cell.text, scheme)).slice(0, 1)
  const blank = letters.length === 0 && years.length === 0 && own.length > 1 ? own.filter(isBlank).slice(0, 1) : []
  const grades = [...letters, ...blank]
  const reason = own.filter(
    (cell) => !years.includes(cell) && !grades.includes(cell) && !(isYear(cell.text) || parseGrades(cell.text, scheme)),
  )
  return [
    ...(years.length > 0 ? [{ ...slot, part: 'year' as const, cells: years }] : []),
    { ...slot, cells: grades },
    { ...slot, part: 'reason', cells: reason },
  ]
}

/** The letter of each year: beneath it, or, where years stand one below the other, beside it. */
function lettersOf(years: FormCell[], under: FormCell[], own: FormCell[], scheme: Scheme): FormCell[] {
  const beneath = under.filter((cell) => !years.includes(cell) && (isGradeCell(cell.text, scheme) || short(cell)))
  if (beneath.length > 0) return [...new Set(beneath)]
  return years.flatMap((year) =>
    own.filter(
      (cell) =>
        cell.row === year.row &&
        isGradeCell(cell.text, scheme) &&
        cell.col === year.col + year.colSpan &&
        !shareColumns(cell, year),
    ),
  )
}

const short = (cell: FormCell) => [...cell.text.trim()].length <= 8
