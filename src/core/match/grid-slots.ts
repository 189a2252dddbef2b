import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Scheme } from '../scheme.ts'
import { parseTarget } from '../target.ts'
import { cleanLine } from '../text-fold.ts'
import type { ColumnContent } from './grid-column.ts'
import type { HeaderRows } from './grid-header.ts'
import { headingWords, readGridHeading } from './grid-heading.ts'
import type { GridRow } from './grid-rows.ts'

/** A column as the headings ask for it, from left to right without gaps. */
export interface Slot {
  content: ColumnContent
  heading: string
  cell: Cell
}

/** Where the rows of a copied table belong (割付け). */
export interface Bed {
  slots: Slot[]
  /** Index of the slot of names, of the first figures, and of those that braces follow. */
  name: number
  figures: number
  braced: number
  /** The tab at which the first figure stands in most rows. */
  anchor: number
  /** How far that is from the tab of its heading. */
  shift: number
  /** For each slot of items, what its cells begin with, where that can be told. */
  heads: Map<number, RegExp>
}

/** Works out the slots of a header, and at which tab its rows have their first figures. */
export function bedOf(header: HeaderRows, body: GridRow[], scheme: Scheme): Bed {
  const words = headingWords(scheme)
  const slots: Slot[] = []
  const groups = new Set<Cell>()
  for (const column of header.columns) {
    const { from, to, heading, cell, fiscalYear, fromFiscalYear, ...content } = column
    const several = readGridHeading(cell.text, words)?.contents ?? []
    if (several.length < 2) slots.push({ content, heading, cell })
    else if (!groups.has(cell)) slots.push(...several.map((one): Slot => ({ content: one, heading, cell })))
    groups.add(cell)
  }
  const figures = slots.findIndex(({ content }) => content.kind === 'figure')
  const headed = header.columns.find(({ kind }) => kind === 'figure')?.from ?? figures
  const anchor = mostCommon(body.flatMap((row) => firstFigure(row)?.col ?? [])) ?? headed
  const actual = slots.findIndex(({ content }) => content.kind === 'figure' && content.measure === 'actual')
  return {
    slots,
    name: slots.findIndex(({ content }) => content.kind === 'name'),
    figures,
    braced: actual < 0 ? figures : actual,
    anchor,
    shift: anchor - headed,
    heads: headsOf(slots, scheme),
  }
}

function headsOf(slots: Slot[], scheme: Scheme): Map<number, RegExp> {
  const heads = new Map<number, RegExp>()
  slots.forEach(({ content }, nth) => {
    if (content.kind !== 'item') return
    const code = scheme.levels[content.depth]?.code
    const isAside = slots.slice(nth + 1).some((right) => right.content.kind === 'item' && right.content.depth < content.depth)
    if (code !== undefined) heads.set(nth, new RegExp(`^\\s*(?:${code})`, 'u'))
    else if (isAside) heads.set(nth, /^\s*[◎○◯〇●★☆■□◆◇▲△・]/u)
  })
  return heads
}

/** The fields of a row that hold words. */
export const filledOf = (row: GridRow) => row.cells.filter(({ text }) => text.trim() !== '')

/** The first field after a name that is a figure or a dash. */
function firstFigure(row: GridRow): Cell | undefined {
  return filledOf(row).find((cell, nth) => nth > 0 && isFigure(cell.text))
}

function isFigure(text: string): boolean {
  const target = parseTarget(cleanLine(text))
  return target.value !== undefined || target.min !== undefined || target.max !== undefined || parseMissing(text) === 'dash'
}

function mostCommon(values: number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) {
    const before = counts.get(value)
    counts.set(value, before === undefined ? 1 : before + 1)
  }
  return [...counts.entries()].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Whether a field begins with a brace. */
export const isBrace = (text: string) => /^\s*[}｝]/.test(text)

/** How many tabs braces and their remarks take up to the right of the figures that they hold together. */
export function widenAtBraces(bed: Bed, rows: GridRow[]): number {
  const taken = rows.map((row) => {
    const start = anchorOf(bed, row)
    const filled = filledOf(row).filter(({ col }) => start !== undefined && col >= start)
    const at = filled.findIndex(({ text }) => isBrace(text))
    const brace = filled[at]
    if (!brace || start === undefined) return 0
    return (filled[at + 1]?.col ?? brace.col) - start - (bed.braced - bed.figures)
  })
  return Math.max(0, ...taken)
}

/** The tab of a row's first figures; `undefined` where it has none. */
export function anchorOf({ anchor }: Bed, row: GridRow): number | undefined {
  const filled = filledOf(row)
  const first = firstFigure(row)
  const before = filled.findLast(({ col }) => col < anchor)
  // Where a figure stands in the name's place, the row has slipped.
  if (first && first.col < anchor && before && isFigure(before.text)) return first.col
  if (filled.some(({ col }) => col === anchor)) return anchor
  if (first && first.col < anchor) return first.col
  return filled.some(({ col }) => col > anchor) ? anchor : undefined
}
