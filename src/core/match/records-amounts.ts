import type { Budget, BudgetPart } from '../exchange.ts'
import { parseFigure } from '../figure.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import { missingWords } from '../missing.ts'
import { type Money, parseMoney } from '../money.ts'
import type { Item } from '../plan.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import type { AmountColumn } from './records-amount-columns.ts'
import type { RecordColumns } from './records-columns.ts'
import type { RecordGrid } from './records-grid.ts'
import { note, type RecordsReading, sourceAt } from './records-reading.ts'

/** A row of a table, and the year of what it says where its columns say none. */
export interface RecordRow {
  table: RecordGrid
  columns: RecordColumns
  row: number
  fiscalYear: FiscalYear | undefined
}

/** Amounts (事業費) of a row with their parts, in yen. `relisted`: the row lists its item again (再掲). */
export function readRowAmounts(
  reading: RecordsReading,
  at: RecordRow,
  item: Item,
  amounts: AmountColumn[],
  relisted: boolean,
): void {
  const rests = new Map<string, number>()
  for (const one of amounts) {
    const cell = at.table.at(at.row, one.column.col)
    // Of a cell merged over several rows the first has told the amount.
    if (!cell || cell.row !== at.row) continue
    if (cell.text.trim() === '') noteBlankTotal(reading, at, item, one, amounts, cell)
    else readAmount(reading, at, item, { ...one, cell, relisted, rests })
  }
}

interface AmountCell extends AmountColumn {
  cell: Cell
  relisted: boolean
  /** What rounding to whole yen has left of the parts before this one. */
  rests: Map<string, number>
}

function readAmount(reading: RecordsReading, at: RecordRow, item: Item, one: AmountCell): void {
  const { cell, plan, stage } = one
  const money: (Money & { rounded?: true }) | undefined =
    plainAmount(cell.text, one.unit) ?? parseMoney(cell.text, one.unit) ?? roundedAmount(one)
  const fiscalYear = one.fiscalYear ?? at.fiscalYear ?? reading.fiscalYear
  const about = { subject: item.id, cell }
  if (money === undefined) note(reading, 'amount-unreadable', { text: cleanText(cell.text).slice(0, 80) }, about)
  else if ('missing' in money)
    note(reading, 'amount-missing', { stage: wordsOf(one), reason: missingWords[money.missing], ...yearWord(fiscalYear) }, about)
  if (money === undefined || 'missing' in money || fiscalYear === undefined) return
  const part = partOf(at, one)
  const { amount, portion } = money
  const again = money.relisted || one.relisted || plan.beside
  const base: Omit<Budget, 'amount'> = { item: item.id, fiscalYear, stage, source: sourceAt(cell) }
  const within = part ?? (plan.beside ? { kind: 'cost' as const, name: wordsOf(one) } : undefined)
  reading.budgets.push({ ...base, amount, ...(again ? { relisted: true } : {}), ...(within ? { part: within } : {}) })
  if (money.rounded) note(reading, 'amount-rounded', { text: cleanText(cell.text), amount }, about)
  if (money.relisted) note(reading, 'amount-bracketed', { text: cleanText(cell.text) }, about)
  if (portion === undefined) return
  note(reading, 'amount-portion', { text: cleanText(cell.text) }, about)
  reading.budgets.push({ ...base, amount: portion, relisted: true, ...(part ? { part } : {}) })
}

const powers: Record<string, number> = { 円: 1, 千円: 1_000, 百万円: 1_000_000 }

/** The usual case of a ledger, digits and nothing else, without the general reading. */
function plainAmount(text: string, unit: string): Money | undefined {
  const power = powers[unit]
  if (power === undefined || !/^(?:0|-?[1-9]\d{0,14})$/.test(text)) return undefined
  const amount = Number(text) * power
  return Number.isSafeInteger(amount) ? { amount } : undefined
}

/**
 * An amount with less than a yen in it (1355.3925千円): what rounding takes from one part goes on to the next, so that parts go on adding up
 * to their total.
 */
function roundedAmount({
  cell,
  unit,
  column,
  fiscalYear,
  stage,
  plan,
  rests,
}: AmountCell): (Money & { rounded?: true }) | undefined {
  const power = powers[unit]
  const figure = /^[▲△-]?[\d,]{1,15}\.\d+$/.test(cell.text.trim()) ? parseFigure(cell.text) : undefined
  if (power === undefined || figure?.kind !== 'number' || figure.unit !== undefined) return undefined
  const kind = plan.part === undefined ? `total ${column.col}` : plan.part.kind
  const key = `${fiscalYear} ${stage} ${kind}`
  const exact = Number((figure.value * power).toFixed(6)) + (rests.get(key) ?? noRest)
  const amount = Math.round(exact)
  rests.set(key, exact - amount)
  // 4.300000000000001 is what a calculation left, not half a yen.
  return Math.abs(exact - amount) < 0.001 ? { amount } : { amount, rounded: true }
}

const noRest = 0

const wordsOf = ({ column, plan }: AmountColumn): string => cleanLine(column.path.at(-1) ?? plan.heading)
const yearWord = (year: FiscalYear | undefined) => (year === undefined ? {} : { year })

/** What an amount is a part of its total as: by the scheme, or by a cell of the row (会計区分), where blank it is the total itself. */
function partOf({ table, columns, row }: RecordRow, { plan }: AmountColumn): BudgetPart | undefined {
  const { part } = plan
  if (part === undefined || 'name' in part) return part
  const names = [part.column].flat().map((heading) => columns.first(heading))
  const name = names.map((column) => (column ? cleanLine(table.textAt(row, column.col)) : '')).filter((word) => word !== '')
  if (name.length === 0) return part.blank === undefined ? undefined : { kind: part.kind, name: part.blank }
  return { kind: part.kind, name: name.join(' ') }
}

/** A blank total is told only where its parts are there: a programme that did not exist yet has nothing to tell. */
function noteBlankTotal(
  reading: RecordsReading,
  { table, row }: RecordRow,
  item: Item,
  one: AmountColumn,
  amounts: AmountColumn[],
  cell: Cell,
): void {
  if (one.plan.part !== undefined || one.plan.beside) return
  // Parts that a cell of their row names stand in rows of their own, where a blank total says nothing.
  const parts = amounts.filter(
    ({ plan: { part }, fiscalYear, stage }) => part && 'name' in part && fiscalYear === one.fiscalYear && stage === one.stage,
  )
  if (!parts.some(({ column }) => table.textAt(row, column.col) !== '')) return
  note(
    reading,
    'amount-missing',
    { stage: wordsOf(one), reason: missingWords.blank, ...yearWord(one.fiscalYear) },
    { subject: item.id, cell },
  )
}
