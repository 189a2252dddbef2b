import type { SchemeField } from '../scheme-field.ts'
import { amountsByHead, type BudgetHeads, headsAmounts, partOf } from './form-budget-parts.ts'
import { type FormCell, isBlank, isValue, shareRows } from './form-cell.ts'
import { cellsRight, nearestAbove, valueCells } from './form-geometry.ts'
import { isYear } from './form-proof.ts'
import { amountsUnderShared } from './form-shared-stages.ts'
import type { Slot } from './form-slots.ts'
import { byPlace, type FormTable } from './form-table.ts'

/**
 * Slots of a budget (事業費): for each stage its amounts, those in the rows that the field's label and the labels of its parts head; and the
 * years, above the stages or, where stages head rows, above the amounts.
 */
export function findBudgetSlots(slot: Omit<Slot, 'cells'>, table: FormTable): Slot[] {
  const { field, label } = slot
  if (field.type !== 'budget') return []
  const { stages, heads, first } = budgetLabels(field, table)
  if (headsAmounts(label)) {
    const stage = stageBeside(label, stages)
    if (stage?.label)
      return [{ ...slot, ...partOf(label), part: stage.label.of.part, match: stage.label.match, cells: cellsRight(label, table) }]
    const own = { ...slot, ...partOf(label) }
    const shared = stages.size === 0 ? amountsUnderShared(own, table) : []
    return shared.length > 0 ? shared : [{ ...own, cells: stages.size === 0 ? cellsRight(label, table) : [] }]
  }
  const columns = amountsByHead(beneath(label, stages, table), { heads, first }, table)
  if (columns.length === 0) return underYears(slot, valueCells(label, table), heads, table)
  // 令和6年度決算 names its year itself.
  const year = slot.match.fiscalYear === undefined ? yearOver(label, table) : undefined
  return [...columns.map((one) => ({ ...slot, ...one })), ...(year ? [{ ...slot, part: 'year' as const, cells: [year] }] : [])]
}

/** The labels of a budget field in a table: those that name a stage, and those that head amounts. `first`: the first column of stages. */
interface BudgetLabels extends BudgetHeads {
  stages: Set<FormCell>
}

const labelsOf = new WeakMap<FormTable, Map<SchemeField, BudgetLabels>>()

/** Told apart once a table: each of its labels asks, and of a broken paper there may be thousands. */
function budgetLabels(field: SchemeField, table: FormTable): BudgetLabels {
  const known = labelsOf.get(table) ?? new Map<SchemeField, BudgetLabels>()
  labelsOf.set(table, known)
  const alike = known.has(field) ? [] : table.labels.filter((cell) => cell.label?.of.field === field)
  const heads = new Set(alike.filter((cell) => headsAmounts(cell) && cell.heading === undefined))
  const stages = new Set(alike.filter((cell) => !headsAmounts(cell)))
  const first = [...stages].reduce((least, { col }) => Math.min(least, col), Number.POSITIVE_INFINITY)
  const labels = known.get(field) ?? { heads, stages, first }
  known.set(field, labels)
  return labels
}

/** The stage that stands to the left of a row of amounts, over its rows: 令和7年度 | 予算案 | 1,000. */
function stageBeside(label: FormCell, stages: Set<FormCell>): FormCell | undefined {
  const beside = ({ heading, col, colSpan }: FormCell) => heading === undefined && col + colSpan <= label.col
  for (const cell of stages) if (beside(cell) && shareRows(cell, label)) return cell
  return undefined
}

/** The values beneath a stage, down to the next row of stages. */
function beneath(label: FormCell, stages: Set<FormCell>, table: FormTable): FormCell[] {
  const below: FormCell[] = []
  for (const cell of table.beneath(label)) {
    if (stages.has(cell)) break
    if (isValue(cell)) below.push(cell)
  }
  return below
}

/** The cell above a stage that spans the stages of its year; where nothing is merged, the year that begins last before it. */
function yearOver(stage: FormCell, table: FormTable): FormCell | undefined {
  const above = nearestAbove(stage, table, () => true)
  if (!above || !isBlank(above)) return above && isValue(above) ? above : undefined
  const before = table.inRow(above.row).filter((cell) => cell.col < above.col && isValue(cell) && isYear(cell.text))
  const year = before.at(-1)
  return year ? { ...year, col: stage.col, colSpan: stage.colSpan } : above
}

/** Amounts to the right of a stage, by part where the labels of parts head their columns. */
function underYears(slot: Omit<Slot, 'cells'>, own: FormCell[], heads: Set<FormCell>, table: FormTable): Slot[] {
  const byHead = new Map<FormCell | undefined, FormCell[]>()
  for (const amount of own) {
    const isHead = (cell: FormCell) => heads.has(cell) && !shareRows(cell, slot.label)
    const head = heads.size === 0 ? undefined : nearestAbove(amount, table, isHead)
    byHead.set(head, [...(byHead.get(head) ?? []), amount])
  }
  const headed = [...byHead].filter(([head]) => head !== undefined)
  const groups = headed.length > 0 ? headed : [[undefined, own] as const]
  return groups.flatMap(([head, amounts]) => datedSlots({ ...slot, ...(head ? partOf(head) : {}) }, amounts, table))
}

/** Amounts with the years above them, where any has one: a column of differences has none. */
function datedSlots(slot: Omit<Slot, 'cells'>, amounts: FormCell[], table: FormTable): Slot[] {
  const dated = amounts.flatMap((amount) => {
    const year = nearestAbove(amount, table, (above) => isValue(above) && isYear(above.text))
    return year ? [{ amount, year }] : []
  })
  if (dated.length === 0) return [{ ...slot, cells: amounts }]
  const years = [...new Set(dated.map(({ year }) => year))]
  return [
    { ...slot, cells: dated.map(({ amount }) => amount) },
    { ...slot, part: 'year', cells: years.sort(byPlace) },
  ]
}
