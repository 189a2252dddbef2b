import { isCounted } from '../counted-budget.ts'
import type { Budget, BudgetStage } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import { isNotSettledYet } from '../not-settled-yet.ts'
import { writeNumber } from '../numeral.ts'
import { grouped, type Paper } from './paper.ts'
import { yenInWords } from './place.ts'

/** Below this share of the budget the settled amount is low (執行率が低い). */
const lowExecution = 0.7
/** Above this multiple of the plan the budget exceeds it (計画を上回る予算). */
const overPlan = 1.2

const rounded = (number: number, decimals: number) => writeNumber(Number(number.toFixed(decimals)))

/** Settled amounts far below their budget. */
export function checkBudgetExecution(paper: Paper): Finding[] {
  return budgetYears(paper).flatMap(({ title, year, amountOf }) => {
    const settled = amountOf('settled') ?? amountOf('settledEstimate')
    if (settled && isNotSettledYet(paper.scheme, settled, paper.document.fiscalYear)) return []
    const budget = amountOf('revised') ?? amountOf('initial')
    if (!settled || !budget || budget.amount <= 0 || settled.amount >= budget.amount * lowExecution) return []
    const facts = {
      title,
      year: formatFiscalYear(year, 'era'),
      stage: settled.stage === 'settled' ? '決算' : '決算見込',
      settled: yenInWords(settled.amount),
      budget: yenInWords(budget.amount),
      share: `${rounded((settled.amount / budget.amount) * 100, 1)}%`,
    }
    return [finding('low-budget-execution', facts, { subject: settled.item, source: settled.source })]
  })
}

/** Budgets well above the plan's amount. */
export function checkBudgetAgainstPlan(paper: Paper): Finding[] {
  return budgetYears(paper).flatMap(({ title, year, amountOf }) => {
    const planned = amountOf('planned')
    const budget = amountOf('initial')
    if (!planned || !budget || planned.amount <= 0 || budget.amount <= planned.amount * overPlan) return []
    const times = rounded(budget.amount / planned.amount, 2)
    const facts = {
      title,
      year: formatFiscalYear(year, 'era'),
      budget: yenInWords(budget.amount),
      planned: yenInWords(planned.amount),
      times,
    }
    return [finding('budget-exceeds-plan', facts, { subject: budget.item, source: budget.source })]
  })
}

interface BudgetYear {
  title: string
  year: FiscalYear
  amountOf: (stage: BudgetStage) => Budget | undefined
}

/** The amounts of each item and year, 再掲 and 内訳 left out. */
function budgetYears({ items, budgetsOf }: Paper): BudgetYear[] {
  return items.flatMap(({ id, title }) => {
    const own = budgetsOf(id).filter(isCounted)
    const ofYear = grouped(own, ({ fiscalYear }) => fiscalYear)
    return [...new Set(own.map(({ fiscalYear }) => fiscalYear))].map((year) => ({
      title,
      year,
      amountOf: (stage) => ofYear(year).find((budget) => budget.stage === stage),
    }))
  })
}
