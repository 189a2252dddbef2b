import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import type { Cell, DocumentContent } from '../grid.ts'
import { bareYear } from './form-proof.ts'

/** Cells that are nothing but a year, by their grid and column, from the top down. */
export type YearHeads = Map<string, Cell[]>

/** Finds the cells of tables that are nothing but a year (令和5年度, R5): heads of columns, whether a label leads to them or not. */
export function findYearHeads({ grids }: Pick<DocumentContent, 'grids'>, near: FiscalYear | undefined): YearHeads {
  const heads: YearHeads = new Map()
  for (const [nth, { kind, cells }] of grids.entries())
    for (const cell of kind === 'table' ? cells : []) {
      if (!isYear(cell.text, near)) continue
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) {
        const column = heads.get(`${nth} ${col}`)
        if (column) column.push(cell)
        else heads.set(`${nth} ${col}`, [cell])
      }
    }
  return heads
}

/** The nearest year above a value in its column. */
export function yearAbove(heads: YearHeads, { grid, row, col }: Cell & { grid: number }): Cell | undefined {
  return heads.get(`${grid} ${col}`)?.findLast((head) => head.row + head.rowSpan <= row)
}

/** A bare number is a figure; a year has its word or its era. */
function isYear(text: string, near: FiscalYear | undefined): boolean {
  const line = text.length > 20 ? '' : bareYear(text)
  return /[年RHSrhs]/.test(line) && parseFiscalYear(line, near === undefined ? {} : { near }) !== undefined
}
