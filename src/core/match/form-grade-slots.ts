import { parseGrades } from '../grade.ts'
import { type GradeRules, rulesOf } from '../grade-choice.ts'
import type { Scheme } from '../scheme.ts'
import { isTick } from '../ticks.ts'
import { type FormCell, isBlank, shareColumns } from './form-cell.ts'
import { tickedCells } from './form-choices.ts'
import { cellsBeneath, valueCells } from './form-geometry.ts'
import { isYear } from './form-proof.ts'
import type { Slot } from './form-slots.ts'
import { isGradeCell } from './form-stretch-cells.ts'
import type { FormTable } from './form-table.ts'

/** Slots of a grade (評価): years, the letters beneath or beside them, and the reason. */
export function findGradeSlots(scheme: Scheme, slot: Omit<Slot, 'cells'>, table: FormTable): Slot[] {
  const own = valueCells(slot.label, table)
  if (slot.field.type !== 'grade' || slot.part === 'reason') return [{ ...slot, cells: own }]
  const rules = rulesOf(scheme, slot.field)
  const offered = own.filter((cell) => isGradeCell(cell.text, rules) && !isBlank(cell))
  const ticked = offered.length > 1 ? tickedCells(offered, own) : []
  if (ticked.length > 0) {
    const aside = [...offered, ...own.filter(isTickOrBlank)]
    return [{ ...slot, aside, cells: ticked }, reasonOf(slot, own, aside)]
  }
  const circled = own.filter((cell) => isCircled(cell.text))
  const filled = circled.filter((cell) => isFilled(cell.text))
  if (circled.length > 1 && filled.length === 1) return [{ ...slot, aside: circled, cells: filled }, reasonOf(slot, own, circled)]
  const years = own.filter((cell) => isYear(cell.text))
  const under = years.flatMap((year) =>
    cellsBeneath(year, table)
      .slice(0, 1)
      .filter((cell) => own.includes(cell)),
  )
  const letters =
    years.length > 0 ? lettersOf(years, under, own, rules) : own.filter((cell) => isGradeCell(cell.text, rules)).slice(0, 1)
  const blank = letters.length === 0 && years.length === 0 && own.length > 1 ? own.filter(isBlank).slice(0, 1) : []
  const grades = [...letters, ...blank]
  const others = own.filter((cell) => isYear(cell.text) || parseGrades(cell.text, rules))
  return [
    ...(years.length > 0 ? [{ ...slot, part: 'year' as const, cells: years }] : []),
    { ...slot, cells: grades },
    reasonOf(slot, own, [...years, ...grades, ...others]),
  ]
}

/** 「○ 達成」「● おおむね達成」, 「□高い」「■普通」: words offered with a circle or a box each, a cell for each; the filled one is chosen. */
const isCircled = (text: string) =>
  /^\s*[○◯〇●◉]\s*[^\s○◯〇●◉]+[^○◯〇●◉]*$|^\s*[□☐■☑☒✔✓]\s*[^\s□☐■☑☒✔✓。]+[^□☐■☑☒✔✓。]*$/.test(text)
const isFilled = (text: string) => /^\s*[●◉■☑☒✔✓]/.test(text)
const isTickOrBlank = (cell: FormCell) => isTick(cell.text) || isBlank(cell)

/** The cells that are neither letters nor years. */
function reasonOf(slot: Omit<Slot, 'cells'>, own: FormCell[], others: FormCell[]): Slot {
  return { ...slot, part: 'reason', cells: own.filter((cell) => !others.includes(cell)) }
}

/** The letter of each year: beneath it, or, where years stand one below the other, beside it. */
function lettersOf(years: FormCell[], under: FormCell[], own: FormCell[], rules: GradeRules): FormCell[] {
  const beneath = under.filter((cell) => !years.includes(cell) && (isGradeCell(cell.text, rules) || short(cell)))
  if (beneath.length > 0) return [...new Set(beneath)]
  return years.flatMap((year) =>
    own.filter(
      (cell) =>
        cell.row === year.row &&
        isGradeCell(cell.text, rules) &&
        cell.col === year.col + year.colSpan &&
        !shareColumns(cell, year),
    ),
  )
}

const short = (cell: FormCell) => [...cell.text.trim()].length <= 8
