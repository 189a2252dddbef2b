import { isCounted } from '../counted-budget.ts'
import type { Budget, BudgetPart } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { isRounding } from './budget-sums.ts'
import { grouped, type Paper } from './paper.ts'
import { yenInWords } from './place.ts'

/** The parts of one kind of an amount, beside it. */
interface Split {
  total: Budget
  kind: BudgetPart['kind']
  parts: Budget[]
  sum: number
}

const kinds: Record<BudgetPart['kind'], string> = { fund: '財源', cost: '経費', account: '会計', activity: '細事業' }

/**
 * Parts of an amount (財源・経費・会計・細事業の内訳) that do not add up to it. More than the amount is always told; less only where the same
 * kind of parts adds up for most others of the paper: elsewhere the parts may be some of it.
 */
export function checkBudgetParts(paper: Paper): Finding[] {
  const splits = paper.items.flatMap(({ id }) => splitsOf(paper.budgetsOf(id)))
  const byKind = grouped(splits, ({ kind }) => kind)
  const usuallyWhole = new Set((Object.keys(kinds) as BudgetPart['kind'][]).filter((kind) => isUsuallyWhole(byKind(kind))))
  return splits
    .filter(({ total, kind, parts, sum }) => {
      if (sum === total.amount || isRounding(total, parts)) return false
      return sum > total.amount || usuallyWhole.has(kind)
    })
    .map(({ total, kind, sum }) => {
      const facts = {
        title: paper.itemOf(total.item)?.title ?? total.item,
        year: formatFiscalYear(total.fiscalYear, 'era'),
        kind: kinds[kind],
        total: yenInWords(total.amount),
        sum: yenInWords(sum),
      }
      return finding('budget-parts-mismatch', facts, { subject: total.item, source: total.source })
    })
}

const isUsuallyWhole = (splits: Split[]) =>
  splits.length >= 3 && splits.filter(({ total, sum }) => sum === total.amount).length * 3 >= splits.length * 2

function splitsOf(budgets: Budget[]): Split[] {
  if (!budgets.some(({ part }) => part)) return []
  const partsOf = grouped(
    budgets.filter(({ part, relisted }) => part !== undefined && !relisted),
    ({ fiscalYear, stage, part }) => `${fiscalYear} ${stage} ${part?.kind}`,
  )
  const totals = grouped(budgets.filter(isCounted), ({ fiscalYear, stage }) => `${fiscalYear} ${stage}`)
  return budgets.filter(isCounted).flatMap((total) =>
    totals(`${total.fiscalYear} ${total.stage}`).length > 1
      ? []
      : (Object.keys(kinds) as BudgetPart['kind'][]).flatMap((kind) => {
          const parts = partsOf(`${total.fiscalYear} ${total.stage} ${kind}`)
          const sum = parts.reduce((all, { amount }) => all + amount, 0)
          return parts.length > 1 || (parts.length === 1 && sum > total.amount) ? [{ total, kind, parts, sum }] : []
        }),
  )
}
