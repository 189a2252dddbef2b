import { type Finding, finding } from '../finding.ts'
import type { DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
import type { RecordColumn } from './records-header.ts'
import { indexHeadings } from './records-heading.ts'
import { planRecords } from './records-plan.ts'
import { findTables, type RecordTableFound } from './records-tables.ts'

/** Running numbers say nothing. */
const numbers = ['No', 'No.', '№', '番号', '連番', '項番', '通し番号', '頁', 'ページ']

/** Columns and tables with words that nothing was read from and that the scheme does not set aside: so that nothing is lost unseen. */
export function findUnread(scheme: Scheme, found: RecordTableFound[], others: Grid[]): Finding[] {
  const aside = indexHeadings([...numbers, ...(scheme.otherLabels ?? []), ...(scheme.records?.withheld ?? [])])
  const columns = found.flatMap((one) => unreadColumns(one).filter(({ path }) => !isSetAside(aside, path)))
  const tables = others.filter(({ place, rowCount, colCount }) => rowCount > 2 && colCount > 2 && aside.find(place).length === 0)
  return [
    ...columns.map(({ path, locator }) => {
      const heading = path.map(cleanLine).join(' ')
      return finding('column-unread', { heading }, { source: { locator, text: path.join('\n') } })
    }),
    ...tables.map((grid) =>
      finding('table-unread', { place: grid.place }, { source: { locator: grid.cells[0]?.locator ?? '', text: '' } }),
    ),
  ]
}

const isSetAside = (aside: ReturnType<typeof indexHeadings>, path: string[]): boolean =>
  path.some((_, from) => aside.find(path.slice(from).join('')).length > 0)

/** Columns of a table with a heading and anything below it, whose heading leads nowhere. */
export function unreadColumns({ plan, table, header, amounts }: RecordTableFound): RecordColumn[] {
  if (plan.table.rest) return [] // what no field holds is in the rest of its row
  const read = new Set(amounts.map(({ column }) => column.col))
  return header.columns.filter(({ col, path, hits }) => {
    if (hits.length > 0 || read.has(col) || path.length === 0) return false
    for (let row = header.bottom + 1; row < table.rowCount; row++) if (table.textAt(row, col) !== '') return true
    return false
  })
}

/** The headings of columns that nothing is read from, in the place of their many cells. */
export function recordsLeftOver(
  scheme: Scheme,
  content: Pick<DocumentContent, 'grids'>,
): { place: string; locator: string; text: string }[] {
  const { found, others } = findTables(planRecords(scheme), content, scheme.period?.to)
  return findUnread(scheme, found, others).flatMap(({ source }) =>
    source ? [{ place: source.locator.split(/[!/]/)[0] ?? '', locator: source.locator, text: source.text }] : [],
  )
}
