import type { CellValue } from './xlsx-compose-rows.ts'
import type { RowMove } from './xlsx-row-moves.ts'
import type { CellNode, SheetXml } from './xlsx-sheet-xml.ts'
import type { SheetPart } from './xlsx-workbook.ts'

/** A cell of a form that held a formula and was filled: if the formula comes to the same, it stays. */
export interface FilledFormula {
  row: number
  col: number
  node: CellNode
  value: string | number
}

/** A worksheet of a template with what goes into it, not yet a file. */
export interface FilledSheet {
  sheet: SheetPart
  xml: SheetXml
  written: CellValue[]
  moves: RowMove[]
  /** Cells of the form that held formulas and were filled. */
  formulas: FilledFormula[]
  /** Addresses of formulas that could not be calculated. */
  uncalculated: string[]
}
