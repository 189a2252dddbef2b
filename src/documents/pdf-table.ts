import { type Frame, sameLine } from './pdf-borders.ts'
import { groupBy } from './pdf-group.ts'
import type { Box, Rule } from './pdf-path.ts'

/** One cell of a ruled table: its place in the grid and on the page. */
export interface Slot {
  row: number
  col: number
  rowSpan: number
  colSpan: number
  box: Box
}

/** A ruled table (罫線の表) without its text. */
export interface RuledTable {
  box: Box
  rowCount: number
  colCount: number
  slots: Slot[]
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
  const walls = drawWalls(frame, xs, ys)
  const regions = joinRegions(rowCount, colCount, walls)
  const slots = regions.flatMap((region) => rectangles(region, colCount)).map((slot) => withBox(slot, xs, ys))
  if (slots.length === 0) return undefined
  slots.sort((a, b) => a.row - b.row || a.col - b.col)
  return { box: [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!], rowCount, colCount, slots }
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

/** Which sides of the elementary cells are drawn. `left[row * (colCount + 1) + x]`, `top[y * colCount + col]`. */
interface Walls {
  left: boolean[]
  top: boolean[]
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

/** Elementary cells that no drawn side divides, joined; what lies open to the outside is no cell. */
function joinRegions(rowCount: number, colCount: number, walls: Walls): number[][] {
  const seen = Array.from({ length: rowCount * colCount }, () => false)
  const regions: number[][] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start]) continue
    seen[start] = true
    const region = [start]
    let open = false
    for (let i = 0; i < region.length; i++) {
      for (const neighbour of passages(region[i]!, rowCount, colCount, walls)) {
        if (neighbour === undefined) open = true
        else if (!seen[neighbour]) {
          seen[neighbour] = true
          region.push(neighbour)
        }
      }
    }
    if (!open) regions.push(region)
  }
  return regions
}

/** Neighbours that no wall shuts off; `undefined` is the outside. */
function passages(cell: number, rowCount: number, colCount: number, { left, top }: Walls): (number | undefined)[] {
  const row = Math.floor(cell / colCount)
  const col = cell % colCount
  const ways: (number | undefined)[] = []
  if (!left[row * (colCount + 1) + col]) ways.push(col === 0 ? undefined : cell - 1)
  if (!left[row * (colCount + 1) + col + 1]) ways.push(col === colCount - 1 ? undefined : cell + 1)
  if (!top[row * colCount + col]) ways.push(row === 0 ? undefined : cell - colCount)
  if (!top[(row + 1) * colCount + col]) ways.push(row === rowCount - 1 ? undefined : cell + colCount)
  return ways
}

/** A region as rectangles: one, where it is one; else from the top, each as wide and then as high as it can be. */
function rectangles(region: number[], colCount: number): Omit<Slot, 'box'>[] {
  const rest = new Set(region)
  const found: Omit<Slot, 'box'>[] = []
  for (const start of [...region].sort((a, b) => a - b)) {
    if (!rest.has(start)) continue
    let colSpan = 1
    while ((start % colCount) + colSpan < colCount && rest.has(start + colSpan)) colSpan += 1
    let rowSpan = 1
    while (rowOf(start + rowSpan * colCount, colSpan).every((cell) => rest.has(cell))) rowSpan += 1
    for (let row = 0; row < rowSpan; row++) for (const cell of rowOf(start + row * colCount, colSpan)) rest.delete(cell)
    found.push({ row: Math.floor(start / colCount), col: start % colCount, rowSpan, colSpan })
  }
  return found
}

function rowOf(start: number, length: number): number[] {
  return Array.from({ length }, (_, i) => start + i)
}

function withBox(slot: Omit<Slot, 'box'>, xs: number[], ys: number[]): Slot {
  return { ...slot, box: [xs[slot.col]!, ys[slot.row]!, xs[slot.col + slot.colSpan]!, ys[slot.row + slot.rowSpan]!] }
}
