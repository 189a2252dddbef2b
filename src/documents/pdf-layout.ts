import type { Cell, Grid } from '#core/grid.ts'
import { arrange, type Fragment, type Item, type Step } from './pdf-blocks.ts'
import { readFrames } from './pdf-borders.ts'
import type { Glyph } from './pdf-glyph.ts'
import { halvesOf } from './pdf-halves.ts'
import type { PageMarks } from './pdf-marks.ts'
import type { Box, Drawing } from './pdf-path.ts'
import { outlineShades } from './pdf-shades.ts'
import { type RuledTable, readTable, type Slot } from './pdf-table.ts'
import { joinGlyphs, lowest, readCellText, readLines } from './pdf-text.ts'

/** Gap, in ems, at which words on one height may belong to different columns. */
const columnGapEms = 1
/** A box lower than this, in points, is drawn around words of a line. */
const lowestBox = 20

/** Lays out a page in reading order: tables, and the runs of lines between them. `number` is 1-based; its size in points. */
export function layOutPage(marks: PageMarks, number: number, page: { width: number; height: number }): Grid[] {
  const ruled = readTables(marks)
  const tables = ruled.filter((table) => table.slots.length > 1)
  const boxes = ruled.filter((table) => table.slots.length === 1).map((table) => table.box)
  const shades = marks.fills.filter((fill) => fill.colour !== '#ffffff').map((fill) => fill.box)
  const { inside, outside } = assign(marks.glyphs, byArea(tables))
  const slanted = outside.filter((text) => isSlanted(text.glyphs))
  const items = [
    ...outside.filter((text) => !isSlanted(text.glyphs)).map(textItem),
    ...tables.map((table): Item => ({ kind: 'table', box: table.box, table })),
  ]
  const halves = halvesOf(nest(items, [...boxes, ...shades].filter(holdsLines)), page)
  const steps = halves.flatMap((half): Step[] => [{ kind: 'break' }, ...arrange(half)])
  const marked = slanted.map((text) => ({ kind: 'row' as const, row: [text] }))
  return numberGrids([...steps, { kind: 'break' }, ...marked], inside, number)
}

