import type { Cell } from '../grid.ts'
import type { FoundLabel } from './form-labels.ts'

/** A cell of a form with what it is by the scheme. Lines are laid out as cells too, so that one mechanism serves both. */
export interface FormCell extends Cell {
  /** Index of its grid in the document. */
  grid: number
  label?: FoundLabel
  /** Index of the section of which this is the heading (見出し行). */
  heading?: number
  /** A label that leads to nothing: it only ends what stands before it. */
  stop?: true
  /** The words after a label that shares its cell: 「作成課：企画課」. */
  inner?: string
  /** Locators of the further lines over which its words run. */
  also?: string[]
  /** Set where the place of the words among several columns is a guess. */
  doubtful?: true
}

/** Whether nothing is to be read in a cell. */
export function isBlank(cell: { text: string }): boolean {
  return cell.text.trim() === ''
}

/** Whether a cell holds a value, or could: no label of any kind, no heading. */
export function isValue(cell: FormCell): boolean {
  return cell.label === undefined && cell.heading === undefined && !cell.stop
}

/** Whether two cells stand in common rows. */
export function shareRows(a: Cell, b: Cell): boolean {
  return a.row < b.row + b.rowSpan && b.row < a.row + a.rowSpan
}

/** Whether two cells stand in common columns. */
export function shareColumns(a: Cell, b: Cell): boolean {
  return a.col < b.col + b.colSpan && b.col < a.col + a.colSpan
}
