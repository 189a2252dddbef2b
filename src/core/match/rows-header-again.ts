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
 * A header of which a page's end has left a part on the page before: the columns that it does not name are those of the nearest header
 * before that otherwise names the same columns.
 */
export function completeHeader(header: TableHeader, before: TableHeader[], grid: Grid): TableHeader {
  if (grid.kind !== 'table') return header
  const whole = before.findLast((one) => goesOnWith(one, header, grid))
  if (!whole) return header
  const missing = whole.columns.filter(({ key }) => !header.columns.some((column) => column.key === key))
  return { ...header, columns: [...header.columns, ...missing].sort((a, b) => a.from - b.from) }
}

function goesOnWith(whole: TableHeader, part: TableHeader, grid: Grid): boolean {
  return (
    part.columns.length < whole.columns.length &&
    whole.columns.every(({ to }) => to < grid.colCount) &&
    part.columns.every(({ key, from, to }) =>
      whole.columns.some((other) => other.key === key && other.from === from && other.to === to),
    )
  )
}
