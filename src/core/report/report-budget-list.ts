import { isCounted } from '../counted-budget.ts'
import type { Budget } from '../exchange.ts'
import type { Facts } from '../facts.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import { inTreeOrder } from '../item-order.ts'
import { formatMoney } from '../money.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import { type ReportRow, reportNote, reportTable } from './report-table.ts'

/**
 * The year's budget of a plan (予算事業一覧): every item with an amount, 再掲 in brackets, and their total held against the total that the plan
 * itself names. Empty where nothing has an amount.
 */
export function reportBudgetList(facts: Facts, scheme: Scheme, fiscalYear: FiscalYear, page: PageSetup): PaperBlock[] {
  const own = facts.budgets.filter((one) => one.fiscalYear === fiscalYear && one.stage === 'initial' && one.part === undefined)
  const items = new Map(facts.items.map((item) => [item.id, item]))
  const isRoot = ({ item }: Budget) => items.get(item)?.parent === undefined && facts.items.some(({ parent }) => parent === item)
  const listed = own.filter((one) => !isRoot(one))
  if (listed.length === 0) return []
  const byItem = new Map(inTreeOrder(facts.items).map((item) => [item.id, listed.filter((one) => one.item === item.id)]))
  const rows = [...byItem].flatMap(([id, budgets]) => budgets.map((budget) => rowOf(items.get(id) as Item, budget, items)))
  const total = listed.filter(isCounted).reduce((sum, { amount }) => sum + amount, 0)
  const named = own.filter((one) => isRoot(one) && isCounted(one))
  const columns = [
    { heading: '分野', share: 3 },
    { heading: '事業名', share: 5 },
    { heading: `${formatFiscalYear(fiscalYear, scheme.years ?? 'era')}予算額（千円）`, share: 2, numbers: true as const },
  ]
  const sum: ReportRow = {
    values: ['', '合計（再掲を除く）', { value: total / 1000, text: formatMoney(total, '千円') }],
    sum: true,
  }
  return [
    reportTable(columns, [...rows, sum], page),
    reportNote(['（ ）は再掲で、合計に含みません。', ...reconcile(total, named)].join('')),
  ]
}

function rowOf(item: Item, budget: Budget, items: Map<string, Item>): ReportRow {
  const written = formatMoney(budget.amount, '千円')
  const value = isCounted(budget) ? { value: budget.amount / 1000, text: written } : `(${written})`
  const title = item.title + (isCounted(budget) ? '' : '（再掲）')
  return { values: [fieldOf(item, items), title, value] }
}

/** The items above, from the second level down: the plan itself says nothing here. */
function fieldOf(item: Item, items: Map<string, Item>): string {
  const path: string[] = []
  for (let above = items.get(item.parent ?? ''); above?.parent !== undefined; above = items.get(above.parent))
    path.unshift(above.title)
  return path.join('／')
}

function reconcile(total: number, named: Budget[]): string[] {
  return named.map(({ amount }) =>
    amount === total
      ? `計画に書かれた合計 ${formatMoney(amount, '千円')}千円 と一致します。`
      : `計画に書かれた合計は ${formatMoney(amount, '千円')}千円 で、事業の合計と ${formatMoney(Math.abs(amount - total), '千円')}千円 違います。`,
  )
}
