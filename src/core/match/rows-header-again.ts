import type { Grid } from '../grid.ts'
import { foldText } from '../text-fold.ts'
import type { GridRow } from './grid-rows.ts'
import type { TableHeader } from './rows-header.ts'

/** Whether a row is nothing but headings of the header before it: its lines set again, or parted by the end of a page. */
export function repeatsHeader({ cells }: GridRow, header: TableHeader): boolean {
  const headings = new Set(header.cells.map(({ text }) => foldText(text)))
  const filled = cells.filter(({ text }) => text.trim() !== '')
  return filled.length >= 2 && filled.every(({ text }) => headings.has(foldText(text)))
}

/**
 * A header of which a page's end has left a part on the page before: the columns that it does not name are those of the header before,
 * where both otherwise name the same columns.
 */
export function completeHeader(header: TableHeader, before: TableHeader | undefined, grid: Grid): TableHeader {
  if (!before || grid.kind !== 'table' || header.columns.length >= before.columns.length) return header
  const same = header.columns.every(({ key, from, to }) =>
    before.columns.some((other) => other.key === key && other.from === from && other.to === to),
  )
  const missing = before.columns.filter(({ key }) => !header.columns.some((column) => column.key === key))
  return same && missing.every(({ to }) => to < grid.colCount)
    ? { ...header, columns: [...header.columns, ...missing].sort((a, b) => a.from - b.from) }
    : header
}
