import { finding } from '../finding.ts'
import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import { parseMissing } from '../missing.ts'
import { formatMoney, parseMoney } from '../money.ts'
import type { Item } from '../plan.ts'
import { sourceOf } from './rows-draft.ts'
import { addBudget, stageOf } from './slides-budget.ts'
import type { SlidesDraft } from './slides-draft.ts'
import type { Piece } from './slides-lines.ts'
import { type PageField, textOf } from './slides-page.ts'
import type { PageItem } from './slides-page-item.ts'

/** 「植樹(1,200千円)」: the name, and the amount in brackets behind it. */
export function cutAmount(text: string): { title: string; amount?: string } {
  const match = /^(.*\S)\s*[(（]\s*((?:予算額[:：]?\s*)?[\d０-９,.，．]+\s*(?:百万|十億|[千万億])?円)\s*[)）]$/.exec(text)
  return match ? { title: match[1] as string, amount: (match[2] as string).replace(/^予算額[:：]?/, '') } : { title: text }
}

/** 令和3年度(5年目): the first year, and whether the count agrees. */
export function takeStart(draft: SlidesDraft, item: Item, field: PageField | undefined): void {
  const text = field && textOf(field)
  if (!field || text === undefined || parseMissing(text)) return
  const [, written = '', count] = /^(.*?)(?:[(（](\d+)年目[)）])?$/.exec(text) ?? []
  const start = parseFiscalYear(written)
  if (start === undefined) return
  item.startFiscalYear = start
  const expected = countOf(draft.fiscalYear, start)
  if (count === undefined || expected === undefined || Number(count) === expected) return
  const at = { subject: item.id, source: sourceOf((field.pieces[0] as Piece).cell, text) }
  draft.findings.push(finding('start-year-differs', { written: text, year: start, count: expected }, at))
}

const countOf = (year: FiscalYear | undefined, start: FiscalYear) => (year === undefined ? undefined : year - start + 1)

/** The amount of a slide: said again of what the list has, the sum of its members, or the only one there is. */
export function takeAmount(
  draft: SlidesDraft,
  { item, members }: PageItem,
  own: PageField | undefined,
  stated: PageField | undefined,
  inName: string | undefined,
): void {
  const field = draft.scheme.sheet.flatMap(({ fields }) => fields).find((one) => one.type === 'budget')
  const piece = own?.pieces[0] ?? stated?.pieces[0]
  const text = inName ?? (stated && textOf(stated))
  if (!field || !piece || text === undefined || draft.fiscalYear === undefined) return
  const money = parseMoney(text, field.unit)
  if (!money || !('amount' in money)) return
  const { amount } = money
  const source = sourceOf(piece.cell, text)
  const said = { fiscalYear: draft.fiscalYear, stage: stageOf(field, field.label), amount, unit: field.unit, source }
  const listed = [...draft.before.budgets, ...draft.budgets].filter(
    (one) => one.fiscalYear === said.fiscalYear && one.stage === said.stage && !one.relisted,
  )
  const list = listed.find((one) => one.item === item.id)
  const parts = listed.filter((one) => members.some(({ id }) => id === one.item))
  const words = { title: item.title, unit: field.unit }
  const at = { subject: item.id, source }
  if (list?.amount === amount) return
  addBudget(draft, item, said, list !== undefined || parts.length > 0)
  const shown = formatMoney(amount, field.unit)
  if (parts.length > 0 && parts.reduce((all, one) => all + one.amount, 0) === amount)
    draft.findings.push(finding('sheet-amount-of-several', { ...words, amount: shown, count: parts.length }, at))
  else if (list)
    draft.findings.push(
      finding('sheet-amount-differs', { ...words, sheet: shown, list: formatMoney(list.amount, field.unit) }, at),
    )
}
