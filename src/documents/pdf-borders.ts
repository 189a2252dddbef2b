import { closeOpenSides } from './pdf-open-sides.ts'
import type { Rule } from './pdf-path.ts'

/** Ruling lines that hang together (罫線の枠): the borders of one table. */
export interface Frame {
  horizontal: Rule[]
  vertical: Rule[]
}

/** Lines nearer than this are one line: double rules, the two edges of neighbouring boxes. */
export const sameLine = 2.2
/** How far the end of a line may be from the line it meets. */
const reach = 2.2
/** Shortest line that counts, once its pieces are joined. */
const shortest = 5
/** More lines than this on a page are a drawing, not tables; comparing them all would take seconds. */
const mostRules = 3000

/** Rounds of cutting back: each may free the ends of other lines. */
const mostRounds = 24

/** Joins pieces, drops what borders nothing, and parts the rest into frames. */
export function readFrames(horizontal: Rule[], vertical: Rule[]): Frame[] {
  const rows = joinPieces(horizontal)
  const columns = joinPieces(vertical)
  if (rows.length > mostRules || columns.length > mostRules) return []
  return partFrames(trim(closeOpenSides(rows, columns)))
}

/** Pieces of one line become one: double strokes, dashes, edges of neighbouring cells. */
export function joinPieces(rules: Rule[]): Rule[] {
  const joined: Rule[] = []
  const sorted = [...rules].sort((a, b) => a.at - b.at)
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1
    while (end < sorted.length && sorted[end]!.at - sorted[start]!.at <= sameLine) end += 1
    joined.push(...joinCollinear(sorted.slice(start, end)))
    start = end
  }
  return joined.filter((rule) => rule.to - rule.from >= shortest)
}

/** `band`: lines at nearly the same height. Those that touch, or that are dashes of one line, become one. */
function joinCollinear(band: Rule[]): Rule[] {
  const joined: Rule[] = []
  for (const rule of [...band].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    const gap = last ? rule.from - last.to : Number.POSITIVE_INFINITY
    if (last && gap <= joinableGap(rule)) {
      if (rule.to - rule.from > last.to - last.from) last.at = rule.at
      last.to = Math.max(last.to, rule.to)
      last.width = Math.max(last.width, rule.width)
    } else {
      joined.push({ ...rule })
    }
  }
  return joined
}

/** A dash is short, and so is the gap after it. */
function joinableGap(rule: Rule): number {
  const length = rule.to - rule.from
  return length <= 8 ? Math.max(1.5, Math.min(6, length * 2.5)) : 1.5
}

/** Cuts each line back to the lines it meets; one that meets fewer than two borders nothing (an underline). */
function trim(frame: Frame): Frame {
  let { horizontal, vertical } = frame
  for (let round = 0; round < mostRounds; round++) {
    const rows = horizontal.flatMap((rule) => cutBack(rule, vertical))
    const columns = vertical.flatMap((rule) => cutBack(rule, rows))
    const settled = lengthOf(rows) === lengthOf(horizontal) && lengthOf(columns) === lengthOf(vertical)
    horizontal = rows
    vertical = columns
    if (settled) break
  }
  return { horizontal, vertical }
}

function lengthOf(rules: Rule[]): number {
  return rules.reduce((sum, rule) => sum + rule.to - rule.from, 0)
}

function cutBack(rule: Rule, across: Rule[]): Rule[] {
  const met = across.filter((other) => meets(rule, other)).map((other) => other.at)
  if (met.length < 2) return []
  const from = Math.min(...met)
  const to = Math.max(...met)
  return to - from < shortest ? [] : [{ ...rule, from: Math.max(rule.from, from), to: Math.min(rule.to, to) }]
}

function meets(rule: Rule, other: Rule): boolean {
  return (
    other.at >= rule.from - reach && other.at <= rule.to + reach && rule.at >= other.from - reach && rule.at <= other.to + reach
  )
}

/** Parts the lines into groups that touch one another. */
function partFrames({ horizontal, vertical }: Frame): Frame[] {
  const parent = [...horizontal, ...vertical].map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  for (const [i, row] of horizontal.entries()) {
    for (const [j, column] of vertical.entries()) {
      if (meets(row, column)) parent[root(i)] = root(horizontal.length + j)
    }
  }
  const frames = new Map<number, Frame>()
  const frameAt = (i: number): Frame => {
    const key = root(i)
    const frame = frames.get(key) ?? { horizontal: [], vertical: [] }
    frames.set(key, frame)
    return frame
  }
  for (const [i, row] of horizontal.entries()) frameAt(i).horizontal.push(row)
  for (const [j, column] of vertical.entries()) frameAt(horizontal.length + j).vertical.push(column)
  return [...frames.values()]
}
