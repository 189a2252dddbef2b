import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
import type { ColumnContent, GridColumn, GridHeader } from './grid-column.ts'
import { type GridHeading, headingWords, readGridHeading } from './grid-heading.ts'
import type { GridRow } from './grid-rows.ts'
import { stackOver } from './grid-stack.ts'
import { foldHeading, readBudgetWord } from './grid-words.ts'

/** Header lines of a grid: indices of its rows, both inclusive. */
export interface HeaderRows extends GridHeader {
  first: number
  last: number
}

/** How many lines a header has at most. */
const tallest = 5

/** Every header of a grid, from the top down (a header may be printed again on each page). */
export function findGridHeaders(rows: GridRow[], scheme: Scheme, near?: FiscalYear): HeaderRows[] {
  const words = headingWords(scheme, near)
  const memory = new Map<string, GridHeading | undefined>()
  const read = (text: string) => {
    if (!memory.has(text)) memory.set(text, readGridHeading(text, words))
    return memory.get(text)
  }
  const headers: HeaderRows[] = []
  for (let first = 0; first < rows.length; first++) {
    if (!opensHeader(rows[first] as GridRow, read)) continue
    let last = first
    while (last + 1 < rows.length && last - first + 1 < tallest && goesOn(rows, first, last + 1, read)) last++
    headers.push({ first, last, ...readHeader(rows.slice(first, last + 1), read) })
    first = last
  }
  return headers
}

type Read = (text: string) => GridHeading | undefined

const filledOf = (row: GridRow) => row.cells.filter(({ text }) => text.trim() !== '')

/** A row that names at least two kinds of columns, most of its cells among them. */
function opensHeader(row: GridRow, read: Read): boolean {
  const filled = filledOf(row)
  const named = filled.flatMap(({ text }) => read(text) ?? [])
  const kinds = new Set(named.flatMap(({ contents }) => contents.map((content) => JSON.stringify(content))))
  return (
    kinds.size >= 2 && named.length >= 2 && named.length >= filled.length * 0.5 && filled.every(({ text }) => text.length <= 60)
  )
}

/** A further header line: it stands beside a heading that reaches down to it, or holds nothing but headings, years and units. */
function goesOn(rows: GridRow[], first: number, at: number, read: Read): boolean {
  const filled = filledOf(rows[at] as GridRow)
  if (filled.length === 0) return false
  const named = filled.filter(({ text }) => read(text) !== undefined || isNotation(text))
  if (named.length === filled.length && (filled.length > 1 || reached(rows, first, at))) return true
  return reached(rows, first, at) && named.length >= filled.length * 0.5 && named.length > 0
}

/** Whether a heading of an upper line reaches down into this one. */
function reached(rows: GridRow[], first: number, at: number): boolean {
  const row = rows[at]?.row ?? -1
  return rows.slice(first, at).some(({ cells }) => cells.some((cell) => cell.text.trim() !== '' && cell.row + cell.rowSpan > row))
}

/** (千円), (A), ①, 単位:件: a line of a header that names nothing. */
const isNotation = (text: string) =>
  /^[(（]?(?:単位[:：]?)?(?:百万円|千円|万円|円|[A-Za-zＡ-Ｚ①-⑳]|%|件|人)[)）]?$/.test(text.trim())

interface Stacked {
  cell: Cell
  heading: GridHeading | undefined
}

function readHeader(rows: GridRow[], read: Read): GridHeader {
  const width = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ col, colSpan }) => col + colSpan)))
  const header: GridHeader = { columns: [], unread: [] }
  const taken = new Map<Cell, number>()
  for (let col = 0; col < width; col++) {
    const before = header.columns.at(-1)
    const over = stackOver(rows, col)
    const cells = over.length > 0 || !before ? over : goesOver(before, col, taken, read)
    const stack = cells.map((cell): Stacked => ({ cell, heading: read(cell.text) }))
    const lowest = stack.at(-1)?.cell
    if (!lowest) continue
    const nth = taken.has(lowest) ? (taken.get(lowest) as number) : 0
    const content = contentOf(stack, nth)
    taken.set(lowest, nth + 1)
    if (!content) {
      if (nth === 0 && !header.unread.includes(lowest)) header.unread.push(lowest)
      continue
    }
    if (before && before.cell === lowest && before.to === col - 1 && sameContent(before, content)) before.to = col
    else header.columns.push({ ...content, ...yearOf(stack), from: col, to: col, heading: headingOf(stack), cell: lowest })
  }
  return header
}

/** A heading of several columns that is not merged over them (csv, copied text) goes on over the blanks beside it. */
function goesOver({ cell, to }: GridColumn, col: number, taken: Map<Cell, number>, read: Read): Cell[] {
  const named = read(cell.text)?.contents.length
  const nth = taken.get(cell)
  return to === col - 1 && cell.colSpan === 1 && named !== undefined && nth !== undefined && nth < named ? [cell] : []
}

const headingOf = (stack: Stacked[]) => stack.map(({ cell }) => cleanLine(cell.text)).join(' ')

function sameContent(column: GridColumn, content: ColumnContent): boolean {
  return column.kind === content.kind && (content.kind !== 'item' || (column.kind === 'item' && column.depth === content.depth))
}

/** What the stacked headings say together: 事業費 over H28 is money, 目標 over H28 is a target, H28 alone a figure that the row names. */
function contentOf(stack: Stacked[], nth: number): ColumnContent | undefined {
  const contents = stack.flatMap(({ heading }) => heading?.contents[Math.min(nth, heading.contents.length - 1)] ?? [])
  const budget = contents.findLast(({ kind }) => kind === 'budget')
  if (budget?.kind === 'budget') {
    const words = foldHeading(headingOf(stack))
    return { ...budget, ...(/円/.test(words) ? { unit: readBudgetWord(words)?.unit ?? budget.unit } : {}) }
  }
  const grade = contents.findLast(({ kind }) => kind === 'grade')
  const figure = contents.findLast(({ kind }) => kind === 'figure')
  const other = contents.findLast(({ kind }) => kind !== 'figure')
  if (grade && !figure) return grade
  if (figure && (!other || yearOf(stack).fiscalYear !== undefined)) return figure
  if (other) return other
  return yearOf(stack).fiscalYear === undefined ? undefined : { kind: 'figure' }
}

/** The year nearest to the figures. */
function yearOf(stack: Stacked[]): { fiscalYear?: FiscalYear; fromFiscalYear?: FiscalYear } {
  const dated = stack.findLast(({ heading }) => heading?.fiscalYear !== undefined)?.heading
  return {
    ...(dated?.fiscalYear === undefined ? {} : { fiscalYear: dated.fiscalYear }),
    ...(dated?.fromFiscalYear === undefined ? {} : { fromFiscalYear: dated.fromFiscalYear }),
  }
}
