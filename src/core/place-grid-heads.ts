import type { PlacedValue } from './filling.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Cell } from './grid.ts'
import type { HeaderRows } from './match/grid-header.ts'
import type { GridRow } from './match/grid-rows.ts'
import { stackOver } from './match/grid-stack.ts'
import type { Scheme } from './scheme.ts'

/**
 * Headings of a plan's years (《実績》《予定》) as they are in another year of the plan: what was planned when the template was made has
 * happened since. Columns keep their places.
 */
export function placeGridHeads(scheme: Scheme, header: HeaderRows, rows: GridRow[], fiscalYear: FiscalYear): PlacedValue[] {
  const words = new Map<string, string>()
  for (const { fields } of scheme.sheet)
    for (const field of fields)
      if (field.type === 'indicators') for (const [label, part] of Object.entries(field.columns)) words.set(part, label)
  const [actual, planned] = [words.get('actual'), words.get('planned')]
  if (actual === undefined || planned === undefined) return []
  const heads = rows.slice(header.first, header.last + 1)
  return header.columns.flatMap((column) => {
    if (column.kind !== 'figure' || column.fiscalYear === undefined) return []
    if (column.measure === 'planned' && column.fiscalYear <= fiscalYear)
      return rewrite(stackOver(heads, column.from), planned, actual)
    if (column.measure === 'actual' && column.fiscalYear > fiscalYear)
      return rewrite(stackOver(heads, column.from), actual, planned)
    return []
  })
}

function rewrite(heads: Cell[], from: string, to: string): PlacedValue[] {
  const cell = heads.find(({ text }) => text.includes(from))
  return cell ? [{ locator: cell.locator, value: cell.text.replace(from, to) }] : []
}
