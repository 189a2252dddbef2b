import type { Cell, Grid } from '../grid.ts'

/** Words that stand together on a slide: a line, a paragraph or a cell, with where they begin and end across. */
export interface Piece {
  text: string
  from: number
  to: number
  cell: Cell
}

/** Pieces side by side on one height. */
export interface PieceRow {
  pieces: Piece[]
  grid: Grid
}

/** Tabs part what stands side by side in one line. */
const parts = (cell: Cell) => cell.text.split('\t').map((text) => text.trim())

/**
 * The rows of a slide in reading order. Places across are those drawn on the page, or the numbers of columns where nothing is drawn.
 * The lines of a table's cell follow one another as pieces of rows of their own, after the row of first lines.
 */
export function pieceRows(grids: Grid[]): PieceRow[] {
  return grids.flatMap((grid): PieceRow[] => {
    const rows = new Map<number, Cell[]>()
    for (const cell of grid.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
    return [...rows.values()].flatMap((cells) => (grid.kind === 'lines' ? [lineRow(cells, grid)] : tableRows(cells, grid)))
  })
}

function lineRow(cells: Cell[], grid: Grid): PieceRow {
  const pieces = cells.flatMap((cell) => {
    const texts = parts(cell)
    const [from, to] = extentOf(cell)
    const step = (to - from) / texts.length
    return texts.map((text, nth) => ({ text, cell, from: from + nth * step, to: from + (nth + 1) * step }))
  })
  return { pieces, grid }
}

/** A row whose cells hold one line each stays a row; others are read cell by cell, line by line. */
function tableRows(cells: Cell[], grid: Grid): PieceRow[] {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  const single = filled.every(({ text }) => !text.trim().includes('\n'))
  const pieceOf = (cell: Cell, text: string): Piece => {
    const [from, to] = extentOf(cell)
    return { text: text.trim(), cell, from, to }
  }
  if (single) return filled.length === 0 ? [] : [{ pieces: filled.map((cell) => pieceOf(cell, cell.text)), grid }]
  return filled.flatMap((cell) => cell.text.split('\n').map((text) => ({ pieces: [pieceOf(cell, text)], grid })))
}

const extentOf = ({ box, col, colSpan }: Cell): [number, number] => (box ? [box[0], box[0] + box[2]] : [col, col + colSpan])
