import type { BudgetPart } from '../exchange.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { type FormCell, isBlank, isValue } from './form-cell.ts'
import { isTotal } from './form-labels.ts'
import type { FormTable } from './form-table.ts'

/** Amounts of one stage that are the item's own, or one part of it (財源・経費の内訳). */
export interface HeadedAmounts {
  cells: FormCell[]
  budgetPart?: BudgetPart
  /** A sum of parts (小計) or a part of a part: within another amount of this table. */
  within?: true
  /** Set where the scheme does not name the row: the cell that does. */
  unnamed?: FormCell
}

/** The labels of a budget in one table. `first`: the first column of amounts. */
export interface BudgetHeads {
  heads: Set<FormCell>
  first: number
}

/** Whether a label heads the amounts of an item or of a part of it, not a stage of the budget. */
export function headsAmounts({ label }: FormCell): boolean {
  return label?.of.part === 'value'
}

/** The amounts of a column by what heads their rows; those of rows that are not the budget's are left out. */
export function amountsByHead(amounts: FormCell[], heads: BudgetHeads, table: FormTable): HeadedAmounts[] {
  const found = new Map<string, HeadedAmounts>()
  for (const cell of amounts) {
    const row = rowOf(cell, heads, table)
    if (!row) continue
    const key = `${row.budgetPart?.kind} ${row.budgetPart?.name}`
    const known = found.get(key)
    if (known) known.cells.push(cell)
    else found.set(key, { ...row, cells: [cell] })
  }
  return [...found.values()]
}

type Row = Omit<HeadedAmounts, 'cells'>

function rowOf(amount: FormCell, { heads, first }: BudgetHeads, table: FormTable): Row | undefined {
  const line = table.inRow(amount.row).filter((cell) => cell.col + cell.colSpan <= amount.col)
  const head = line.findLast((cell) => heads.has(cell))
  const name = line.findLast((cell) => isRowName(cell, first))
  if (head) return partOf(head, name && name.col >= head.col + head.colSpan ? name : undefined)
  if (!name || isBlank(amount)) return undefined
  return unnamedRow(name, line, { heads, first }, table)
}

/**
 * What a label says of the amounts beside it or beneath it: nothing more where it is the whole amount's. `own`: a name that stands between
 * it and the amounts (主な内訳 | 委託料).
 */
export function partOf(head: FormCell, own?: FormCell): Row {
  const row = head.label?.of.row
  if (!row) return {}
  const name = own ? cleanLine(own.text) : row.name
  return { budgetPart: { kind: row.kind, name }, ...(row.relisted || isTotal(name) ? { within: true } : {}) }
}

/**
 * The part that a row is whose name the scheme does not know: set in further than the part above it, a part of that; under one heading with
 * it, or between two parts of one kind, of their kind.
 */
function unnamedRow(name: FormCell, line: FormCell[], { heads, first }: BudgetHeads, table: FormTable): Row | undefined {
  const parts = [...heads].filter((head) => head.label?.of.row && head.col < first)
  const above = parts.findLast((head) => head.row + head.rowSpan <= name.row)
  const row = above?.label?.of.row
  if (!above || !row || isAnothers(name, above, { heads, first }, table)) return undefined
  const written = cleanLine(name.text)
  if (isNoAmount.test(written)) return undefined
  const words = written.replace(/^\(?(?:うち|内)\)?\s*/, '')
  if (name.col > above.col || words !== written || /^[\s\u3000]/.test(name.text)) {
    const inner = isTotal(words) ? `${row.name}${words}` : `${row.name}(${words})`
    return { budgetPart: { kind: row.kind, name: inner }, within: true, unnamed: name }
  }
  const group = line.findLast((cell) => cell.col < name.col && cell.rowSpan > 1)
  const below = parts.find((head) => head.row >= name.row + name.rowSpan)
  if (!(group && group.row <= above.row) && below?.label?.of.row?.kind !== row.kind) return undefined
  return { budgetPart: { kind: row.kind, name: words }, unnamed: name, ...(isTotal(words) ? { within: true } : {}) }
}

/** 人員(人工), 平均単価, 負担率: a row of something other than amounts; トータルコスト, (A)＋(B): a sum over more than this amount's parts. */
const isNoAmount =
  /(?:人工数?|人員|人数|[員者]数|時間|日数|割合|[率度]|単価|件数|当たり[^(（]*)\s*(?:[(（][^()（）]*[)）])?$|^[^(（]{0,4}平均|^(?:総|トータル)|[A-ZＡ-Ｚ①-⑨][)）]?\s*[+＋]\s*[(（]?[A-ZＡ-Ｚ①-⑨]/

/** Whether another field's label stands between a part and a row below it: the row is that field's. */
function isAnothers(name: FormCell, above: FormCell, { heads, first }: BudgetHeads, table: FormTable): boolean {
  return table.labels.some(
    (cell) => !heads.has(cell) && cell.col < first && cell.row > above.row && cell.row < name.row + name.rowSpan,
  )
}

/** 千円, 人: the unit of a row, in a column of its own. */
const isUnit = /^[(（]?(?:[十百千万億]*円|人|人工|人日|件|時間)[)）]?$/

/** Words that can name a row: before the first column of amounts, no figure, no unit, not 内訳 alone. */
function isRowName(cell: FormCell, first: number): boolean {
  const text = cleanText(cell.text)
  if (cell.col >= first || !isValue(cell) || isBlank(cell)) return false
  return !/^[\d.,▲△()-]+$/.test(text) && !isUnit.test(text) && !/^\(?(?:主な)?内\s*訳\)?$/.test(text)
}
