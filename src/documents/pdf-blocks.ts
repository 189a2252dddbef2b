import type { Glyph } from './pdf-glyph.ts'
import type { Box } from './pdf-path.ts'
import type { RuledTable } from './pdf-table.ts'

/** A stretch of one line of text, with no wide gap in it. */
export interface Fragment {
  box: Box
  size: number
  mid: number
  glyphs: Glyph[]
}

/** What lies side by side or one below the other on a page: a stretch of text, a table, or a drawn box around such. */
export type Item =
  | { kind: 'text'; box: Box; text: Fragment }
  | { kind: 'table'; box: Box; table: RuledTable }
  | { kind: 'box'; box: Box; items: Item[] }

/** The page in reading order: rows of text, tables, and `break` where one block of text ends and another begins. */
export type Step = { kind: 'row'; row: Fragment[] } | { kind: 'table'; table: RuledTable } | { kind: 'break' }

/** Gap, in ems, at which words on one height are no longer one line. */
const wideGapEms = 2
/** Narrowest gap between columns of text, in points. */
const columnGap = 9

/** From top to bottom; what lies side by side, column by column, unless it is one line. */
export function arrange(items: Item[]): Step[] {
  return bandsOf(items, 1).flatMap((band): Step[] => {
    const [only] = band
    if (band.length === 1 && only) return stepsOf(only)
    const row = oneRow(band)
    if (row) return [{ kind: 'row', row }]
    const columns = bandsOf(band, 0)
    if (columns.length > 1) return columns.flatMap((column) => [{ kind: 'break' }, ...arrange(column), { kind: 'break' }])
    return overlapping(band)
  })
}

/** What overlaps in every direction: by height, pieces of one line together. */
function overlapping(band: Item[]): Step[] {
  const rows: Item[][] = []
  for (const item of [...band].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    const row = rows.at(-1)
    if (row && oneRow([...row, item])) row.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row): Step[] => {
    const [only] = row
    const line = oneRow(row)
    return line ? [{ kind: 'row', row: line }] : only ? stepsOf(only) : []
  })
}

function stepsOf(item: Item): Step[] {
  if (item.kind === 'text') return [{ kind: 'row', row: [item.text] }]
  if (item.kind === 'table') return [{ kind: 'table', table: item.table }]
  return [{ kind: 'break' }, ...arrange(item.items), { kind: 'break' }]
}

/** Groups that no gap parts, seen from the side (axis 1) or from above (axis 0). */
function bandsOf(items: Item[], axis: 0 | 1): Item[][] {
  const bands: Item[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const item of [...items].sort((a, b) => a.box[axis] - b.box[axis])) {
    const gap = item.box[axis] - end
    const band = bands.at(-1)
    if (band && gap < (axis === 0 ? columnGap : 0)) band.push(item)
    else bands.push([item])
    end = Math.max(end, item.box[axis + 2]!)
  }
  return bands
}

/** The band as stretches of one line, from left to right. */
function oneRow(band: Item[]): Fragment[] | undefined {
  const row = band.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
  const size = row.reduce((largest, text) => Math.max(largest, text.size), 0)
  const mids = row.map((text) => text.mid).sort((a, b) => a - b)
  if (row.length < band.length || mids.at(-1)! - mids[0]! > size * 0.45) return undefined
  return joinNear(row.sort((a, b) => a.box[0] - b.box[0]))
}

function joinNear(row: Fragment[]): Fragment[] {
  const joined: Fragment[] = []
  for (const text of row) {
    const last = joined.at(-1)
    if (!last || text.box[0] - last.box[2] >= wideGapEms * Math.max(last.size, text.size)) joined.push(text)
    else joined[joined.length - 1] = { ...last, box: around(last.box, text.box), glyphs: [...last.glyphs, ...text.glyphs] }
  }
  return joined
}

function around(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
