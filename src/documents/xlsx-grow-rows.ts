import { attributeOf } from './scan-xml.ts'
import type { Range } from './xlsx-address.ts'
import { mergesOf, stretchRow } from './xlsx-row-shift.ts'
import { cellAt, rowAt, type SheetXml, withAttribute } from './xlsx-sheet-xml.ts'
import { columnsWidth, heightOf, type TextShape } from './xlsx-text-shape.ts'

interface Written {
  row: number
  col: number
  value: string | number
}

/** Excel shows no row higher, in points. */
const highest = 409

/**
 * Makes rows higher where what was written into them needs more room than they show; where one row cannot be high enough, the
 * cell gets more rows. Tells which rows were put in, from the bottom up.
 */
export function growRows(sheet: SheetXml, written: Written[], shapes: TextShape[]): { below: number; by: number }[] {
  const stretched: { below: number; by: number }[] = []
  for (const { row, col, value } of [...written].sort((one, other) => other.row - one.row)) {
    if (typeof value === 'number' || value === '') continue
    const range = mergesOf(sheet).find((merge) => merge.top === row && merge.left === col) ?? {
      top: row,
      bottom: row,
      left: col,
      right: col,
    }
    const shape = shapes[Number(attributeOf(cellAt(sheet, row, col).attributes, 's') ?? '0')]
    if (shape === undefined || !(shape.wraps || value.includes('\n'))) continue
    const by = growRange(sheet, range, heightOf(value, shape, columnsWidth(sheet, range)))
    if (by > 0) stretched.push({ below: range.bottom, by })
  }
  return stretched
}

/** Gives a range the height it needs: its rows share what is missing. Returns how many rows had to be put in. */
function growRange(sheet: SheetXml, range: Range, needed: number): number {
  const shown = rowsOf(range).map((row) => heightOfRow(sheet, row))
  if (shown.reduce((sum, height) => sum + height, 0) >= needed) return 0
  const added = Math.max(0, Math.ceil(needed / highest) - shown.length)
  stretchRow(sheet, range.bottom, added)
  const rows = rowsOf({ ...range, bottom: range.bottom + added })
  let missing = needed - rows.reduce((sum, row) => sum + heightOfRow(sheet, row), 0)
  for (const [index, row] of rows.entries()) {
    const own = heightOfRow(sheet, row)
    const height = Math.min(highest, Math.max(own, own + missing / (rows.length - index)))
    missing -= height - own
    const node = rowAt(sheet, row)
    node.attributes = withAttribute(withAttribute(node.attributes, 'ht', String(Math.ceil(height * 4) / 4)), 'customHeight', '1')
  }
  return added
}

function rowsOf({ top, bottom }: Range): number[] {
  return Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
}

function heightOfRow(sheet: SheetXml, row: number): number {
  const own = attributeOf(sheet.rows.find((node) => node.row === row)?.attributes ?? '', 'ht')
  const format = /<(?:\w+:)?sheetFormatPr\b([^>]*)/.exec(sheet.before)?.[1] ?? ''
  return Number(own ?? attributeOf(format, 'defaultRowHeight') ?? '13.5')
}
