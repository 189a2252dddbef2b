import type { Cell, Grid } from '#core/grid.ts'
import { readFrames } from './pdf-borders.ts'
import type { Glyph } from './pdf-glyph.ts'
import type { PageMarks } from './pdf-marks.ts'
import type { Box } from './pdf-path.ts'
import { type RuledTable, readTable, type Slot } from './pdf-table.ts'
import { joinGlyphs, lowest, readCellText, readLines, type TextLine } from './pdf-text.ts'

/** Gap, in ems, at which words on one height are no longer one line. */
const columnGapEms = 2

/** Lays out a page in reading order: tables, and the runs of lines between them. `number` is 1-based. */
export function layOutPage(marks: PageMarks, number: number): Grid[] {
  const tables = readFrames(marks.horizontal, marks.vertical).flatMap((frame) => readTable(frame) ?? [])
  const held = tables.filter((table) => table.slots.length > 1).sort((a, b) => areaOf(a.box) - areaOf(b.box))
  const { inside, outside } = assign(marks.glyphs, held)
  const blocks = [...held.map((table) => ({ top: table.box[1], left: table.box[0], table })), ...lineBlocks(outside)]
  blocks.sort((a, b) => a.top - b.top || a.left - b.left)
  return numberGrids(blocks, inside, number)
}

type Block = { top: number; left: number; table: RuledTable } | { top: number; left: number; lines: TextLine[] }

function areaOf([left, top, right, bottom]: Box): number {
  return (right - left) * (bottom - top)
}

/** Each piece of text goes to the cell that holds its centre; of nested tables, to the innermost. */
function assign(glyphs: Glyph[], tables: RuledTable[]): { inside: Map<Slot, Glyph[]>; outside: Glyph[] } {
  const inside = new Map<Slot, Glyph[]>()
  const outside: Glyph[] = []
  for (const piece of pieces(glyphs)) {
    const slot = slotAt(tables, ...centre(piece))
    if (!slot) outside.push(...piece)
    else if (inside.has(slot)) inside.get(slot)?.push(...piece)
    else inside.set(slot, [...piece])
  }
  return { inside, outside }
}

/** What the file wrote in one go, parted at gaps. */
function pieces(glyphs: Glyph[]): Glyph[][] {
  const found: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = found.at(-1)?.at(-1)
    const goesOn =
      last && last.piece === glyph.piece && Math.abs(glyph.from - last.to) < glyph.size * 0.4 && last.text.trim() !== ''
    if (goesOn && Math.abs(last.mid - glyph.mid) < 1) found.at(-1)!.push(glyph)
    else found.push([glyph])
  }
  return found
}

function centre(piece: Glyph[]): [x: number, y: number] {
  const [first, last] = [piece[0]!, piece.at(-1)!]
  return [(first.x + last.x) / 2, (first.y + last.y) / 2]
}

function slotAt(tables: RuledTable[], x: number, y: number): Slot | undefined {
  for (const table of tables) {
    const slot = table.slotAt(x, y)
    if (slot) return slot
  }
  return undefined
}

/** Text outside tables: one block a height, so that tables can stand between. */
function lineBlocks(glyphs: Glyph[]): Block[] {
  const rows: Block[] = []
  for (const line of readLines(glyphs)) {
    const y = lowest(line.glyphs, (glyph) => glyph.y)
    const x = lowest(line.glyphs, (glyph) => glyph.x)
    rows.push({ top: y, left: x, lines: [line] })
  }
  return rows
}

function numberGrids(blocks: Block[], inside: Map<Slot, Glyph[]>, page: number): Grid[] {
  const grids: Grid[] = []
  let tables = 0
  let runs = 0
  let lineNumber = 0
  for (const block of blocks) {
    if ('table' in block) {
      tables += 1
      grids.push(tableGrid(block.table, inside, `p${page}/table${tables}`))
      continue
    }
    let run = grids.at(-1)
    if (run?.kind !== 'lines') {
      runs += 1
      run = { place: `p${page}/lines${runs}`, kind: 'lines', rowCount: 0, colCount: 0, cells: [] }
      grids.push(run)
    }
    for (const line of block.lines) addLine(run, line, `p${page}/line ${++lineNumber}`)
  }
  return grids
}

function addLine(grid: Grid, line: TextLine, locator: string): void {
  for (const [col, glyphs] of partAtGaps(line).entries()) {
    const text = joinGlyphs(glyphs)
    const place = col === 0 ? locator : `${locator}/c${col + 1}`
    grid.cells.push({ row: grid.rowCount, col, rowSpan: 1, colSpan: 1, text, locator: place, box: boxOf(glyphs) })
    grid.colCount = Math.max(grid.colCount, col + 1)
  }
  grid.rowCount += 1
}

function partAtGaps(line: TextLine): Glyph[][] {
  const parts: Glyph[][] = []
  for (const glyph of line.glyphs) {
    const last = parts.at(-1)?.at(-1)
    if (last && glyph.from - last.to < columnGapEms * line.size) parts.at(-1)!.push(glyph)
    else parts.push([glyph])
  }
  return parts.filter((part) => part.some((glyph) => glyph.text.trim() !== ''))
}

function boxOf(glyphs: Glyph[]): [number, number, number, number] {
  const half = (glyph: Glyph): [number, number] =>
    glyph.angle % 180 === 0 ? [(glyph.to - glyph.from) / 2, glyph.size / 2] : [glyph.size / 2, (glyph.to - glyph.from) / 2]
  const left = lowest(glyphs, (glyph) => glyph.x - half(glyph)[0])
  const right = -lowest(glyphs, (glyph) => -glyph.x - half(glyph)[0])
  const top = lowest(glyphs, (glyph) => glyph.y - half(glyph)[1])
  const bottom = -lowest(glyphs, (glyph) => -glyph.y - half(glyph)[1])
  return [tenth(left), tenth(top), tenth(right - left), tenth(bottom - top)]
}

function tableGrid(table: RuledTable, inside: Map<Slot, Glyph[]>, place: string): Grid {
  const cells = table.slots.map((slot): Cell => {
    const [left, top, right, bottom] = slot.box
    return {
      row: slot.row,
      col: slot.col,
      rowSpan: slot.rowSpan,
      colSpan: slot.colSpan,
      text: readCellText(inside.get(slot) ?? []),
      locator: `${place}/r${slot.row + 1}c${slot.col + 1}`,
      box: [tenth(left), tenth(top), tenth(right - left), tenth(bottom - top)],
    }
  })
  return { place, kind: 'table', rowCount: table.rowCount, colCount: table.colCount, cells }
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10
}
