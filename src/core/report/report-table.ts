import type { Line, Look } from '../paper/look.ts'
import type { PageSetup, PaperBlock, PaperCell, PaperRow, Paragraph } from '../paper/paper.ts'

const line: Line = { width: 0.5, colour: '#666666' }
const lines = { top: line, right: line, bottom: line, left: line }
const room = { across: 4, down: 3 }
const head: Look = { size: 9, bold: true, fill: '#e6eef7', across: 'center', down: 'middle', lines, room }
const words: Look = { size: 9, down: 'middle', lines, room }
const total: Look = { ...words, bold: true, fill: '#f4f4f4' }

/** A4, upright or turned, with page numbers below. */
export function reportPage(turned = false, header?: string): PageSetup {
  const [width, height] = turned ? [841.9, 595.3] : [595.3, 841.9]
  return {
    type: 'page',
    width,
    height,
    margins: { top: 54, right: 48, bottom: 48, left: 48 },
    ...(header === undefined ? {} : { header: { right: header } }),
    footer: { center: '{page} / {pages}' },
  }
}

/** A title (見出し) of a report, which the table of contents names. */
export function reportTitle(text: string, heading: 1 | 2 | 3 = 1): Paragraph {
  const size = { 1: 15, 2: 12, 3: 10.5 }[heading]
  const rule = heading === 1 ? { lines: { bottom: { width: 1.5, colour: '#1f3864' } } } : {}
  return { type: 'paragraph', text, heading, look: { size, bold: true, ...rule }, before: heading === 1 ? 0 : 10, after: 8 }
}

/** A note (注記) in small letters. */
export function reportNote(text: string): Paragraph {
  return { type: 'paragraph', text, look: { size: 8.5, colour: '#444444' }, before: 4, after: 6 }
}

/** A column of a report's table: how wide (a share of the page), and whether it holds numbers. */
export interface ReportColumn {
  heading: string
  share: number
  numbers?: true
}

/** What a cell says: words, a number with how it is written, or nothing (値なし), which is a dash. */
export type ReportValue = string | { value: number; text: string } | undefined

/** A row of values; `sum`: a total. */
export interface ReportRow {
  values: ReportValue[]
  sum?: true
}

/** A table of a report (集計表) over the width of its page: one line of headings, printed again on each page. */
export function reportTable(columns: ReportColumn[], rows: ReportRow[], page: PageSetup): PaperBlock {
  const width = page.width - page.margins.left - page.margins.right
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const headings: PaperRow = { height: 22, cells: columns.map(({ heading }, col) => ({ col, text: heading, look: head })) }
  return {
    type: 'table',
    columns: columns.map(({ share }) => (width * share) / shares),
    headRows: 1,
    rows: [
      headings,
      ...rows.map((row) => ({ height: 20, cells: row.values.map((value, col) => cellOf(value, col, columns, row)) })),
    ],
  }
}

function cellOf(value: ReportValue, col: number, columns: ReportColumn[], { sum }: ReportRow): PaperCell {
  const numbers = columns[col]?.numbers === true
  const look: Look = { ...(sum ? total : words), ...(numbers ? { across: 'right' } : {}) }
  if (value === undefined) return { col, text: '—', look: { ...look, across: 'center' } }
  return typeof value === 'string' ? { col, text: value, look } : { col, text: value.text, value: value.value, look }
}

/** A count with separators. */
export function countOf(count: number): ReportValue {
  return { value: count, text: count.toLocaleString('ja-JP') }
}
