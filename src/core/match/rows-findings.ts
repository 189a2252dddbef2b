import { yenInWords } from '../check/place.ts'
import { isCounted } from '../counted-budget.ts'
import type { Budget } from '../exchange.ts'
import { type Finding, finding } from '../finding.ts'

import { cleanLine } from '../text-fold.ts'
import { readAmountCell } from './rows-budgets.ts'
import { type RowsContext, sourceOf } from './rows-draft.ts'
import type { ItemReading } from './rows-item.ts'
import type { ItemRows, RowsReading } from './rows-table.ts'

/** What is to be said of the table as a whole: no header, columns that no field answers, a column whose meaning shifts, rows without an item. */
export function columnFindings(reading: RowsReading, readings: ItemReading[]): Finding[] {
  const findings: Finding[] = []
  if (reading.headers.length === 0) findings.push(finding('header-missing', {}))
  const said = new Set<string>()
  for (const cell of reading.headers.flatMap(({ unknown }) => unknown)) {
    const heading = cell.text.replace(/\s+/g, ' ').trim()
    if (said.has(heading)) continue
    said.add(heading)
    findings.push(finding('column-unread', { heading }, { source: sourceOf(cell) }))
  }
  const column = reading.headers.flatMap(({ columns }) => columns).find(({ field }) => field.type === 'comparison')
  const shifted = readings.find(({ comparedActuals }) => comparedActuals.length > 0)
  if (column && shifted) {
    const facts = {
      column: column.cell.text.replace(/\s+/g, ' ').trim(),
      title: shifted.draft.item.title,
      example: shifted.comparedActuals[0] as string,
    }
    findings.push(finding('column-meaning-shift', facts, { subject: shifted.draft.item.id, source: sourceOf(column.cell) }))
  }
  for (const { cells } of reading.orphans) {
    const cell = [...cells.values()].find(({ text }) => text.trim() !== '')
    if (cell)
      findings.push(
        finding('row-without-item', { words: cell.text.replace(/\s+/g, ' ').slice(0, 40) }, { source: sourceOf(cell) }),
      )
  }
  return findings
}

/** Rows that sum up others (合計) are no items; where what they say is not the sum of what was read, that is told. */
export function totalFindings(totals: ItemRows[], budgets: Budget[], context: RowsContext): Finding[] {
  const [first] = totals
  if (!first) return []
  const label = cleanLine(first.cell.text)
  const left = finding('totals-left-out', { count: totals.length, first: label }, { source: sourceOf(first.cell) })
  const last = totals.at(-1) as ItemRows
  return [left, ...last.rows.flatMap((row) => sumsThatDiffer(last, row, budgets, context))]
}

function sumsThatDiffer(total: ItemRows, row: ItemRows['rows'][number], budgets: Budget[], context: RowsContext): Finding[] {
  return row.header.columns.flatMap((column) => {
    const cell = row.cells.get(column.key)
    const read = cell && readAmountCell(cell, column, context)
    if (!cell || read === undefined || read === 'unreadable' || 'missing' in read) return []
    const { fiscalYear, stage, part, amount } = read
    const same = budgets.filter(
      (one) =>
        one.fiscalYear === fiscalYear &&
        one.stage === stage &&
        (part ? one.part?.name === part.name && !one.relisted : isCounted(one)),
    )
    const sum = same.reduce((all, one) => all + one.amount, 0)
    if (sum === amount) return []
    const words = { total: yenInWords(amount), sum: yenInWords(sum) }
    const heading = cleanLine(column.cell.text)
    return [finding('row-total-differs', { label: cleanLine(total.cell.text), heading, ...words }, { source: sourceOf(cell) })]
  })
}
