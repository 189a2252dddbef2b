import { groupBy } from '#core/group-by.ts'
import { type Frame, sameLine } from './pdf-borders.ts'
import type { Box, Rule } from './pdf-path.ts'
import { absorbBoxes, joinRegions, rectangles, type Span, type Walls } from './pdf-regions.ts'

/** One cell of a ruled table: its place in the grid and on the page. */
export interface Slot extends Span {
  box: Box
}

/** The sides at which a table is not closed by a line. */
export interface TableCut {
  top?: true
  bottom?: true
}

/** A ruled table (罫線の表) without its text. */
export interface RuledTable {
  box: Box
  rowCount: number
  colCount: number
  slots: Slot[]
  /** Where the end of the page cut its cells. */
  cut: TableCut
  /** The cell that holds a point. */
  slotAt(x: number, y: number): Slot | undefined
}

/** Part of a cell's side that must be drawn to divide it from its neighbour. */
const dividing = 0.6
/** More elementary cells than this are hatching, not a table. */
const mostCells = 40_000

/** Derives rows, columns and cells from a frame of ruling lines; undefined where it encloses nothing. */
export function readTable(frame: Frame): RuledTable | undefined {
  const xs = positions(frame.vertical)
  const ys = positions(frame.horizontal)
  const [rowCount, colCount] = [ys.length - 1, xs.length - 1]
  if (rowCount < 1 || colCount < 1 || rowCount * colCount > mostCells) return undefined
  const regions = absorbBoxes(joinRegions(rowCount, colCount, drawWalls(frame, xs, ys)), rowCount, colCount)
  const spans = regions.flatMap((region) => rectangles(region, colCount))
  if (spans.length === 0) return undefined
  return { ...closeUp(spans, xs, ys), cut: cutOf(frame, ys) }
}

function cutOf({ horizontal }: Frame, ys: number[]): TableCut {
  const isCut = (end: number) => {
    const here = horizontal.filter(({ at }) => Math.abs(at - end) <= sameLine)
    return here.some(({ cut }) => cut) && here.every(({ width }) => width === 0)
  }
  return { ...(isCut(ys[0]!) ? { top: true } : {}), ...(isCut(ys.at(-1)!) ? { bottom: true } : {}) }
}

/** Leaves out rows and columns at which no cell begins or ends: lines of a box within a cell. */
function closeUp(spans: Span[], xs: number[], ys: number[]): Omit<RuledTable, 'cut'> {
  const usedXs = used(
    xs,
    spans.flatMap((span) => [span.col, span.col + span.colSpan]),
  )
  const usedYs = used(
    ys,
    spans.flatMap((span) => [span.row, span.row + span.rowSpan]),
  )
  const slots = spans.map((span): Slot => {
    const box: Box = [xs[span.col]!, ys[span.row]!, xs[span.col + span.colSpan]!, ys[span.row + span.rowSpan]!]
    const [col, row] = [usedXs.indexOf(box[0]), usedYs.indexOf(box[1])]
    return { row, col, rowSpan: usedYs.indexOf(box[3]) - row, colSpan: usedXs.indexOf(box[2]) - col, box }
  })
  slots.sort((a, b) => a.row - b.row || a.col - b.col)
  const colCount = usedXs.length - 1
  const owners = new Map(slots.flatMap((slot) => coverOf(slot, colCount).map((cell) => [cell, slot])))
  return {
    box: [usedXs[0]!, usedYs[0]!, usedXs.at(-1)!, usedYs.at(-1)!],
    rowCount: usedYs.length - 1,
    colCount,
    slots,
    slotAt: (x, y) => {
      const [col, row] = [intervalOf(usedXs, x), intervalOf(usedYs, y)]
      return col === undefined || row === undefined ? undefined : owners.get(row * colCount + col)
    },
  }
}

function used(positions: number[], indexes: number[]): number[] {
  const kept = new Set(indexes)
  return positions.filter((_, i) => kept.has(i))
}

function coverOf({ row, col, rowSpan, colSpan }: Span, colCount: number): number[] {
  return Array.from({ length: rowSpan }, (_, i) =>
    Array.from({ length: colSpan }, (_, j) => (row + i) * colCount + col + j),
  ).flat()
}

function intervalOf(positions: number[], at: number): number | undefined {
  const after = positions.findIndex((position) => at < position)
  return after > 0 ? after - 1 : undefined
}

/** Where lines stand, each once. */
function positions(rules: Rule[]): number[] {
  const groups: number[][] = []
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group && at - group[0]! <= sameLine) group.push(at)
    else groups.push([at])
  }
  return groups.map((group) => group.reduce((sum, at) => sum + at, 0) / group.length)
}

function drawWalls(frame: Frame, xs: number[], ys: number[]): Walls {
  const [rowCount, colCount] = [ys.length - 1, xs.length - 1]
  const left = Array.from({ length: rowCount * xs.length }, () => false)
  const top = Array.from({ length: ys.length * colCount }, () => false)
  for (const [x, rules] of byPosition(frame.vertical, xs)) {
    for (let row = 0; row < rowCount; row++) left[row * xs.length + x] = covers(rules, ys[row]!, ys[row + 1]!)
  }
  for (const [y, rules] of byPosition(frame.horizontal, ys)) {
    for (let col = 0; col < colCount; col++) top[y * colCount + col] = covers(rules, xs[col]!, xs[col + 1]!)
  }
  return { left, top }
}

function byPosition(rules: Rule[], positions: number[]): Map<number, Rule[]> {
  return groupBy(rules, (rule) => nearest(positions, rule.at))
}

function nearest(positions: number[], at: number): number {
  let best = 0
  for (const [i, position] of positions.entries()) if (Math.abs(position - at) < Math.abs(positions[best]! - at)) best = i
  return best
}

function covers(rules: Rule[], from: number, to: number): boolean {
  const drawn = rules.reduce((sum, rule) => sum + Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)), 0)
  return drawn >= (to - from) * dividing
}
