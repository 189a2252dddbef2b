import type { ComposedCell, ComposedRow } from '#core/filling.ts'
import { childOf } from './docx-tree.ts'
import { linesOf } from './docx-words.ts'
import type { PptxCell, PptxTableNode } from './pptx-places.ts'
import { heightOfParagraphs, insetsOf, setParagraph } from './pptx-text-size.ts'

/** Rows of a table that stand on one slide, and how tall each is, in points. */
export interface RowsOfSlide {
  rows: ComposedRow[]
  heights: number[]
}

/** Room for rows, in points: where one slide has all of them, else on the first, those between and the last. */
export interface RoomsOfRows {
  only: number
  first: number
  middle: number
  last: number
}

/**
 * Parts rows to slides (次のスライドへの続き): as many on each as it has room for, at least one. A row is never cut. Rows under one cell stay
 * together where that leaves no slide half empty; else the cell goes on with its words on the next. `foot`: height of what follows the rows.
 */
export function splitRows(
  table: PptxTableNode,
  xml: string,
  rows: ComposedRow[],
  rooms: RoomsOfRows,
  foot: number,
): RowsOfSlide[] {
  const slides: RowsOfSlide[] = []
  const wholes = wholeRows(rows)
  const measure = (from: number, to: number) => {
    const own = cutRows(rows, from, to)
    return { rows: own, heights: heightsOf(table, xml, own) }
  }
  for (let from = 0; ; ) {
    const room = from === 0 ? rooms.first : rooms.middle
    let to = Math.min(from + 1, rows.length)
    let open = measure(from, to)
    while (to < rows.length) {
      const more = measure(from, to + 1)
      if (total(more) > room) break
      open = more
      to++
    }
    const isAll = to === rows.length && total(open) + foot <= (from === 0 ? rooms.only : rooms.last)
    if (isAll || rows.length - from <= 1) return [...slides, open]
    // What ends the list is left to the last slide.
    if (to === rows.length) to--
    open = measure(from, to)
    let whole = to
    while (whole > from && !wholes.has(whole)) whole--
    const kept = measure(from, whole)
    if (total(kept) >= room / 2) [open, to] = [kept, whole]
    slides.push(open)
    from = to
  }
}

/** Rows into which no cell above them reaches. */
function wholeRows(rows: ComposedRow[]): Set<number> {
  let reached = 0
  const whole = rows.flatMap(({ cells }, nth) => {
    const isWhole = nth >= reached
    reached = Math.max(reached, ...cells.map(({ down = 1 }) => nth + down))
    return isWhole ? [nth] : []
  })
  return new Set(whole)
}

/** Points that rows take together. */
export const total = ({ heights }: RowsOfSlide): number => heights.reduce((sum, height) => sum + height, 0)

/** Some of the rows as a table of their own: cells that reach in from above are written again, and none reaches out. */
function cutRows(rows: ComposedRow[], from: number, to: number): ComposedRow[] {
  const own = rows.slice(from, to).map((row, nth) => ({ ...row, cells: row.cells.map((cell) => trim(cell, to - from - nth)) }))
  const [first] = own
  if (first) first.cells.unshift(...reachingIn(rows, from).map(({ down, ...cell }) => trim({ ...cell, down }, to - from)))
  return own
}

const trim = ({ down = 1, ...cell }: ComposedCell, most: number): ComposedCell =>
  Math.min(down, most) > 1 ? { ...cell, down: Math.min(down, most) } : cell

/** Cells of rows before that reach into a row, with how many rows are left to them. */
function reachingIn(rows: ComposedRow[], from: number): (ComposedCell & { down: number })[] {
  const found: (ComposedCell & { down: number })[] = []
  const met = new Set(rows[from]?.cells.map(({ col }) => col))
  // A cell never reaches over more rows than one that was written in its column after it.
  for (let row = from - 1; row >= 0 && from - row <= longestReach(rows); row--)
    for (const cell of rows[row]?.cells ?? []) {
      if (met.has(cell.col)) continue
      met.add(cell.col)
      const down = row + (cell.down ?? 1) - from
      if (down > 0) found.push({ ...cell, down })
    }
  return found.sort((a, b) => a.col - b.col)
}

const reaches = new WeakMap<ComposedRow[], number>()

function longestReach(rows: ComposedRow[]): number {
  const known = reaches.get(rows)
  if (known !== undefined) return known
  const longest = rows.reduce((most, { cells }) => Math.max(most, ...cells.map(({ down = 1 }) => down)), 1)
  reaches.set(rows, longest)
  return longest
}

/** How tall rows must be for their words: at least as the specimen; the last row of a cell over several makes up what those lack. */
export function heightsOf(table: PptxTableNode, xml: string, rows: ComposedRow[]): number[] {
  const heights: number[] = []
  const due = rows.map((): { from: number; need: number }[] => [])
  for (const [nth, { like, cells }] of rows.entries()) {
    const specimen = table.rows[like]
    if (specimen === undefined) throw new Error(`no row ${like + 1} in the template's table`)
    let height = specimen.height
    for (const cell of specimen.cells) {
      if (cell.owner !== cell.col) continue
      const composed = cells.find(({ col }) => col === cell.col)
      const need = heightOfCell(table, xml, cell, composed?.value)
      const last = nth + (composed?.down ?? 1) - 1
      if (last > nth) due[Math.min(last, rows.length - 1)]?.push({ from: nth, need })
      else if (composed !== undefined) height = Math.max(height, need)
    }
    for (const { from, need } of due[nth] ?? []) height = Math.max(height, need - heights.slice(from).reduce((a, b) => a + b, 0))
    heights.push(height)
  }
  return heights
}

/** How tall a cell must be for a value, or for what it says itself. */
export function heightOfCell({ widths }: PptxTableNode, xml: string, cell: PptxCell, value: string | number | undefined): number {
  const { left, right, top, bottom } = insetsOf(childOf(cell.node, 'tcPr'), 'cell')
  const width = widths.slice(cell.col, cell.col + cell.colSpan).reduce((sum, one) => sum + one, 0) - left - right
  const [first] = cell.paragraphs
  if (first === undefined) return 0
  const lines = value === undefined ? cell.paragraphs.map(({ text }) => text) : linesOf(value)
  const set = lines.map((text, nth) => setParagraph((cell.paragraphs[nth] ?? first).node, xml, text))
  return heightOfParagraphs(set, width) + top + bottom
}
