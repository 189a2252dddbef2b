import type { Budget, BudgetStage } from '../exchange.ts'
import { finding } from '../finding.ts'
import { missingWords } from '../missing.ts'
import { parseMoney } from '../money.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { type FormCell, shareColumns, shareRows } from './form-cell.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, wordsOf, yearIn, yearOfLabel } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

/** Amounts (事業費) by year and stage, in yen. `paperUnit`: the unit that the paper itself prints, which goes before the scheme's. */
export function readBudgets(reading: FormReading, paperUnit: string | undefined): Budget[] {
  const slots = slotsOf(reading, 'budget')
  const [first] = slots
  if (first && paperUnit !== undefined && paperUnit !== first.field.unit)
    reading.findings.push(finding('money-unit-differs', { paper: paperUnit, scheme: first.field.unit }))
  const heads = slots.filter((slot) => hasPart(slot, 'year'))
  const doubtful = heads.flatMap(({ cells }) => cells).find((cell) => cell.doubtful)
  if (doubtful)
    reading.findings.push(finding('budget-column-ambiguous', {}, { subject: reading.item.id, source: sourceOf(doubtful) }))
  const amounts = slots
    .filter((slot) => !hasPart(slot, 'year', 'value'))
    .flatMap((slot) => wordsOf(slot).map((cell) => ({ slot, cell })))
  tellUnnamed(reading, slots)
  const inOrder = amounts.sort((a, b) => a.cell.grid - b.cell.grid || a.cell.row - b.cell.row || a.cell.col - b.cell.col)
  return inOrder.flatMap(({ slot, cell }) => readAmount(reading, slot, cell, heads, paperUnit ?? slot.field.unit))
}

/** One finding for each part that the scheme does not name. */
function tellUnnamed({ item, findings }: FormReading, slots: Slot[]): void {
  const told = new Set<string>()
  for (const { unnamed, budgetPart } of slots) {
    if (!unnamed || !budgetPart || told.has(unnamed.locator)) continue
    told.add(unnamed.locator)
    findings.push(finding('part-unnamed', { name: budgetPart.name }, { subject: item.id, source: sourceOf(unnamed) }))
  }
}

/** The amount in one cell, of the item with which it is read; none, and a finding, where there is none. `heads`: years above the amounts. */
export function readAmount(reading: FormReading, slot: Slot, cell: FormCell, heads: Slot[], unit: string): Budget[] {
  const money = parseMoney(cell.text, unit)
  const at = { subject: reading.item.id, source: sourceOf(cell) }
  if (money === undefined) reading.findings.push(finding('amount-unreadable', { text: cleanText(cell.text) }, at))
  else if ('missing' in money)
    reading.findings.push(
      finding('amount-missing', { stage: cleanLine(slot.label.text), reason: missingWords[money.missing] }, at),
    )
  if (money === undefined || 'missing' in money) return []
  if (cell.doubtful) reading.findings.push(finding('cells-ambiguous', { text: cleanText(cell.text) }, at))
  if (money.relisted) reading.findings.push(finding('amount-bracketed', { text: cleanText(cell.text) }, at))
  const fiscalYear = yearOfAmount(slot, cell, heads, reading)
  if (fiscalYear === undefined) return []
  const { amount, relisted, portion } = money
  const base = { item: reading.item.id, fiscalYear, stage: slot.part as BudgetStage }
  const part = slot.budgetPart === undefined ? {} : { part: slot.budgetPart }
  const source = sourceOf(cell)
  const bracketed = slot.budgetPart === undefined && slot.field.type === 'budget' ? slot.field.portion : undefined
  if (portion !== undefined && bracketed === undefined)
    reading.findings.push(finding('amount-portion', { text: cleanText(cell.text) }, at))
  return [
    { ...base, amount, ...(relisted || slot.within ? { relisted: true } : {}), ...part, source },
    ...(portion === undefined
      ? []
      : [{ ...base, amount: portion, ...(bracketed === undefined ? { relisted: true } : { part: bracketed }), source }]),
  ]
}

function yearOfAmount(slot: Slot, cell: FormCell, heads: Slot[], reading: FormReading): number | undefined {
  const own = yearOfLabel(slot, reading.fiscalYear)
  if (own !== undefined) return own
  const years = heads.flatMap(({ cells }) => cells).filter((year) => year.grid === cell.grid)
  const above = years.filter((year) => shareColumns(year, cell) && year.row < cell.row).sort((a, b) => b.row - a.row)
  const head = above[0] ?? years.find((year) => shareRows(year, cell) && year.col < cell.col)
  const read = head && yearIn(head.text, reading.fiscalYear)
  if (read !== undefined) return read
  if (reading.fiscalYear !== undefined)
    reading.findings.push(
      finding(
        'row-year-inferred',
        { text: cleanText(cell.text), year: reading.fiscalYear },
        { subject: reading.item.id, source: sourceOf(cell) },
      ),
    )
  return reading.fiscalYear
}

/** The unit of money that the paper prints (単位:千円), where it prints one only. */
export function findMoneyUnit(texts: string[]): string | undefined {
  const units = new Set(
    texts.flatMap((text) =>
      [...cleanText(text).matchAll(/単位\s*[:：]?\s*((?:十|百|千|万|億)*円)/g)].map((match) => match[1] as string),
    ),
  )
  return units.size === 1 ? [...units][0] : undefined
}
