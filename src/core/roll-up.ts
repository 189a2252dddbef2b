import { isCounted } from './counted-budget.ts'
import type { Budget, BudgetStage, Grade } from './exchange.ts'
import type { Stated } from './facts.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { evaluationOf, evaluationsOf } from './given-grades.ts'
import { judgeSheet } from './judge.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'
import { type VerdictState, verdictStates } from './verdict.ts'

/** What many sheets come to (集計). Computed when read, never stored. */
export interface RollUp {
  sheets: number
  /** Each indicator once, also where it is listed again. */
  verdicts: Record<VerdictState, number>
  /** By the letter of each scale, in the scheme's order; letters nobody was given have count 0. */
  grades: { scale: string; code: string; count: number }[]
  /** Sheets without a grade (評価なし). */
  ungraded: number
  budgets: BudgetTotal[]
}

/** A total in yen, 再掲・内数・内訳 left out. */
export interface BudgetTotal {
  fiscalYear: FiscalYear
  stage: BudgetStage
  amount: number
  /** Items whose amounts it holds. Those without an amount are not among them, and not zero. */
  items: number
}

/** Counts verdicts and grades, and adds up budgets, over sheets of one year. */
export function rollUp(views: SheetView[], scheme: Scheme): RollUp {
  const verdicts = new Map(views.flatMap((view) => [...judgeSheet(view, scheme).verdicts]))
  const states = [...verdicts.values()].map(({ state }) => state)
  const given = views.map((view) => evaluationOf(view, scheme))
  const letters = views.flatMap(lettersOf)
  const budgets = views.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'budget' ? field.budgets : []))),
  )
  return {
    sheets: views.length,
    verdicts: Object.fromEntries(verdictStates.map((state) => [state, states.filter((s) => s === state).length])) as Record<
      VerdictState,
      number
    >,
    grades: scheme.grades.flatMap(({ scale, codes }) =>
      Object.keys(codes).map((code) => ({
        scale,
        code,
        count: letters.filter((grade) => grade.scale === scale && grade.code === code).length,
      })),
    ),
    ungraded: given.filter((evaluation) => evaluation === undefined).length,
    budgets: totalBudgets(budgets),
  }
}

/** One letter a scale of each sheet: the body's own before an outside one. */
function lettersOf(view: SheetView): Grade[] {
  const own = evaluationsOf(view).toSorted((a, b) => Number(b.evaluator === 'self') - Number(a.evaluator === 'self'))
  const letters = own.flatMap(({ grades }) => grades)
  return letters.filter(({ scale }, i) => letters.findIndex((one) => one.scale === scale) === i)
}

/** Totals by year and stage. A re-listed row (再掲) or a part (内訳) never changes a total, and one statement seen on two sheets counts once. */
export function totalBudgets(budgets: Stated<Budget>[]): BudgetTotal[] {
  const counted = new Map(budgets.filter(isCounted).map((budget) => [identityOf(budget), budget]))
  const totals = new Map<string, BudgetTotal & { ids: Set<string> }>()
  for (const { item, fiscalYear, stage, amount } of counted.values()) {
    const key = `${fiscalYear} ${stage}`
    const total = totals.get(key) ?? { fiscalYear, stage, amount: 0, items: 0, ids: new Set<string>() }
    total.ids.add(item)
    totals.set(key, { ...total, amount: total.amount + amount, items: total.ids.size })
  }
  return [...totals.values()].map(({ ids, ...total }) => total).sort((a, b) => a.fiscalYear - b.fiscalYear)
}

const identityOf = ({ provenance, item, fiscalYear, stage, amount }: Stated<Budget>) =>
  provenance?.id ?? JSON.stringify([item, fiscalYear, stage, amount])
