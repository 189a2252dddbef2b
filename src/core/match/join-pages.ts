import type { Cell, DocumentContent, Grid } from '../grid.ts'
import { foldText } from '../text-fold.ts'
import { shareColumnsOf } from './join-columns.ts'

type Grids = Pick<DocumentContent, 'grids'> & Partial<Pick<DocumentContent, 'pages'>>

/**
 * A document whose pages run on: page numbers and running heads are gone, and a table that goes on at the top of the next page is one
 * table, its repeated heading rows left out. Only a PDF has pages; every grid keeps its place in the list.
 */
export function joinPages<Content extends Grids>(content: Content): Content {
  const pages = new Set(content.grids.flatMap((grid) => pageOf(grid) ?? []))
  if (pages.size < 2) return content
  const grids = withoutFurniture(content.grids, pages.size)
  for (let i = 0; i < grids.length; i++) {
    const table = grids[i] as Grid
    const next = grids.findIndex((grid, at) => at > i && grid.cells.length > 0)
    const more = grids[next]
    const joined = more && goesOn(table, more) ? aligned(table, more, content.pages) : undefined
    if (!joined) continue
    grids[next] = append(...joined)
    grids[i] = { ...table, cells: [] }
  }
  return { ...content, grids }
}

/** The page of a PDF that a grid stands on. */
export function pageOf({ place }: Grid): number | undefined {
  const page = /^p(\d+)\//.exec(place)?.[1]
  return page === undefined ? undefined : Number(page)
}

/**
 * Without the first and last lines of pages that stand on at least half of them, but for their numbers. A running head stays where it stands
 * first: there it is the title.
 */
function withoutFurniture(grids: Grid[], pages: number): Grid[] {
  const ends = new Map<string, Cell[]>()
  const byPage = new Map<number, Grid[]>()
  for (const grid of grids) {
    const page = pageOf(grid)
    if (page !== undefined && grid.cells.length > 0) byPage.set(page, [...(byPage.get(page) ?? []), grid])
  }
  for (const list of byPage.values())
    for (const [grid, end] of [[list[0], 'top'] as const, [list.at(-1), 'bottom'] as const])
      for (const cell of rowAt(grid, end)) {
        const key = `${end} ${foldText(cell.text).replace(/\d+/g, '#')}`
        ends.set(key, [...(ends.get(key) ?? []), cell])
      }
  const furniture = [...ends].filter(([, cells]) => cells.length >= Math.max(2, pages / 2))
  const repeated = new Set(furniture.flatMap(([key, cells]) => (key.startsWith('top') ? cells.slice(1) : cells)))
  return grids.map((grid) => ({ ...grid, cells: grid.cells.filter((cell) => !repeated.has(cell)) }))
}

function rowAt(grid: Grid | undefined, end: 'top' | 'bottom'): Cell[] {
  if (grid?.kind !== 'lines') return []
  const row = (end === 'top' ? grid.cells[0] : grid.cells.at(-1))?.row
  return grid.cells.filter((cell) => cell.row === row && cell.text.trim() !== '')
}

/** Whether the second may be the rest of the first: tables as wide, on pages that follow each other, nothing between them. */
function goesOn(table: Grid, next: Grid): boolean {
  const [page, following] = [pageOf(table), pageOf(next)]
  if (page === undefined || following !== page + 1 || table.cells.length === 0) return false
  if (table.kind !== 'table' || next.kind !== 'table') return false
  const [a, b] = [edgesOf(table), edgesOf(next)]
  return a.length === b.length && a.every((edge, i) => Math.abs(edge - (b[i] as number)) < 3)
}

/**
 * Both tables with the same columns. Where a page break left other rules in the rest, the table has to run down to the end of its page.
 */
function aligned(table: Grid, more: Grid, pages: Grids['pages']): [Grid, Grid] | undefined {
  if (table.colCount === more.colCount && sameColumns(table, more)) return [table, more]
  const page = pageOf(table)
  const height = page === undefined ? undefined : pages?.[page - 1]?.height
  const bottom = table.cells.reduce((lowest, { box }) => (box ? Math.max(lowest, box[1] + box[3]) : lowest), 0)
  if (height !== undefined && bottom < height * 0.75) return undefined
  return shareColumnsOf(table, more)
}

/** Whether every column of the two begins in the same place, as far as cells tell. */
function sameColumns(a: Grid, b: Grid): boolean {
  const starts = new Map(a.cells.flatMap(({ col, box }) => (box ? [[col, box[0]] as const] : [])))
  return b.cells.every(({ col, box }) => !box || !starts.has(col) || Math.abs((starts.get(col) as number) - box[0]) < 3)
}

/** Where a drawn table begins and ends from left to right, in points. */
function edgesOf({ cells }: Grid): number[] {
  const boxes = cells.flatMap(({ box }) => (box ? [box] : []))
  return boxes.length === 0 ? [] : [Math.min(...boxes.map(([x]) => x)), Math.max(...boxes.map(([x, , width]) => x + width))]
}

function append(table: Grid, more: Grid): Grid {
  const repeated = repeatedRows(table, more)
  const rest = more.cells
    .filter(({ row }) => row >= repeated)
    .map((cell) => ({ ...cell, row: cell.row - repeated + table.rowCount }))
  const { longer, taken } = goingOn(table, rest)
  const cells = [...table.cells.map((cell) => longer.get(cell) ?? cell), ...rest.filter((cell) => !taken.has(cell))]
  return { ...more, rowCount: table.rowCount + more.rowCount - repeated, cells }
}

/** Labels at the left that a page break cut: what is left of their cells on the next page is blank. */
function goingOn(table: Grid, rest: Cell[]): { longer: Map<Cell, Cell>; taken: Set<Cell> } {
  const longer = new Map<Cell, Cell>()
  const taken = new Set<Cell>()
  let col = 0
  for (const blank of rest.filter(({ row }) => row === table.rowCount)) {
    const above = table.cells.find(
      (cell) => cell.col === blank.col && cell.colSpan === blank.colSpan && cell.row + cell.rowSpan === table.rowCount,
    )
    if (blank.text.trim() !== '' || blank.col !== col || !above || above.text.trim() === '') break
    longer.set(above, { ...above, rowSpan: above.rowSpan + blank.rowSpan })
    taken.add(blank)
    col += blank.colSpan
  }
  return { longer, taken }
}

/** How many of the first rows are printed again on the next page. */
export function repeatedRows(table: Grid, more: Grid): number {
  const words = (grid: Grid, row: number) =>
    foldText(
      grid.cells
        .filter((cell) => cell.row === row)
        .map(({ text }) => text)
        .join('|'),
    )
  let row = 0
  while (row < table.rowCount && row < more.rowCount && words(table, row) !== '' && words(table, row) === words(more, row)) row++
  return row
}
