import { isCounted } from '../counted-budget.ts'
import type { Budget, Exchange } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { writeNumber } from '../numeral.ts'
import { placeOf, yenInWords } from './place.ts'

/** Totals that their parts (内訳) do not add up to. A single part is a part only (うち), and must merely not exceed the total. */
export function checkParts({ indicators, observations }: Exchange): Finding[] {
  return observations.flatMap((observation) => {
    const { value, parts = [] } = observation
    if (value === undefined || parts.length === 0) return []
    const sum = Number(parts.reduce((total, part) => total + part.value, 0).toFixed(6))
    if (sum === value || (parts.length === 1 && sum <= value)) return []
    const indicator = indicators.find(({ id }) => id === observation.indicator)
    const inWords = (number: number) => `${writeNumber(number)}${observation.unit ?? indicator?.unit ?? ''}`
    const facts = {
      name: indicator?.name ?? '',
      total: inWords(value),
      sum: inWords(sum),
      difference: inWords(Math.abs(value - sum)),
    }
    return [finding('parts-sum-mismatch', facts, placeOf(observation))]
  })
}

/** Amounts of an item that those directly below it do not add up to, 再掲 left out. An item below without an amount leaves the sum open. */
export function checkBudgetSums({ items, budgets }: Exchange): Finding[] {
  const counted = budgets.filter(isCounted)
  return counted.flatMap((total) => {
    const below = topmostBelow(total, items, counted)
    const sum = below.amounts.reduce((all, { amount }) => all + amount, 0)
    if (below.amounts.length === 0 || sum === total.amount || (below.open && sum < total.amount)) return []
    const title = items.find(({ id }) => id === total.item)?.title ?? total.item
    const facts = {
      title,
      year: formatFiscalYear(total.fiscalYear, 'era'),
      total: yenInWords(total.amount),
      sum: yenInWords(sum),
    }
    return [finding('budget-sum-mismatch', facts, { subject: total.item, source: total.source })]
  })
}

/** The amounts of the same year and stage nearest below an item, and whether one of its branches has none. */
function topmostBelow(total: Budget, items: Exchange['items'], counted: Budget[]): { amounts: Budget[]; open: boolean } {
  const sameKind = counted.filter(({ fiscalYear, stage }) => fiscalYear === total.fiscalYear && stage === total.stage)
  const seen = new Set([total.item])
  const visit = (parent: string): { amounts: Budget[]; open: boolean } => {
    const children = items.filter((item) => item.parent === parent && !seen.has(item.id))
    for (const { id } of children) seen.add(id)
    const branches = children.map((child) => {
      const own = sameKind.filter(({ item }) => item === child.id)
      return own.length > 0 ? { amounts: own, open: false } : withoutOwn(child, visit(child.id))
    })
    return { amounts: branches.flatMap(({ amounts }) => amounts), open: branches.some(({ open }) => open) }
  }
  // 協調事業 has no budget of its own: its lack leaves nothing open.
  const withoutOwn = (item: Exchange['items'][number], below: { amounts: Budget[]; open: boolean }) => ({
    amounts: below.amounts,
    open: below.open || (below.amounts.length === 0 && item.delivery !== 'coordinated'),
  })
  return visit(total.item)
}
