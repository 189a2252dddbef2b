import { isCounted } from '../counted-budget.ts'
import type { Budget } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import type { Item } from '../plan.ts'
import { foldText } from '../text-fold.ts'
import { grouped, type Paper } from './paper.ts'
import { yenInWords } from './place.ts'

const keyOf = ({ item, fiscalYear, stage }: Pick<Budget, 'item' | 'fiscalYear' | 'stage'>) => `${item}\n${fiscalYear}\n${stage}`

/** Amounts nearest below an item: counted and 再掲 apart, and whether one of its branches has none. */
interface Below {
  counted: Budget[]
  relisted: Budget[]
  open: boolean
}

/**
 * Amounts of an item that those directly below it do not add up to, 再掲 left out: of the item itself, and of sub-totals (小計), which stand as
 * 再掲 on an item above. An item below without an amount leaves the sum open. Where the total counts the 再掲 as well, that is said instead.
 */
export function checkBudgetSums(paper: Paper): Finding[] {
  const whole = paper.budgets.filter(({ part }) => part === undefined)
  const amounts = grouped(whole, keyOf)
  // A sub-total may speak for every place where an item of its name is listed.
  const byTitle = grouped(paper.items, ({ title, level }) => `${level} ${foldText(title)}`)
  const alike = (item: Item | undefined) => (item ? byTitle(`${item.level} ${foldText(item.title)}`).map(({ id }) => id) : [])
  return whole.flatMap((total) => {
    if (paper.childrenOf(total.item).length === 0) return []
    if (!isCounted(total) && amounts(keyOf(total)).some(isCounted)) return []
    const below = nearestBelow(paper, total, amounts, isCounted(total) ? [total.item] : alike(paper.itemOf(total.item)))
    const difference = differenceOf(total, below)
    if (!difference) return []
    const facts = {
      title: paper.itemOf(total.item)?.title ?? total.item,
      year: formatFiscalYear(total.fiscalYear, 'era'),
      total: yenInWords(total.amount),
      sum: yenInWords(difference.sum),
    }
    return [finding(difference.code, facts, { subject: total.item, source: total.source })]
  })
}

function differenceOf(total: Budget, { counted, relisted, open }: Below) {
  const sum = addUp(counted)
  const withRelisted = sum + addUp(relisted)
  if (counted.length === 0 || sum === total.amount) return undefined
  // A sub-total of what is listed here, 再掲 or not, is a sum of the page.
  if (total.relisted && withRelisted === total.amount) return undefined
  if (!total.relisted && relisted.length > 0 && withRelisted === total.amount)
    return { code: 'budget-sum-with-relisted' as const, sum }
  if ((open && sum < total.amount) || isRounding(total, counted)) return undefined
  return { code: total.relisted ? ('budget-subtotal-mismatch' as const) : ('budget-sum-mismatch' as const), sum }
}

const addUp = (budgets: Budget[]) => budgets.reduce((sum, { amount }) => sum + amount, 0)

/** 端数: every amount is in thousands (or millions) of yen and the difference is within half of that for each of them. */
export function isRounding(total: Pick<Budget, 'amount'>, parts: Pick<Budget, 'amount'>[]): boolean {
  const unit = [1_000_000, 1_000].find((size) => [total, ...parts].every(({ amount }) => amount % size === 0))
  const difference = Math.abs(total.amount - parts.reduce((sum, { amount }) => sum + amount, 0))
  return (
    unit !== undefined && parts.length > 1 && difference <= (unit * (parts.length + 1)) / 2 && difference < total.amount / 100
  )
}

function nearestBelow(paper: Paper, total: Budget, amounts: (key: string) => Budget[], tops: string[]): Below {
  const seen = new Set(tops)
  const found: Below = { counted: [], relisted: [], open: false }
  const visit = (parent: string): boolean => {
    let any = false
    for (const child of paper.childrenOf(parent)) {
      if (seen.has(child.id)) continue
      seen.add(child.id)
      any = take(child) || any
    }
    return any
  }
  const take = (item: Item): boolean => {
    const own = amounts(keyOf({ ...total, item: item.id }))
    const counted = own.filter(isCounted)
    found.counted.push(...counted)
    found.relisted.push(...own.filter(({ relisted }) => relisted))
    if (counted.length > 0) return true
    const some = visit(item.id)
    // 協調事業 has no budget of its own, and a row that is listed again has it elsewhere: their lack leaves nothing open.
    if (!some && own.length === 0 && item.delivery !== 'coordinated') found.open = true
    return some
  }
  for (const top of tops) visit(top)
  return found
}
