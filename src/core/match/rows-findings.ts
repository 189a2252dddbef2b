import { type Finding, finding } from '../finding.ts'
import { sourceOf } from './rows-draft.ts'
import type { ItemReading } from './rows-item.ts'
import type { RowsReading } from './rows-table.ts'

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
