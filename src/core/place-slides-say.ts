import { formatFiscalYear } from './fiscal-year.ts'
import { formatMoney } from './money.ts'
import { amountOf, circled, isOf, type PlanFacts } from './place-slides-facts.ts'
import { sayGoalLines } from './place-slides-goals.ts'
import type { Item } from './plan.ts'
import type { SchemeField } from './scheme-field.ts'

/** The item that a page is about; where that is above the evaluated ones, those of which it speaks. */
export interface PageItem {
  item: Item
  members: Item[]
}

/** What a field of a page says of its item. */
export function sayField(plan: PlanFacts, field: SchemeField, { item, members }: PageItem): string {
  if (field.type === 'item') return sayItem(plan, field.level, item)
  if (field.type === 'startYear')
    return item.startFiscalYear === undefined
      ? ''
      : `${formatFiscalYear(item.startFiscalYear, plan.scheme.years ?? 'era')}（${plan.fiscalYear - item.startFiscalYear + 1}年目）`
  if (field.type === 'narratives') return sayWords(plan, field.role, item, members)
  if (field.type === 'targets') return [item, ...members].flatMap((one) => sayGoalLines(plan, one)).join('\n') || 'ー'
  return ''
}

/** An item of the way: the page's own with its amount behind the name, others with their number before it. */
function sayItem(plan: PlanFacts, level: string, item: Item): string {
  const isOwn = level === plan.scheme.evaluates
  const named = isOwn ? item : plan.above(item, level)
  if (named === undefined) return ''
  if (!isOwn) return named.code === undefined ? named.title : `${circled(named.code)}「${named.title}」`
  const field = plan.scheme.sheet.flatMap(({ fields }) => fields).find((one) => one.type === 'budget')
  const stage = field?.type === 'budget' ? Object.values(field.columns)[0] : undefined
  const amount =
    stage === undefined
      ? undefined
      : (amountOf(plan, named, stage, false) ?? (isLeaf(plan, named) ? undefined : amountOf(plan, named, stage, true)))
  const unit = field?.type === 'budget' ? field.unit : ''
  return amount === undefined ? named.title : `${named.title}（${formatMoney(amount, unit)}${unit}）`
}

const isLeaf = ({ scheme }: PlanFacts, item: Item) => isOf(scheme, item, scheme.evaluates)

/** Words of the page's item, then of each that it speaks of under its number. What a list says first is not said again. */
function sayWords(plan: PlanFacts, role: string, item: Item, members: Item[]): string {
  const listed = (plan.scheme.parts ?? []).some(
    ({ slides, sheet = [] }) =>
      slides?.delivery === (item.delivery ?? 'budgeted') &&
      sheet.some(({ fields }) => fields.some((field) => field.type === 'narratives' && field.role === role)),
  )
  const wordsOf = (one: Item) =>
    plan
      .narratives(one, role)
      .slice(listed && isLeaf(plan, one) ? 1 : 0)
      .map((text) => numberLines(plan, one, text))
  const spoken = members.flatMap((one) => (wordsOf(one).length > 0 ? [one] : []))
  const below = spoken.flatMap((one, nth) => [`（${nth + 1}）${one.title}`, ...wordsOf(one)])
  return [...wordsOf(item), ...below].join('\n')
}

/** Lines that begin with the number and the title of an item below have the number in a ring: without it nobody knows it for one. */
function numberLines(plan: PlanFacts, item: Item, text: string): string {
  const below = plan
    .under(item.id)
    .flatMap(({ item: { code, title } }) => (/^\d{1,2}$/.test(code ?? '') ? [{ code, title }] : []))
  if (below.length === 0) return text
  return text
    .split('\n')
    .map((line) => {
      const found = below.find(({ code, title }) => line.startsWith(`${code}${title}`))
      return found?.code === undefined ? line : circled(found.code) + line.slice(found.code.length)
    })
    .join('\n')
}
