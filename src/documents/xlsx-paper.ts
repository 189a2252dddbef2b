import type { Look } from '#core/paper/look.ts'
import type { PaperBlock, PaperCell, PaperRow, PaperTable } from '#core/paper/paper.ts'
import { attributeOf } from './scan-xml.ts'
import type { Range } from './xlsx-address.ts'
import { rowHeight, scaleRow, scaleToFit } from './xlsx-fit.ts'
import { readPage } from './xlsx-page.ts'
import type { XlsxLook } from './xlsx-paper-looks.ts'
import { layPictures, reachOf, type ShownPictures } from './xlsx-paper-pictures.ts'
import type { CellNode, SheetXml } from './xlsx-sheet-xml.ts'
import { cellText, type ShownStyles } from './xlsx-shown.ts'
import { spill } from './xlsx-spill.ts'
import { columnPoints } from './xlsx-text-shape.ts'

/** What a worksheet's paper is made from, beside its XML. */
export interface SheetShown extends ShownStyles {
  looks: XlsxLook[]
  /** 印刷範囲, 印刷タイトル (rows that stand at the top of each page), as the book names them for this sheet. */
  area?: Range
  titles?: [number, number]
  /** What lies over its cells. */
  over: ShownPictures
}

/** A worksheet as it comes out of the printer: a page setup and a table for each page that its breaks part. */
export function paperOfSheet(sheet: SheetXml, shown: SheetShown): PaperBlock[] {
  const page = readPage(sheet)
  const area = areaOf(sheet, shown)
  const widths = columnPoints(sheet, area)
  const laid = layPictures(rowsOf(sheet, shown, area, widths), shown.over, area, widths)
  const ends = [...page.breaks.map((row) => row - area.top + 1).filter((end) => end > 0 && end < laid.length), laid.length]
  const scale = scaleToFit(page, widths, partHeights(laid, widths, ends))
  const columns = widths.map((width) => width * scale)
  const total = columns.reduce((sum, width) => sum + width, 0)
  const room = page.setup.width - page.setup.margins.left - page.setup.margins.right
  const indent = page.centred && room > total ? { indent: (room - total) / 2 } : {}
  const rows = laid.map((row) => scaleRow(row, scale))
  return [page.setup, ...partTables(rows, area, { columns, ...indent }, ends, shown.titles)]
}

/** Points that the rows between two page ends need. */
function partHeights(rows: PaperRow[], widths: number[], ends: number[]): number[] {
  const froms = [0, ...ends]
  return ends.map((end, index) => rows.slice(froms[index], end).reduce((sum, row) => sum + rowHeight(row, widths), 0))
}

/** Cut at page breaks and before the rows that are printed again on each page. */
function partTables(
  rows: PaperRow[],
  area: Range,
  table: Pick<PaperTable, 'columns' | 'indent'>,
  ends: number[],
  titles: [number, number] | undefined,
): PaperBlock[] {
  const head = titles ? rows.slice(Math.max(0, titles[0] - area.top), titles[1] - area.top + 1) : []
  const blocks: PaperBlock[] = []
  const lay = (from: number, to: number, hasHead: boolean) => {
    const part = rows.slice(from, to)
    if (part.length > 0)
      blocks.push({
        type: 'table',
        ...table,
        rows: hasHead ? [...head, ...part] : part,
        ...(hasHead ? { headRows: head.length } : {}),
      })
  }
  const first = titles ? Math.max(0, titles[0] - area.top) : Number.POSITIVE_INFINITY
  let from = 0
  for (const end of ends) {
    if (from > 0) blocks.push({ type: 'pageBreak' })
    if (from <= first && first < end && head.length > 0) {
      lay(from, first, false)
      lay(first + head.length, end, true)
    } else lay(from, end, from > first && head.length > 0)
    from = end
  }
  return blocks
}

