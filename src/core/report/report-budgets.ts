import { isCounted } from '../counted-budget.ts'
import type { Budget } from '../exchange.ts'
import type { Stated } from '../facts.ts'
import { formatMoney } from '../money.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import { totalBudgets } from '../roll-up.ts'
import type { SheetView } from '../sheet.ts'
import { type ReportRow, type ReportValue, reportNote, reportTable } from './report-table.ts'

/**
 * Budget against settlement of a year (予算と決算), sheet by sheet, in 千円. Amounts that are counted elsewhere (再掲) stand in brackets and
 * are in no total. Empty where no sheet has an amount of the year.
 */
export function reportBudgets(views: SheetView[], page: PageSetup): PaperBlock[] {
  const rows = views.map((view) => ({ view, amounts: amountsOf(view) })).filter(({ amounts }) => amounts.length > 0)
  if (rows.length === 0) return []
  const all = rows.flatMap(({ amounts }) => amounts)
  const total = totalBudgets(all)
  const sumOf = (stages: Budget['stage'][]) => {
    const found = total.filter(({ stage }) => stages.includes(stage))
    return found.length === 0 ? undefined : found.reduce((sum, { amount }) => sum + amount, 0)
  }
  const totals: ReportRow = {
    values: ['合計（再掲を除く）', money(sumOf(initial)), money(sumOf(settled)), ...difference(sumOf(initial), sumOf(settled))],
    sum: true,
  }
  return [
    reportTable(columns, [...rows.map(({ view, amounts }) => rowOf(view, amounts)), totals], page),
    reportNote(
      '単位：千円。（ ）は再掲で、合計に含みません。決算は、確定していないものは決算見込です。空欄（—）は記載がないもので、0円ではありません。',
    ),
  ]
}

const initial: Budget['stage'][] = ['initial', 'revised']
const settled: Budget['stage'][] = ['settled', 'settledEstimate']
const columns = [
  { heading: '名称', share: 5 },
  { heading: '予算', share: 1.5, numbers: true as const },
  { heading: '決算', share: 1.5, numbers: true as const },
  { heading: '差引', share: 1.5, numbers: true as const },
  { heading: '執行率', share: 1.2, numbers: true as const },
]

function amountsOf({ sections, fiscalYear }: SheetView): Stated<Budget>[] {
  const all = sections.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'budget' ? field.budgets : [])))
  const own = all.filter((budget) => budget.fiscalYear === fiscalYear && budget.part === undefined)
  return own.filter(({ stage }) => stage === 'initial' || settled.includes(stage))
}

function rowOf({ item }: SheetView, amounts: Stated<Budget>[]): ReportRow {
  const name = item.code === undefined ? item.title : `${item.code} ${item.title}`
  const own = amounts.filter(isCounted)
  if (own.length === 0)
    return { values: [name, inBrackets(amounts, initial), inBrackets(amounts, settled), undefined, undefined] }
  const [planned, spent] = [amountOf(own, initial), amountOf(own, settled)]
  return { values: [name, money(planned), money(spent), ...difference(planned, spent)] }
}

function amountOf(budgets: Budget[], stages: Budget['stage'][]): number | undefined {
  const found = budgets.filter(({ stage }) => stages.includes(stage))
  return found.length === 0 ? undefined : found.reduce((sum, { amount }) => sum + amount, 0)
}

function inBrackets(budgets: Budget[], stages: Budget['stage'][]): ReportValue {
  const amount = amountOf(budgets, stages)
  return amount === undefined ? undefined : `(${formatMoney(amount, '千円')})`
}

function money(amount: number | undefined): ReportValue {
  return amount === undefined ? undefined : { value: amount / 1000, text: formatMoney(amount, '千円') }
}

function difference(planned: number | undefined, spent: number | undefined): ReportValue[] {
  if (planned === undefined || spent === undefined) return [undefined, undefined]
  const rate = planned === 0 ? undefined : `${Math.round((spent / planned) * 1000) / 10}%`
  return [money(planned - spent), rate]
}
