import { parseAsOf } from '../as-of.ts'
import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import { labelledBy } from '../narrative-label.ts'
import type { IsoDate } from '../source.ts'
import { cleanLine } from '../text-fold.ts'
import { cleanWords, hasMarkup, splitBlocks } from './blocks.ts'
import { readLastYear } from './last-year.ts'
import { placeFigures, takeLikelyActuals, takeNamedActuals } from './rows-actuals.ts'
import { readAmount } from './rows-budgets.ts'
import { readComparisonCell } from './rows-comparison.ts'
import {
  type ItemDraft,
  openDraft,
  type PlacedFigure,
  type RowsContext,
  settleUnits,
  sortObservations,
  sourceOf,
} from './rows-draft.ts'
import { readGrade, readState } from './rows-grade.ts'
import type { HeaderColumn } from './rows-header.ts'
import { readTargetsCell } from './rows-indicators.ts'
import { takeBracketedYears } from './rows-last-year.ts'
import { readRemarks } from './rows-reference.ts'
import { takeSuggestions } from './rows-suggestions.ts'
import type { ContentRow } from './rows-table.ts'
import { takeTotals } from './rows-total.ts'
import type { PlacedItem } from './rows-tree.ts'

/** A cell of an item with its field, and the item's rows that it covers. */
interface PlacedCell {
  column: HeaderColumn
  cell: Cell
  rows: number[]
  continues: boolean
}

/** What one item's rows say, and the labels that its comparison column gave as actuals. */
export interface ItemReading {
  draft: ItemDraft
  comparedActuals: string[]
}

/** Reads an item from its rows: targets first, then words, comparison, figures in the words, grades. */
export function readItem({ item, rows, sums }: PlacedItem, context: RowsContext): ItemReading {
  const draft = openDraft(item)
  const cells = placeCells(rows)
  for (const { column, cell, rows, continues } of cells) {
    const { type } = column.field
    if (type === 'units' && cell.text.trim() !== '') item.units = readUnits(cell.text)
    if (type === 'targets' && !(continues && cell.text.trim() === '')) readTargetsCell(draft, cell, rows[0] as number, context)
  }
  for (const placed of cells) if (placed.column.field.type === 'narratives') readWords(draft, placed, context)
  const figures = placeFigures(draft)
  takeNamedActuals(draft, figures, context)
  const comparedActuals = readComparisons(draft, cells, figures, context)
  takeTotals(draft, figures, context)
  takeLikelyActuals(draft, figures, context)
  takeBracketedYears(draft, figures, context)
  takeSuggestions(draft, figures, context)
  for (const { column, cell } of cells) {
    readAmount(draft, cell, column, context)
    const evaluation = readJudgement(draft, cell, column, context)
    if (evaluation?.comment !== undefined) readRemarks(draft, evaluation.comment, cell, context)
  }
  for (const { rows, relisted } of sums)
    for (const { column, cell } of placeCells(rows)) readAmount(draft, cell, column, context, relisted)
  settleUnits(draft)
  sortObservations(draft)
  return { draft, comparedActuals }
}

function placeCells(rows: ContentRow[]): PlacedCell[] {
  return rows.flatMap(({ cells, header, continues }, nth) =>
    [...cells.entries()].flatMap(([key, cell]) => {
      const column = header.columns.find((one) => one.key === key)
      const covered = Array.from({ length: cell.rowSpan }, (_, down) => nth + down)
      return column ? [{ column, cell, rows: covered, continues }] : []
    }),
  )
}

/** A grade on the scales of its column, or the state (状況) of an item below on a scale of its heading's name. */
function readJudgement(draft: ItemDraft, cell: Cell, { field, child, cell: heading }: HeaderColumn, context: RowsContext) {
  if (field.type === 'grade') return readGrade(draft, cell, field, context)
  return child === 'state' ? readState(draft, cell, cleanLine(heading.text), context) : undefined
}

function readWords(draft: ItemDraft, { column: { field }, cell, rows, continues }: PlacedCell, context: RowsContext): void {
  if (parseMissing(cell.text) || field.type !== 'narratives') return
  const { role } = field
  const { label } = labelledBy(context.scheme, field)
  if (hasMarkup(cell.text)) draft.findings.push(finding('markup-in-text', {}, { subject: draft.item.id, source: sourceOf(cell) }))
  for (const [nth, block] of splitBlocks(cell.text, context.marks).entries()) {
    const last = draft.narratives.at(-1)
    if (nth === 0 && continues && block.mark === undefined && last?.role === role && last.label === label) {
      last.text += `\n${block.text}`
      const before = draft.blocks.at(-1)
      if (before) before.text = last.text
      continue
    }
    draft.narratives.push({
      item: draft.item.id,
      role,
      ...(label === undefined ? {} : { label }),
      text: block.text,
      ...(block.status ? { status: block.status } : {}),
      source: sourceOf(cell, block.raw),
    })
    if (role === 'progress') draft.blocks.push({ text: block.text, cell, rows })
  }
}

function readComparisons(
  draft: ItemDraft,
  cells: PlacedCell[],
  figures: PlacedFigure[],
  context: RowsContext,
): ItemReading['comparedActuals'] {
  return cells.flatMap(({ column, cell, rows }) => {
    if (column.field.type !== 'comparison') return []
    const heading = column.cell.text
    const date = dateOf(column.asOf, context)
    const year = /目安|目標/.test(heading) ? undefined : readLastYear(heading.replace(/\s/g, ''), context.fiscalYear)
    const place = {
      cell,
      rows,
      ...(date === undefined ? {} : { asOf: date }),
      ...(year === undefined ? {} : { actualsOf: year }),
    }
    return readComparisonCell(draft, place, figures, context)
  })
}

/** 担当課: one a line, or parted by 、 */
const readUnits = (text: string) =>
  cleanWords(text)
    .split(/[\n、,・/]/)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')

/** The date of a column's heading, within the paper's year. */
export function dateOf(asOf: string | undefined, { fiscalYear }: Pick<RowsContext, 'fiscalYear'>): IsoDate | undefined {
  return asOf === undefined ? undefined : parseAsOf(asOf, fiscalYear === undefined ? {} : { fiscalYear })
}
