import { attributeOf } from './scan-xml.ts'
import type { Range } from './xlsx-address.ts'
import type { CellValue } from './xlsx-compose-rows.ts'
import { moveRows } from './xlsx-move-rows.ts'
import { type RowMove, rowMoves } from './xlsx-row-moves.ts'
import { cellAt, findRow, type RowNode, rowAt, type SheetXml, withAttribute } from './xlsx-sheet-xml.ts'
import { columnsWidth, heightOf, type TextShape } from './xlsx-text-shape.ts'

/** Excel shows no row higher, in points. */
const highest = 409

/** A range and the points that its words need. */
interface Need {
  range: Range
  height: number
}

/**
 * Makes rows higher where what was written into them needs more room than they show; where its rows cannot be high enough, a cell gets
 * more rows. Tells how rows moved.
 */
export function growRows(sheet: SheetXml, written: CellValue[], shapes: TextShape[]): RowMove[] {
  const merges = new Map(sheet.merges.map((range) => [`${range.top}/${range.left}`, range]))
  const needs = written.flatMap((one) => {
    const range = merges.get(`${one.row}/${one.col}`) ?? { top: one.row, bottom: one.row, left: one.col, right: one.col }
    return needOf(sheet, one, range, shapes) ?? []
  })
  const moves = stretchRows(sheet, needs)
  const { row, end } = rowMoves(moves)
  for (const { range, height } of needs) growRange(sheet, row(range.top), end(range.bottom), height)
  return moves
}

function needOf(sheet: SheetXml, { row, col, value }: CellValue, range: Range, shapes: TextShape[]): Need | undefined {
  if (typeof value === 'number' || value === '') return undefined
  const shape = shapes[Number(attributeOf(cellAt(sheet, row, col).attributes, 's') ?? '0')]
  if (shape === undefined || !(shape.wraps || value.includes('\n'))) return undefined
  return { range, height: heightOf(value, shape, columnsWidth(sheet, range)) }
}

/** Puts empty rows under those that cannot be high enough for what ends in them; all other cells of such a row reach down over them. */
function stretchRows(sheet: SheetXml, needs: Need[]): RowMove[] {
  const added = new Map<number, number>()
  for (const { range, height } of needs) {
    const more = Math.ceil(height / highest) - (range.bottom - range.top + 1)
    const known = added.get(range.bottom)
    if (more > 0 && (known === undefined || known < more)) added.set(range.bottom, more)
  }
  const moves = [...added].map(([below, by]) => ({ below, by }))
  if (moves.length === 0) return []
  const stretched = moves.map(({ below, by }) => ({ like: rowAt(sheet, below), by }))
  const merged = mergedCells(sheet, new Set(added.keys()))
  moveRows(sheet, moves)
  const copies = stretched.flatMap(({ like, by }) =>
    Array.from({ length: by }, (_, index) => emptyLike(like, like.row + index + 1)),
  )
  sheet.rows = [...sheet.rows, ...copies].sort((one, other) => one.row - other.row)
  const alone = stretched.flatMap(({ like, by }) =>
    like.cells
      .filter((cell) => !merged.has(cell))
      .map(({ col }) => ({ top: like.row, bottom: like.row + by, left: col, right: col })),
  )
  sheet.merges = [...sheet.merges, ...alone]
  return moves
}

/** Cells of these rows that lie in some merge. */
function mergedCells(sheet: SheetXml, rows: Set<number>): Set<RowNode['cells'][number]> {
  const found = new Set<RowNode['cells'][number]>()
  for (const { top, bottom, left, right } of sheet.merges)
    for (let row = top; row <= bottom; row++)
      if (rows.has(row))
        for (const cell of findRow(sheet, row)?.cells ?? []) if (left <= cell.col && cell.col <= right) found.add(cell)
  return found
}

function emptyLike(like: RowNode, row: number): RowNode {
  const cells = like.cells.map((cell) => ({ ...cell, inner: '', attributes: cell.attributes.replace(/\st="[^"]*"/, '') }))
  return { row, attributes: like.attributes, cells }
}

/** Gives rows together the height that is needed: they share what is missing. */
function growRange(sheet: SheetXml, top: number, bottom: number, needed: number): void {
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
  let missing = needed - rows.reduce((sum, row) => sum + heightOfRow(sheet, row), 0)
  if (missing <= 0) return
  for (const [index, row] of rows.entries()) {
    const own = heightOfRow(sheet, row)
    const height = Math.min(highest, Math.max(own, own + missing / (rows.length - index)))
    missing -= height - own
    const node = rowAt(sheet, row)
    node.attributes = withAttribute(withAttribute(node.attributes, 'ht', String(Math.ceil(height * 4) / 4)), 'customHeight', '1')
  }
}

function heightOfRow(sheet: SheetXml, row: number): number {
  const own = attributeOf(findRow(sheet, row)?.attributes ?? '', 'ht')
  const format = /<(?:\w+:)?sheetFormatPr\b([^>]*)/.exec(sheet.before)?.[1] ?? ''
  return Number(own ?? attributeOf(format, 'defaultRowHeight') ?? '13.5')
}
