import type { NarrativeRole } from '../exchange.ts'
import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { ObservationMeasure } from '../observation.ts'
import { cleanWords } from './blocks.ts'
import type { GridColumn } from './grid-column.ts'
import type { GridDraft } from './grid-draft.ts'
import type { LineItems } from './grid-items.ts'
import { commonItem } from './grid-owner.ts'
import { sourceOf } from './rows-draft.ts'

const roles: Record<ObservationMeasure, NarrativeRole> = {
  target: 'goal',
  actual: 'progress',
  planned: 'approach',
  benchmark: 'goal',
  baseline: 'note',
}

/**
 * A grid of undertakings and years without indicators (工程表): what is planned, aimed at or done in each year is words of the item,
 * under the heading of its column. A merged cell speaks once.
 */
export function readSchedule(lines: LineItems[], draft: GridDraft, isBrace: (cell: Cell) => boolean): void {
  const cells = new Map<Cell, { column: GridColumn & { kind: 'figure' }; lines: LineItems[] }>()
  for (const one of lines) {
    if (one.line.columns.some(({ kind }) => kind === 'name')) continue
    for (const [column, held] of one.line.cells)
      for (const cell of column.kind === 'figure' ? held : []) {
        if (parseMissing(cleanWords(cell.text)) || isBrace(cell) || column.kind !== 'figure') continue
        const known = cells.get(cell)
        if (known) known.lines.push(one)
        else cells.set(cell, { column, lines: [one] })
      }
  }
  for (const [cell, { column, lines: covered }] of cells) {
    const owner = commonItem(covered)
    if (!owner) continue
    const role = roles[column.measure ?? 'planned']
    draft.out.narratives.push({
      item: owner.id,
      role,
      label: column.heading,
      text: cleanWords(cell.text),
      source: sourceOf(cell),
    })
  }
}
