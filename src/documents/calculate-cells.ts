import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initSync, Model } from '@ironcalc/wasm'

/** A cell's place on its sheet, 0-based. */
export interface CellPlace {
  row: number
  col: number
}

/** A sheet to be calculated: values as they are stored, formulas without the equals sign. */
export interface SheetToCalculate {
  name: string
  values: (CellPlace & { value: string | number | boolean })[]
  formulas: (CellPlace & { formula: string })[]
}

/** What a formula comes to; `undefined`: it cannot be told, be it an error of the sheet's or a function that is not known here. */
export type CalculatedValue = string | number | boolean | undefined

/** Kinds of values as the engine numbers them. */
const kinds = { number: 1, text: 2, logical: 4 }
/** A number with all its digits. */
const plainDigits = '0.###############'
/** Digits to which a sum of decimals is sure. */
const sureDigits = 14

let isStarted = false

/** Calculates the formulas of a workbook (再計算): for each sheet the values of its formulas, in their order. */
export function calculateCells(sheets: SheetToCalculate[]): CalculatedValue[][] {
  if (!isStarted) {
    initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')) })
    isStarted = true
  }
  const model = new Model('book', 'en', 'UTC', 'en')
  try {
    model.pauseEvaluation()
    for (const [nth, { name }] of sheets.entries()) {
      if (nth > 0) model.newSheet()
      model.renameSheet(nth, name)
    }
    for (const [nth, sheet] of sheets.entries()) enter(model, nth, sheet)
    model.evaluate()
    return sheets.map(({ formulas }, nth) => formulas.map((place) => valueAt(model, nth, place)))
  } finally {
    model.free()
  }
}

function enter(model: Model, sheet: number, { values, formulas }: SheetToCalculate): void {
  for (const { row, col, value } of values) model.setUserInput(sheet, row + 1, col + 1, typed(value))
  // In a file newer functions have a mark before their names.
  for (const { row, col, formula } of formulas)
    attempt(() => model.setUserInput(sheet, row + 1, col + 1, `=${formula.replace(/_xl(?:fn|ws)\./g, '')}`))
}

/** As somebody would type it: an apostrophe keeps a text from being taken for a number or a formula. */
function typed(value: string | number | boolean): string {
  if (typeof value === 'string') return `'${value}`
  return typeof value === 'number' ? String(value) : value ? 'TRUE' : 'FALSE'
}

function valueAt(model: Model, sheet: number, { row, col }: CellPlace): CalculatedValue {
  const kind = model.getCellType(sheet, row + 1, col + 1)
  if (kind === kinds.number)
    attempt(() => model.updateRangeStyle({ sheet, row: row + 1, column: col + 1, width: 1, height: 1 }, 'num_fmt', plainDigits))
  const shown = model.getFormattedCellValue(sheet, row + 1, col + 1)
  if (kind === kinds.text) return shown
  if (kind === kinds.logical) return shown === 'TRUE'
  const number = kind === kinds.number && shown !== '' ? Number(Number(shown).toPrecision(sureDigits)) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** What the engine does not take is left out: the formulas that need it are then not calculated. */
function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // said by the missing value
  }
}
