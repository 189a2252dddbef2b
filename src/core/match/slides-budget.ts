import type { Budget, BudgetStage } from '../exchange.ts'
import { finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import { matchLabel } from '../label.ts'
import { missingWords } from '../missing.ts'
import { formatMoney, parseMoney } from '../money.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { Source } from '../source.ts'
import { cleanLine } from '../text-fold.ts'
import { sourceOf } from './rows-draft.ts'
import type { SlidesDraft } from './slides-draft.ts'
import type { ListColumn } from './slides-list-header.ts'
import { rootItem } from './slides-tree.ts'

/** An amount of a list (予算額), with the item of its row; a row of sums has none. */
export interface Amount {
  item: Item | undefined
  fiscalYear: FiscalYear
  stage: BudgetStage
  amount: number
  relisted: boolean
  unit: string
  source: Source
  /** Its row says 小計. */
  partial: boolean
}

interface AmountPlace {
  column: Pick<ListColumn, 'fiscalYear' | 'unit' | 'heading'>
  field: SchemeField & { type: 'budget' }
  cell: Cell
  item: Item | undefined
  /** Its row is 再掲. */
  relisted: boolean
  /** Its row says 小計. */
  partial: boolean
}

/** Reads one amount; what is no amount leaves a finding where the row has an item. */
export function readAmount(draft: SlidesDraft, { column, field, cell, item, relisted, partial }: AmountPlace): Amount[] {
  const unit = column.unit ?? field.unit
  const fiscalYear = column.fiscalYear ?? draft.fiscalYear
  const text = cleanLine(cell.text)
  const money = text === '' && !item ? undefined : parseMoney(text, unit)
  const stage = stageOf(field, column.heading)
  if (money && 'amount' in money && fiscalYear !== undefined) {
    const source = sourceOf(cell)
    return [
      { item, fiscalYear, stage, amount: money.amount, relisted: relisted || money.relisted === true, unit, source, partial },
    ]
  }
  if (!item) return []
  const at = { subject: item.id, source: sourceOf(cell) }
  if (money && 'missing' in money)
    draft.findings.push(finding('amount-missing', { stage: field.label, reason: missingWords[money.missing] }, at))
  else if (!money) draft.findings.push(finding('amount-unreadable', { text: cell.text }, at))
  return []
}

/** 予算額 → initial: by the column's own heading, else the only stage there is. */
export function stageOf(field: SchemeField & { type: 'budget' }, heading: string): BudgetStage {
  const plain = cleanLine(heading).replace(/[(（][^()（）]*円[)）]$/, '')
  const columns = Object.entries(field.columns)
  const own = columns.find(([label]) => matchLabel(label, plain)) ?? columns.find(([label]) => plain.includes(label))
  return (own ?? (columns[0] as [string, BudgetStage]))[1]
}

/** Lays the amounts of a list down: each under its item; the sum of all is the plan's own, other sums are said again. */
export function settleAmounts(draft: SlidesDraft, amounts: Amount[]): void {
  for (const one of amounts) if (one.item) addBudget(draft, one.item, one, one.relisted)
  for (const sum of amounts.filter(({ item }) => item === undefined)) settleSum(draft, sum, amounts)
}

function settleSum(draft: SlidesDraft, sum: Amount, amounts: Amount[]): void {
  const rows = amounts.filter((one) => one.item && one.fiscalYear === sum.fiscalYear && one.stage === sum.stage)
  const own = rows.filter(({ relisted }) => !relisted)
  const total = own.reduce((all, { amount }) => all + amount, 0)
  const last = amounts.filter((one) => one.item === undefined && one.fiscalYear === sum.fiscalYear).at(-1) === sum && !sum.partial
  const root = rootItem(draft)
  const group = groupOf(draft, own, sum)
  const ofGroup = group !== undefined && group !== root && (sum.partial || sum.amount !== total)
  if (ofGroup) addBudget(draft, group, sum, true)
  if (!root || ofGroup || sum.partial || (!last && sum.amount !== total)) return
  addBudget(draft, root, sum, false)
  const facts = {
    stated: formatMoney(sum.amount, sum.unit),
    sum: formatMoney(total, sum.unit),
    unit: sum.unit,
    count: own.length,
  }
  const at = { subject: root.id, source: sum.source }
  if (sum.amount === total) draft.findings.push(finding('list-total-agrees', facts, at))
  else draft.findings.push(finding('list-total-differs', facts, at))
}

/** The one item whose rows add up to a sub-total (小計). */
function groupOf({ index }: SlidesDraft, rows: Amount[], sum: Amount): Item | undefined {
  const totals = new Map<string, number>()
  for (const { item, amount } of rows)
    for (let at = item?.parent; at !== undefined; at = index.byId.get(at)?.parent) {
      const before = totals.get(at)
      totals.set(at, before === undefined ? amount : before + amount)
    }
  const found = [...totals].filter(([, total]) => total === sum.amount)
  return index.byId.get(found[0]?.[0] ?? '')
}

/** Adds an amount once: the same amount said again of the same item in the same way adds nothing. */
export function addBudget(
  draft: SlidesDraft,
  item: Item,
  amount: Omit<Amount, 'item' | 'relisted' | 'partial'>,
  relisted: boolean,
): void {
  const { fiscalYear, stage, source } = amount
  const row: Budget = { item: item.id, fiscalYear, stage, amount: amount.amount, ...(relisted ? { relisted } : {}), source }
  const known = [...draft.before.budgets, ...draft.budgets]
  const same = (one: Budget) =>
    one.item === row.item &&
    one.fiscalYear === fiscalYear &&
    one.stage === stage &&
    one.amount === row.amount &&
    one.relisted === row.relisted
  if (relisted || !known.some(same)) draft.budgets.push(row)
}
