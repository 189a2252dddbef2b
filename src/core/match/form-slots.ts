import { childScheme } from '../child-scheme.ts'
import type { BudgetPart } from '../exchange.ts'
import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import type { DocumentContent } from '../grid.ts'
import type { LabelMatch } from '../label.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanLine } from '../text-fold.ts'
import { partBlocks } from './form-blocks.ts'
import { findBudgetSlots } from './form-budget-slots.ts'
import { type FormCell, isBlank, isValue, shareColumns } from './form-cell.ts'
import { findFigureSlots } from './form-figure-slots.ts'
import { nearestAbove, valueCells } from './form-geometry.ts'
import { findGradeSlots } from './form-grade-slots.ts'
import { type Kin, kinOf } from './form-kin.ts'
import type { SlotPart } from './form-labels.ts'
import { nameBefore } from './form-names-before.ts'
import { splitSheets } from './form-sheets.ts'
import { type FormTable, indexCells } from './form-table.ts'
import { layForm } from './form-tables.ts'
import { joinPages } from './join-pages.ts'

/**
 * A place for values (記入欄): a label of a field and the cells that are its, empty ones too. A reader takes the cells' words, a writer of a
 * template puts words there. Where `label` and a value are one cell (「作成課：企画課」), the cell's text here is the value alone.
 */
export interface Slot {
  field: SchemeField
  part: SlotPart
  /** The cell that holds the label. */
  label: FormCell
  match: LabelMatch
  /** Which of several alike, from 1: the indicator's number on the paper where it has one, the pair of columns. */
  block: number
  /** The cell above the label that gives its year. */
  over?: FormCell
  /** What the amounts here are a part of their item's total as. */
  budgetPart?: BudgetPart
  /** A sum of parts, or a part of a part: within another amount of its table. */
  within?: true
  /** The cell that names a part which the scheme does not. */
  unnamed?: FormCell
  /** Words offered that were not chosen, and the ticks beside them: read, though they say nothing. */
  aside?: FormCell[]
  cells: FormCell[]
}

/**
 * Finds every slot of a form, sheet by sheet, in reading order; those of blocks of child items after the sheet's own. One mechanism for
 * tables and running text.
 */
export function findSlots(scheme: Scheme, content: Pick<DocumentContent, 'grids'>): Slot[] {
  return splitSheets(scheme, joinPages(content)).flatMap((sheet) => {
    const { rest, blocks } = partBlocks(scheme, sheet)
    const own = findSheetSlots(scheme, rest)
    return [...own, ...blocks.flatMap((block) => findSheetSlots(childScheme(scheme, block.field), block.content))]
  })
}

/** The slots of a document that is one sheet. */
export function findSheetSlots(scheme: Scheme, content: Pick<DocumentContent, 'grids'>): Slot[] {
  return layForm(scheme, content).flatMap((cells) => findGridSlots(scheme, cells))
}

/** Slots of one grid whose labels are marked. */
export function findGridSlots(scheme: Scheme, cells: FormCell[]): Slot[] {
  const table = indexCells(cells)
  const kin = kinOf(table.labels)
  const slots: Slot[] = []
  for (const cell of table.labels) {
    if (!cell.label) continue
    const { of, match } = cell.label
    const slot = { field: of.field, part: of.part, label: cell, match, block: blockOf(cell, kin(cell)) }
    if (of.field.type === 'budget') slots.push(...findBudgetSlots(slot, table))
    else if (of.field.type === 'figures') slots.push(...findFigureSlots(slot, table))
    else if (of.field.type === 'grade') slots.push(...findGradeSlots(scheme, slot, table))
    else slots.push({ ...slot, ...underYear(slot, table), cells: valueCells(cell, table) })
    const name = measures.has(of.part) ? nameBefore(slot, table) : undefined
    if (name) slots.push({ ...slot, part: 'name', cells: [name] })
  }
  return slots
}

/** The year over a column, where its heading says none itself. */
function underYear(
  { label, match }: Pick<Slot, 'label' | 'match'>,
  table: FormTable,
): Pick<Slot, 'over'> & Partial<Pick<Slot, 'match'>> {
  const year = match.fiscalYear === undefined ? yearAbove(label, table) : undefined
  return year ? { match: { ...match, fiscalYear: year.fiscalYear }, over: year.over } : {}
}

/** R3 over 目標 and 実績: the year of an indicator's column that stands in the cell above its heading. */
function yearAbove(cell: FormCell, table: FormTable): { over: FormCell; fiscalYear: FiscalYear } | undefined {
  if (cell.label?.of.field.type !== 'indicators' || !measures.has(cell.label.of.part)) return undefined
  const over = nearestAbove(cell, table, isValue)
  if (!over || over.row + over.rowSpan !== cell.row || isBlank(over)) return undefined
  const fiscalYear = parseFiscalYear(cleanLine(over.text))
  return fiscalYear === undefined ? undefined : { over, fiscalYear }
}

const measures = new Set<SlotPart>(['target', 'actual', 'baseline', 'benchmark', 'planned'])

/**
 * Which indicator or pair of columns a label belongs to: its own number; else the number of the name above it in the same columns;
 * else how many of its kind came before.
 */
function blockOf(cell: FormCell, { names, byRow, before, numbered }: Kin): number {
  const own = cell.label
  if (!own) return 1
  if (own.of.field.type === 'indicators' && own.match.number !== undefined && numbered) return own.match.number
  const name = own.of.part === 'name' ? undefined : nameOver(cell, byRow)
  if (name) return (numbered ? name.label?.match.number : undefined) ?? (names.get(name) as number)
  return before.get(cell) ?? 1
}

/** The name in the nearest row above that stands in the same columns, or, where nothing is merged, begins last before them. */
function nameOver(cell: FormCell, byRow: Kin['byRow']): FormCell | undefined {
  const near = byRow.findLast(({ row }) => row <= cell.row)?.names ?? []
  return near.find((name) => shareColumns(name, cell)) ?? near.findLast((name) => name.col <= cell.col)
}
