import { formatNumber } from '#core/chart/scale.ts'
import type { Budget, BudgetStage } from '#core/exchange.ts'

const yenPer: Record<string, number> = { 円: 1, 千円: 1_000, 万円: 10_000, 百万円: 1_000_000, 億円: 100_000_000 }

/** 計画事業費 | 予算 | 補正後予算 | 決算 | 決算見込 */
export const stageWords: Record<BudgetStage, string> = {
  planned: '計画事業費',
  initial: '予算',
  revised: '補正後予算',
  settled: '決算',
  settledEstimate: '決算見込',
}

/** Yen in the unit of the paper, with as many decimals as it takes: 62743000 in 千円 is 62,743. */
export const formatAmount = (yen: number, unit: string): string =>
  yen < 0 ? `▲${formatNumber(-yen / (yenPer[unit] ?? 1))}` : formatNumber(yen / (yenPer[unit] ?? 1))

/** An amount as the paper prints it: 再掲 in parentheses. */
export const formatBudget = ({ amount, relisted }: Budget, unit: string): string =>
  relisted ? `（${formatAmount(amount, unit)}）` : formatAmount(amount, unit)

/** The unit in which an amount is short enough to read: 100万円 and more in 千円. */
export const unitFor = (yen: number): string => (Math.abs(yen) >= 1_000_000_000 ? '百万円' : '千円')
