import type { Budget, BudgetStage } from '../exchange.ts'
import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import { missingWords } from '../missing.ts'
import { parseMoney } from '../money.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { type ItemDraft, type RowsContext, sourceOf } from './rows-draft.ts'
import type { HeaderColumn } from './rows-header.ts'

/** An amount (金額) of a column as its headings and its cell say it; a text where it is none, with why. */
export type AmountReading = Pick<Budget, 'fiscalYear' | 'stage' | 'amount' | 'relisted' | 'part'> & { portion?: number }

/** Reads an amount of a row by its column, in yen; the unit is that of its headings, else of the paper, else of the scheme. */
export function readAmountCell(
  cell: Cell,
  { field, amount: column, fiscalYear: told }: HeaderColumn,
  { fiscalYear: own, moneyUnit }: Pick<RowsContext, 'fiscalYear' | 'moneyUnit'>,
): AmountReading | { missing: string } | 'unreadable' | undefined {
  const fiscalYear = told ?? own
  if (field.type !== 'budget' || !column || fiscalYear === undefined) return undefined
  const money = parseMoney(cell.text, column.unit ?? moneyUnit ?? field.unit)
  if (money === undefined) return 'unreadable'
  if ('missing' in money) return money.missing === 'blank' ? undefined : { missing: missingWords[money.missing] }
  const { stage, part } = column
  return { fiscalYear, stage, ...money, ...(part ? { part } : {}) }
}

/** Adds the amount (事業費) that a cell of the item's rows says. `listedAgain`: its row is a 再掲 or a 小計. */
export function readAmount(
  draft: ItemDraft,
  cell: Cell,
  column: HeaderColumn,
  context: RowsContext,
  listedAgain = draft.item.marks?.includes('再掲') === true,
): void {
  const at = { subject: draft.item.id, source: sourceOf(cell) }
  const read = readAmountCell(cell, column, context)
  if (read === undefined) return
  const text = cleanText(cell.text)
  if (read === 'unreadable') draft.findings.push(finding('amount-unreadable', { text: text.slice(0, 80) }, at))
  else if ('missing' in read)
    draft.findings.push(finding('amount-missing', { stage: cleanLine(column.cell.text), reason: read.missing }, at))
  else {
    const { portion, relisted: bracketed, ...row } = read
    const relisted = bracketed === true || listedAgain
    if (!relisted && isSaid(draft, row)) {
      draft.findings.push(finding('row-amount-again', { title: draft.item.title, text }, at))
      return
    }
    draft.budgets.push({ item: draft.item.id, ...row, ...(relisted ? { relisted } : {}), source: at.source })
    if (bracketed) draft.findings.push(finding('amount-bracketed', { text }, at))
    if (portion === undefined) return
    draft.findings.push(finding('amount-portion', { text }, at))
    draft.budgets.push({ item: draft.item.id, ...row, amount: portion, relisted: true, source: at.source })
  }
}

const sameKind = (a: { stage: BudgetStage } & Pick<Budget, 'fiscalYear' | 'part'>, b: typeof a) =>
  a.stage === b.stage && a.fiscalYear === b.fiscalYear && a.part?.name === b.part?.name && a.part?.kind === b.part?.kind

/** Whether the item has an amount of this year and stage already: of two, nobody can tell whether they add up. */
const isSaid = ({ budgets }: ItemDraft, row: Omit<AmountReading, 'portion'>): boolean =>
  budgets.some((other) => !other.relisted && sameKind(other, row))
