import { isCounted } from '../counted-budget.ts'
import type { Budget, BudgetStage } from '../exchange.ts'
import { groupBy } from '../group-by.ts'
import type { RsRow } from './rs-files.ts'
import type { RsProgramme, RsSource } from './rs-programmes.ts'

/** Stages that the set has a column for: of the programme's total, and of one account. */
const columns: Partial<Record<BudgetStage, { total: string; account: string }>> = {
  initial: { total: '当初予算（合計）', account: '当初予算' },
  revised: { total: '計（歳出予算現額合計）', account: '歳出予算現額' },
  settled: { total: '執行額（合計）', account: '執行額' },
}

/** Whether an amount has a place in the set: a total of its programme, or of one account of it. */
export const isInSet = (row: Budget): boolean => columns[row.stage] !== undefined && (isCounted(row) || isAccount(row))

const isAccount = ({ part, relisted }: Budget): boolean => part?.kind === 'account' && relisted !== true

/** 2-1 予算・執行: for each year a row of the total, which names no account, then a row for each account. Missing stays blank. */
export function rsMoney(programmes: readonly RsProgramme[], { facts, fiscalYear }: RsSource): RsRow[] {
  const byItem = groupBy(facts.budgets.filter(isInSet), ({ item }) => item)
  return programmes.flatMap(({ item, leading }) => {
    const years = [...groupBy(byItem.get(item.id) ?? [], (row) => row.fiscalYear)].sort(([one], [other]) => other - one)
    if (years.length === 0) return [{ ...leading, 予算年度: fiscalYear }]
    return years.flatMap(([year, rows]) => {
      const dated = { ...leading, 予算年度: year }
      const totals = inRows(rows.filter(isCounted), 'total').map((amounts) => ({ ...dated, ...amounts }))
      const accounts = [...groupBy(rows.filter(isAccount), ({ part }) => part?.name as string)].flatMap(([name, own]) =>
        inRows(own, 'account').map((amounts) => ({ ...dated, ...accountOf(name), ...amounts })),
      )
      return [...(totals.length === 0 ? [dated] : totals), ...accounts]
    })
  })
}

/** Amounts of several stages side by side; a second one of a stage begins a further row. */
function inRows(rows: readonly Budget[], kind: 'total' | 'account'): RsRow[] {
  const laid: Record<string, number>[] = []
  for (const { stage, amount } of rows) {
    const heading = columns[stage]?.[kind]
    if (heading === undefined) continue
    const free = laid.find((row) => row[heading] === undefined)
    if (free) free[heading] = amount
    else laid.push({ [heading]: amount })
  }
  return laid
}

/** An account by its name: 「一般会計」, or a special one with its 勘定 behind a space. */
function accountOf(name: string): RsRow {
  const [account = '', ...rest] = name.split(' ')
  if (/記載なし/.test(name)) return {}
  const 勘定 = rest.length === 0 ? undefined : rest.join(' ')
  return { 会計区分: account === '一般会計' ? '一般会計' : '特別会計', 会計: account, 勘定 }
}
