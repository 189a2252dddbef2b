import type { BudgetStage } from '../exchange.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { foldText } from '../text-fold.ts'
import type { RecordColumns } from './records-columns.ts'
import type { RecordColumn } from './records-header.ts'
import type { HeadingIndex } from './records-heading.ts'
import type { AmountPlan, RecordPlan } from './records-plan.ts'

/** A column of money with what its amounts are. */
export interface AmountColumn {
  plan: AmountPlan
  column: RecordColumn
  stage: BudgetStage
  /** Absent: the row's or the paper's. */
  fiscalYear?: FiscalYear
  /** 千円: what its own heading says, before the scheme's. */
  unit: string
}

type Found = Omit<AmountColumn, 'stage'> & { stage?: BudgetStage }

/** Words that head a total below a year or a stage: 令和4年度決算 over 事業費 | 国庫 | 一般財源. */
const totals = /^(?:総)?(?:事業費|合計|計|総額|金額|額|決算額?|予算額?|費用|コスト)(?:計|合計)?$/

/** Every column of money of a table, from left to right. `paperUnit`: the unit printed above the table. */
export function findAmountColumns(
  plan: RecordPlan,
  columns: RecordColumns,
  all: RecordColumn[],
  index: HeadingIndex,
  paperUnit: string | undefined,
): AmountColumn[] {
  const found = [
    ...plan.amounts.flatMap((amount) =>
      columns.under(amount.heading).map((column) => told(plan, columns, amount, column, paperUnit)),
    ),
    ...all.flatMap((column) => underStage(plan, column, index, paperUnit)),
  ].sort((a, b) => a.column.col - b.column.col)
  return found.flatMap((one) => complete(one, found, plan, columns, index))
}

function told(
  { table }: RecordPlan,
  columns: RecordColumns,
  plan: AmountPlan,
  column: RecordColumn,
  paperUnit: string | undefined,
): Found {
  const block = columns.blockOf(column)
  const fiscalYear = block?.fiscalYear ?? column.fiscalYear
  const stage = (block?.isLast ? table.blocks?.last?.amounts : undefined) ?? plan.stage
  return {
    plan,
    column,
    unit: unitOf(column, paperUnit, plan.unit),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(stage === undefined ? {} : { stage }),
  }
}

/** A total that has no heading of its own but stands under one of a stage: 事業費 below 令和4年度決算. */
function underStage(plan: RecordPlan, column: RecordColumn, index: HeadingIndex, paperUnit: string | undefined): Found[] {
  const last = column.path.at(-1)
  if (column.hits.length > 0 || column.path.length < 2 || last === undefined) return []
  const above = stageAbove(plan, column, index)
  const plain = foldText(last).replace(/[(（].*円[)）]$/, '')
  if (!above || !(totals.test(plain) || plain === foldText(above.label))) return []
  const { stage, fiscalYear = column.fiscalYear } = above
  return [
    {
      plan: above.plan,
      column,
      unit: unitOf(column, paperUnit, above.plan.unit),
      stage,
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
    },
  ]
}

interface StageAbove {
  plan: AmountPlan
  stage: BudgetStage
  label: string
  fiscalYear?: FiscalYear
}

/** The stage that the headings above the lowest one say. */
function stageAbove(plan: RecordPlan, { path }: RecordColumn, index: HeadingIndex): StageAbove | undefined {
  for (let to = path.length - 1; to > 0; to--) {
    for (let from = 0; from < to; from++) {
      for (const { heading, fiscalYear } of index.find(path.slice(from, to).join(''))) {
        const amount = plan.amounts.find((one) => one.heading === heading && one.stage !== undefined)
        if (amount?.stage !== undefined)
          return { plan: amount, stage: amount.stage, label: amount.label, ...(fiscalYear === undefined ? {} : { fiscalYear }) }
      }
    }
  }
  return undefined
}

/** A part without a stage of its own has that of the headings above it, else of the amount to its left, else to its right. */
function complete(one: Found, found: Found[], plan: RecordPlan, columns: RecordColumns, index: HeadingIndex): AmountColumn[] {
  if (one.stage !== undefined) return [{ ...one, stage: one.stage }]
  const above = stageAbove(plan, one.column, index)
  const block = columns.blockOf(one.column)
  const beside = found.filter(
    (other) =>
      other.stage !== undefined &&
      columns.blockOf(other.column)?.fiscalYear === block?.fiscalYear &&
      (one.fiscalYear === undefined || other.fiscalYear === undefined || one.fiscalYear === other.fiscalYear),
  )
  const near = beside.findLast(({ column }) => column.col < one.column.col) ?? beside[0]
  const stage = above?.stage ?? near?.stage
  if (stage === undefined) return []
  const fiscalYear = one.fiscalYear ?? above?.fiscalYear ?? (above ? undefined : near?.fiscalYear)
  return [{ ...one, stage, ...(fiscalYear === undefined ? {} : { fiscalYear }) }]
}

/** 千円 in brackets anywhere in the headings goes before what is printed above the table, and that before the scheme's. */
function unitOf({ path }: RecordColumn, paperUnit: string | undefined, unit: string): string {
  const own = /[(（](?:単位\s*[:：]?\s*)?((?:十|百|千|万|億)*円)[)）]/.exec(path.join(''))?.[1]
  return own ?? paperUnit ?? unit
}
