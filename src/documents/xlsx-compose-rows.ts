import type { ComposedRow, ComposedRows } from '#core/filling.ts'
import { groupBy } from '#core/group-by.ts'
import type { Range } from './xlsx-address.ts'
import { copyFormula } from './xlsx-formula.ts'
import { moveRows } from './xlsx-move-rows.ts'
import { type RowMove, rowMoves } from './xlsx-row-moves.ts'
import { findRow, type RowNode, type SheetXml } from './xlsx-sheet-xml.ts'

/** A value for a cell, by its 0-based row and column. */
export interface CellValue {
  row: number
  col: number
  value: string | number
  /** A formula that stands there stays. */
  keepsFormula?: true
}

/**
 * Lays rows like those of the template where others stood, with their styles, heights and merges; what is below moves. Tells what is to be
 * written into them, and how rows moved.
 */
export function composeRows(sheet: SheetXml, { top, bottom, rows }: ComposedRows): { values: CellValue[]; moves: RowMove[] } {
  const specimens = new Map(rows.map(({ like }) => [like, findRow(sheet, like)]))
  const merges = groupBy(sheet.merges, (range) => range.top)
  const moves = [{ below: bottom, by: rows.length - (bottom - top + 1) }].filter(({ by }) => by !== 0)
  sheet.rows = sheet.rows.filter(({ row }) => row < top || row > bottom)
  // What reaches into the rows from above goes on doing so.
  sheet.merges = sheet.merges.filter((range) => range.top < top || range.top > bottom)
  const endsPage = isBreakUnder(sheet, bottom)
  moveRows(sheet, moves)
  if (endsPage) breakPages(sheet, top, rows)
  const sums = rowMoves(moves)
  const laid = rows.map(({ like }, index) => {
    // A running total says something of the row above, too.
    const isCopied = (row: number) => row === like - 1 || (row >= top && row <= bottom)
    return copyRow(specimens.get(like), top + index, (formula) => copyFormula(formula, top + index - like, isCopied, sums.row))
  })
  const covered = rows.map(() => new Set<number>())
  const values: CellValue[] = []
  for (const [index, row] of rows.entries()) {
    const across = new Map(merges.get(row.like)?.map((range) => [range.left, range.right]))
    sheet.merges.push(...mergesOfRow(row, top + index, index, across, covered))
    for (const { down: _, ...cell } of row.cells) values.push({ row: top + index, ...cell })
  }
  for (const [index, row] of laid.entries()) for (const cell of row.cells) if (covered[index]?.has(cell.col)) cell.inner = ''
  const at = sheet.rows.findIndex(({ row }) => row >= top)
  sheet.rows.splice(at < 0 ? sheet.rows.length : at, 0, ...laid)
  return { values, moves }
}

const breaksPattern = /<(?:\w+:)?rowBreaks\b[^>]*>([\s\S]*?)<\/(?:\w+:)?rowBreaks>/

/** Whether a page ends under a row. */
function isBreakUnder({ after }: SheetXml, row: number): boolean {
  return [...(breaksPattern.exec(after)?.[1] ?? '').matchAll(/\sid="(\d+)"/g)].some(([, id]) => Number(id) === row + 1)
}

/** Pages end before the rows that open a part; the one that stood under the specimens goes with them. */
function breakPages(sheet: SheetXml, top: number, rows: ComposedRow[]): void {
  const { prefix } = sheet
  const own = rows.flatMap(({ opens }, index) => (opens ? [`<${prefix}brk id="${top + index}" max="16383" man="1"/>`] : []))
  sheet.after = sheet.after.replace(breaksPattern, (_, kept: string) => {
    const others = [...kept.matchAll(/<[^>]*\/>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes(` id="${top + rows.length}"`))
    const all = [...others, ...own].sort((one, other) => idOf(one) - idOf(other))
    const counts = `count="${all.length}" manualBreakCount="${all.length}"`
    return all.length === 0 ? '' : `<${prefix}rowBreaks ${counts}>${all.join('')}</${prefix}rowBreaks>`
  })
}

const idOf = (tag: string) => Number(/\sid="(\d+)"/.exec(tag)?.[1])

/** Merges of a composed row: across as its specimen's, down as far as its cells reach. */
function mergesOfRow(row: ComposedRow, at: number, index: number, across: Map<number, number>, covered: Set<number>[]): Range[] {
  const cells = new Map(row.cells.map((cell) => [cell.col, cell]))
  return [...new Set([...across.keys(), ...cells.keys()])].flatMap((left) => {
    if (covered[index]?.has(left)) return []
    const right = across.get(left) ?? left
    const down = cells.get(left)?.down ?? 1
    for (let below = 1; below < down; below++) for (let col = left; col <= right; col++) covered[index + below]?.add(col)
    return right > left || down > 1 ? [{ top: at, bottom: at + down - 1, left, right }] : []
  })
}

/** A row that says what its specimen says; formulas speak of the copy's own row. */
function copyRow(specimen: RowNode | undefined, row: number, copy: (formula: string) => string): RowNode {
  const inner = (own: string) =>
    own.replace(/(<(?:\w+:)?f\b[^>]*>)([^<]*)/g, (_, open: string, formula: string) => open + copy(formula))
  const cells = specimen?.cells.map((cell) => ({ ...cell, inner: cell.inner.includes('f') ? inner(cell.inner) : cell.inner }))
  return { row, attributes: specimen?.attributes ?? '', cells: cells ?? [] }
}
