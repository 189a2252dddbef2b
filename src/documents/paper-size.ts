import { widthOf } from './xlsx-text-shape.ts'

/** Points that text needs in height where a line may be so wide: an estimate, letter by letter. */
export function textHeight(text: string, size: number, width: number): number {
  const room = Math.max(size, width - 4)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, size) / room)), 0)
  return lines * size * 1.3 + 3
}

/** Points that a cell over some columns is wide. */
export function widthOfCell(columns: number[], col: number, colSpan: number): number {
  return columns.slice(col, col + colSpan).reduce((sum, width) => sum + width, 0)
}

/** A length as Typst and style sheets take it. */
export const points = (length: number): string => `${Math.round(length * 100) / 100}pt`
