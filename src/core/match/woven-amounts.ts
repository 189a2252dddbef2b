import { foldLabelText } from '../label-pattern.ts'
import { parseMoney } from '../money.ts'
import { balanceRows } from './woven-balance.ts'
import type { BudgetField, WovenHead } from './woven-head.ts'
import type { AmountRow } from './woven-rows.ts'

/** Where the amounts of a row with blank cells stand, and whether that is a guess. */
export interface Placed {
  columns: number[]
  doubtful: boolean
}

/** Columns of the rows whose blank cells left no trace: where the funds then add up to the whole amount. */
export function placeAmounts(rows: AmountRow[], head: WovenHead, budget: BudgetField): Map<AmountRow, Placed> {
  const width = head.stages.length
  const total = rows.find(({ kind }) => kind === 'total')
  const figures = ({ amounts }: AmountRow) =>
    amounts.map((text) => {
      const money = parseMoney(text, budget.unit)
      return money && 'amount' in money ? money.amount : undefined
    })
  const columns = new Map<AmountRow, Placed>()
  if (!total || total.amounts.length !== width) return columns
  for (const kind of ['fund', 'cost'] as const) {
    const own = rows.filter((row) => kindOf(row, budget) === kind)
    if (own.every(({ amounts }) => amounts.length === 0 || amounts.length === width)) continue
    const placed = balanceRows(figures(total), own.map(figures))
    own.forEach((row, i) => {
      if (row.amounts.length === width) return
      const found = placed?.columns[i]
      columns.set(row, { columns: found ?? row.amounts.map((_, nth) => nth), doubtful: placed?.doubtful ?? true })
    })
  }
  return columns
}

function kindOf({ kind, label }: AmountRow, { parts }: BudgetField): string | undefined {
  if (kind === 'unnamed') return 'cost'
  const same = Object.entries(parts ?? {}).find(([path]) => foldLabelText(path) === foldLabelText(label))
  return kind === 'part' ? same?.[1] : undefined
}
