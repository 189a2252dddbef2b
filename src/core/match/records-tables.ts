import type { FiscalYear } from '../fiscal-year.ts'
import type { DocumentContent, Grid } from '../grid.ts'
import { foldText } from '../text-fold.ts'
import { findMoneyUnit } from './form-budgets.ts'
import { type AmountColumn, findAmountColumns } from './records-amount-columns.ts'
import { orderColumns, type RecordColumns } from './records-columns.ts'
import { layOutGrid, type RecordGrid } from './records-grid.ts'
import { findHeader, type RecordHeader } from './records-header.ts'
import { type HeadingIndex, indexHeadings, yearOfHeading } from './records-heading.ts'
import { findIndicatorColumns, type IndicatorColumns } from './records-indicator-columns.ts'
import type { RecordPlan } from './records-plan.ts'

/** A table of the paper with its plan and all its columns found. */
export interface RecordTableFound {
  plan: RecordPlan
  table: RecordGrid
  header: RecordHeader
  columns: RecordColumns
  amounts: AmountColumn[]
  indicators: IndicatorColumns[]
  /** Year in the table's own name (a sheet a year: R4). */
  fiscalYear?: FiscalYear
}

/** The tables of a paper that a scheme reads, in the paper's order, and the grids that it does not know. */
export function findTables(
  plans: RecordPlan[],
  { grids }: Pick<DocumentContent, 'grids'>,
  near: FiscalYear | undefined,
): { found: RecordTableFound[]; others: Grid[] } {
  const indices = plans.map(({ headings }) => indexHeadings(headings))
  const unit = findMoneyUnit(
    grids.filter(({ kind }) => kind === 'lines').flatMap(({ cells }) => cells.map(({ text }) => text.slice(0, 100))),
  )
  const plansOf = plansByName(plans, grids)
  const found: RecordTableFound[] = []
  const others: Grid[] = []
  for (const grid of grids) {
    if (grid.kind !== 'table') continue
    const table = layOutGrid(grid)
    const one = bestPlan(plansOf(grid), { plans, indices, near, unit }, table)
    if (one) found.push(one)
    else others.push(grid)
  }
  return { found, others }
}

/** Plans by name: those whose table bears it, else those whose name is part of it, else those without a name. */
function plansByName(plans: RecordPlan[], grids: Grid[]): (grid: Grid) => RecordPlan[] {
  const places = new Set(grids.map(({ place }) => foldText(place)))
  const named = plans.flatMap((plan) => (plan.table.name === undefined ? [] : [{ plan, name: foldText(plan.table.name) }]))
  const free = named.filter(({ name }) => !places.has(name))
  const nameless = plans.filter(({ table }) => table.name === undefined)
  return ({ place }) => {
    const own = foldText(place)
    const exact = named.filter(({ name }) => name === own)
    const fitting = exact.length > 0 ? exact : free.filter(({ name }) => own.includes(name))
    return fitting.length > 0 ? fitting.map(({ plan }) => plan) : nameless
  }
}

interface Look {
  plans: RecordPlan[]
  indices: HeadingIndex[]
  near: FiscalYear | undefined
  /** Unit of money that the lines around the tables print, where they print one. */
  unit: string | undefined
}

function bestPlan(fitting: RecordPlan[], { plans, indices, near, unit }: Look, table: RecordGrid): RecordTableFound | undefined {
  const tried = fitting.flatMap((plan) => {
    const index = indices[plans.indexOf(plan)] as HeadingIndex
    const header = findHeader(table, index, near)
    return header && answersItem(plan, header) ? [{ plan, index, header }] : []
  })
  const best = tried.sort((a, b) => b.header.score - a.header.score)[0]
  if (!best) return undefined
  const { plan, index, header } = best
  const columns = orderColumns(header, plan.table.blocks)
  const fiscalYear = yearOfHeading(table.grid.place, near)
  return {
    plan,
    table,
    header,
    columns,
    amounts: findAmountColumns(plan, columns, header.columns, index, unitAbove(table, header) ?? unit),
    indicators: findIndicatorColumns(plan, columns),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
  }
}

/** A table whose rows cannot be told apart says nothing: it needs a title, a code or a key of another table's row. */
function answersItem({ table, items }: RecordPlan, { columns }: RecordHeader): boolean {
  const evaluated = items.at(-1)
  const naming = [table.of, evaluated?.title, ...(evaluated?.codes ?? [])]
  return columns.some(({ hits }) => hits.some(({ heading }) => naming.includes(heading)))
}

/** (単位:千円) above the headings, where one unit stands there. */
function unitAbove(table: RecordGrid, { top }: RecordHeader): string | undefined {
  return findMoneyUnit(table.grid.cells.filter(({ row }) => row < top).map(({ text }) => text.slice(0, 100)))
}