/** The printed range, or as far as anything is said or drawn. */
function areaOf(sheet: SheetXml, { area, looks, over }: SheetShown): Range {
  if (area) return area
  const isSeen = ({ inner, attributes }: CellNode) =>
    inner !== '' || looks[Number(attributeOf(attributes, 's') ?? '0')]?.look.lines !== undefined
  const range: Range = { top: 0, left: 0, ...reachOf(over) }
  for (const { row, cells } of sheet.rows)
    for (const cell of cells)
      if (isSeen(cell)) {
        range.bottom = Math.max(range.bottom, row)
        range.right = Math.max(range.right, cell.col)
      }
  for (const merge of sheet.merges) range.right = Math.max(range.right, merge.right)
  return range
}

function rowsOf(sheet: SheetXml, shown: SheetShown, area: Range, widths: number[]): PaperRow[] {
  const nodes = new Map(sheet.rows.map((row) => [row.row, row]))
  const merges = new Map(sheet.merges.map((merge) => [`${merge.top}/${merge.left}`, merge]))
  const covered = coveredPlaces(sheet.merges)
  const usual = Number(
    attributeOf(/<(?:\w+:)?sheetFormatPr\b([^>]*)/.exec(sheet.before)?.[1] ?? '', 'defaultRowHeight') ?? '13.5',
  )
  const lookAt = (row: number, col: number): XlsxLook | undefined => {
    const cell = nodes.get(row)?.cells.find((one) => one.col === col)
    return cell && shown.looks[Number(attributeOf(cell.attributes, 's') ?? '0')]
  }
  return Array.from({ length: area.bottom - area.top + 1 }, (_, index) => {
    const row = area.top + index
    const node = nodes.get(row)
    if (/\shidden="(?:1|true)"/.test(node?.attributes ?? '')) return { height: 0, cells: [] }
    const cells = (node?.cells ?? []).flatMap((cell): (PaperCell & { wraps: boolean })[] => {
      if (cell.col < area.left || cell.col > area.right || covered.has(`${row}/${cell.col}`)) return []
      const merge = merges.get(`${row}/${cell.col}`) ?? { top: row, bottom: row, left: cell.col, right: cell.col }
      const own = lookAt(row, cell.col)
      const text = cellText(cell, shown)
      if (own === undefined || (text === '' && own.look.lines === undefined && own.look.fill === undefined)) return []
      const lines = linesOf(merge, lookAt)
      const number = typeOf(cell) === 'n' && own.look.across === undefined ? ({ across: 'right' } as const) : {}
      const { right, bottom } = { right: Math.min(merge.right, area.right), bottom: Math.min(merge.bottom, area.bottom) }
      return [
        {
          col: cell.col - area.left,
          ...(right > cell.col ? { colSpan: right - cell.col + 1 } : {}),
          ...(bottom > row ? { rowSpan: bottom - row + 1 } : {}),
          text,
          look: { ...own.look, ...number, lines },
          wraps: own.wraps || right > cell.col,
        },
      ]
    })
    const height = Number(attributeOf(node?.attributes ?? '', 'ht') ?? usual)
    return { height, cells: spill(cells, widths) }
  })
}

const typeOf = (cell: CellNode) => (cell.inner === '' ? '' : (attributeOf(cell.attributes, 't') ?? 'n'))

/** Places that a merge covers, without its corner. */
function coveredPlaces(merges: Range[]): Set<string> {
  const covered = new Set<string>()
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= bottom; row++)
      for (let col = left; col <= right; col++) if (row !== top || col !== left) covered.add(`${row}/${col}`)
  return covered
}

/** Lines around a merge are those of the cells at its corners. */
function linesOf(
  { top, left, bottom, right }: Range,
  lookAt: (row: number, col: number) => XlsxLook | undefined,
): NonNullable<Look['lines']> {
  const first = lookAt(top, left)?.look.lines
  const last = lookAt(bottom, right)?.look.lines ?? first
  return {
    ...(first?.top ? { top: first.top } : {}),
    ...(first?.left ? { left: first.left } : {}),
    ...(last?.right ? { right: last.right } : {}),
    ...(last?.bottom ? { bottom: last.bottom } : {}),
  }
}