/** Tables of the ruling lines; where cells are only shaded, of the outlines of the shades as well. */
function readTables(marks: PageMarks): RuledTable[] {
  const tablesOf = ({ horizontal, vertical }: Pick<Drawing, 'horizontal' | 'vertical'>): RuledTable[] =>
    readFrames(horizontal, vertical).flatMap((frame) => readTable(frame) ?? [])
  const ruled = tablesOf(marks)
  const free = marks.fills.filter(({ box }) => !slotAt(ruled, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
  const outlines = outlineShades(free)
  if (outlines.horizontal.length === 0) return ruled
  return tablesOf({
    horizontal: [...marks.horizontal, ...outlines.horizontal],
    vertical: [...marks.vertical, ...outlines.vertical],
  })
}

function byArea(tables: RuledTable[]): RuledTable[] {
  return [...tables].sort((a, b) => areaOf(a.box) - areaOf(b.box))
}

function areaOf([left, top, right, bottom]: Box): number {
  return (right - left) * (bottom - top)
}

function holdsLines([left, top, right, bottom]: Box): boolean {
  return bottom - top >= lowestBox && right - left >= lowestBox * 2
}

/** Each piece of text goes to the cell that holds its centre; of nested tables, to the innermost. */
function assign(glyphs: Glyph[], tables: RuledTable[]): { inside: Map<Slot, Glyph[]>; outside: Fragment[] } {
  const inside = new Map<Slot, Glyph[]>()
  const outside: Glyph[] = []
  for (const piece of pieces(glyphs)) {
    const slot = isSlanted(piece) ? undefined : slotAt(tables, ...centre(piece))
    const held = slot && inside.get(slot)
    if (!slot) outside.push(...piece)
    else if (held) held.push(...piece)
    else inside.set(slot, [...piece])
  }
  return { inside, outside: readLines(outside).flatMap((line) => partAtGaps(line.glyphs, line.size)) }
}

/** What the file wrote in one go, parted at gaps. */
function pieces(glyphs: Glyph[]): Glyph[][] {
  const found: Glyph[][] = []
  for (const glyph of glyphs) {
    const piece = found.at(-1)
    const last = piece?.at(-1)
    if (piece && last && goesOn(last, glyph)) piece.push(glyph)
    else found.push([glyph])
  }
  return found
}

function goesOn(last: Glyph, glyph: Glyph): boolean {
  const near = Math.abs(glyph.from - last.to) < glyph.size * 0.4 && Math.abs(last.mid - glyph.mid) < 1
  return near && last.piece === glyph.piece && last.angle === glyph.angle && last.text.trim() !== ''
}

/** Text across the page (透かし) belongs to no cell. */
function isSlanted([first]: Glyph[]): boolean {
  return first !== undefined && first.angle % 90 !== 0
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

function partAtGaps(glyphs: Glyph[], size: number): Fragment[] {
  const parts: Glyph[][] = []
  for (const glyph of glyphs) {
    const part = parts.at(-1)
    const last = part?.at(-1)
    if (part && last && glyph.from - last.to < columnGapEms * size) part.push(glyph)
    else parts.push([glyph])
  }
  const written = parts.filter((part) => part.some((glyph) => glyph.text.trim() !== ''))
  return written.map((part) => ({ glyphs: part, size, mid: part[0]!.mid, box: boxOf(part) }))
}

function boxOf(glyphs: Glyph[]): Box {
  const half = (glyph: Glyph): [number, number] => {
    const length = (glyph.to - glyph.from) / 2
    return glyph.angle % 180 === 0 ? [length, glyph.size / 2] : [glyph.size / 2, length]
  }
  return [
    lowest(glyphs, (glyph) => glyph.x - half(glyph)[0]),
    lowest(glyphs, (glyph) => glyph.y - half(glyph)[1]),
    -lowest(glyphs, (glyph) => -glyph.x - half(glyph)[0]),
    -lowest(glyphs, (glyph) => -glyph.y - half(glyph)[1]),
  ]
}

/** Lines stand closer than their characters are high: a narrower box keeps them apart. */
function textItem(text: Fragment): Item {
  const [left, top, right, bottom] = text.box
  const inset = (bottom - top) * 0.12
  return { kind: 'text', box: [left, top + inset, right, bottom - inset], text }
}

/** Puts what lies in a drawn box into it, so that it is read together; boxes within boxes likewise. */
function nest(items: Item[], boxes: Box[]): Item[] {
  let level = items
  for (const box of [...boxes].sort((a, b) => areaOf(a) - areaOf(b))) {
    const held = level.filter((item) => contains(box, item.box))
    if (held.length < 2) continue
    level = [...level.filter((item) => !contains(box, item.box)), { kind: 'box', box, items: held }]
  }
  return level
}

function contains([left, top, right, bottom]: Box, inner: Box): boolean {
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2]
  return x > left && x < right && y > top && y < bottom && areaOf(inner) <= (right - left) * (bottom - top)
}

function numberGrids(steps: ReturnType<typeof arrange>, inside: Map<Slot, Glyph[]>, page: number): Grid[] {
  const grids: Grid[] = []
  const counts = { table: 0, lines: 0, line: 0 }
  let run: Grid | undefined
  for (const step of steps) {
    if (step.kind !== 'row') run = undefined
    if (step.kind === 'table') grids.push(tableGrid(step.table, inside, `p${page}/table${++counts.table}`))
    if (step.kind !== 'row') continue
    if (!run) {
      run = { place: `p${page}/lines${++counts.lines}`, kind: 'lines', rowCount: 0, colCount: 0, cells: [] }
      grids.push(run)
    }
    addRow(run, step.row, `p${page}/line ${++counts.line}`)
  }
  return grids
}

function addRow(grid: Grid, row: Fragment[], locator: string): void {
  for (const [col, { glyphs, box }] of row.entries()) {
    const place = col === 0 ? locator : `${locator}/c${col + 1}`
    grid.cells.push({
      row: grid.rowCount,
      col,
      rowSpan: 1,
      colSpan: 1,
      text: joinGlyphs(glyphs),
      locator: place,
      box: sizeOf(box),
    })
  }
  grid.colCount = Math.max(grid.colCount, row.length)
  grid.rowCount += 1
}

function tableGrid(table: RuledTable, inside: Map<Slot, Glyph[]>, place: string): Grid {
  const cells = table.slots.map(({ row, col, rowSpan, colSpan, box }, i): Cell => {
    const glyphs = inside.get(table.slots[i]!) ?? []
    const room = glyphs.length === 0 ? {} : { ems: emsOf(glyphs, box), ...emptyAbove(glyphs, box) }
    const locator = `${place}/r${row + 1}c${col + 1}`
    return { row, col, rowSpan, colSpan, text: readCellText(glyphs), locator, box: sizeOf(box), ...room }
  })
  const { rowCount, colCount, cut } = table
  return { place, kind: 'table', rowCount, colCount, cells, ...(cut.top || cut.bottom ? { cut } : {}) }
}

/** Widest margin, in points, between a cell's side and its words. */
const widestMargin = 6

/** How many of its largest letters fit between the margins of a cell. */
function emsOf(glyphs: Glyph[], [left, , right]: Box): number {
  const size = -lowest(glyphs, (glyph) => -glyph.size)
  const margin = Math.min(widestMargin, Math.max(0, lowest(glyphs, (glyph) => glyph.from) - left))
  return tenth((right - left - 2 * margin) / size)
}

/** How many of its lines would fit above the first; most cells begin at their top. */
function emptyAbove(glyphs: Glyph[], [, top]: Box): { emptyAbove?: number } {
  const size = -lowest(glyphs, (glyph) => -glyph.size)
  const lines = Math.floor((lowest(glyphs, (glyph) => glyph.y - glyph.size / 2) - top) / (size * 1.2))
  return lines > 0 ? { emptyAbove: lines } : {}
}

function sizeOf([left, top, right, bottom]: Box): [x: number, y: number, width: number, height: number] {
  return [tenth(left), tenth(top), tenth(right - left), tenth(bottom - top)]
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10
}
