import { type Finding, finding } from '../finding.ts'
import type { Cell, DocumentContent, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { findGridHeaders, type HeaderRows } from './grid-header.ts'
import { placeRow } from './grid-place-row.ts'
import { type GridRow, gridRows } from './grid-rows.ts'
import { type Bed, bedOf, widenAtBraces } from './grid-slots.ts'
import { sourceOf } from './rows-draft.ts'

/** A document whose copied tables stand in their columns again, and what had to be moved for it. */
export type Realigned = DocumentContent & { slipped: Finding[] }

/**
 * Puts the rows of copied text, whose tabs no longer stand under their headings, back into columns: a target is told by its figure, items
 * by their numbers and marks, what follows by its distance from the target. Tables of other formats stay as they are.
 */
export function realignGrids(content: DocumentContent, scheme: Scheme): Realigned {
  const slipped: Finding[] = []
  const grids = content.grids.flatMap((grid) => (grid.kind === 'lines' ? realign(grid, scheme, slipped) : [grid]))
  return { ...content, grids, slipped }
}

function realign(grid: Grid, scheme: Scheme, slipped: Finding[]): Grid[] {
  const rows = gridRows(grid)
  const tabbed = rows.filter(({ cells }) => cells.length > 1)
  const headers = findGridHeaders(tabbed, scheme)
  const [first] = headers
  if (!first) return [grid]
  const start = rows.indexOf(tabbed[first.first] as GridRow)
  const out: Grid[] = [{ ...grid, cells: rows.slice(0, start).flatMap(({ cells }) => cells) }]
  headers.forEach((header, nth) => {
    const from = tabbed[header.first] as GridRow
    const to = tabbed[headers[nth + 1]?.first ?? tabbed.length]
    const between = rows.slice(rows.indexOf(from) + (header.last - header.first) + 1, to ? rows.indexOf(to) : rows.length)
    const body = between.filter(({ cells }) => cells.length > 1)
    out.push(layOut(grid, header, body, scheme, slipped))
    const loose = between.filter(({ cells }) => cells.length === 1).flatMap(({ cells }) => cells)
    if (loose.length > 0) out.push({ ...grid, cells: loose })
  })
  return out
}

/** The table of one header: its own columns where its rows stand in them, else the rows moved under it. */
function layOut(grid: Grid, header: HeaderRows, body: GridRow[], scheme: Scheme, slipped: Finding[]): Grid {
  const bed = bedOf(header, body, scheme)
  const rows = body.filter(({ cells }) => cells.some(({ text }) => text.trim() !== ''))
  const extra = widenAtBraces(bed, rows)
  const cells: Cell[] = headingCells(bed, extra)
  let moved = 0
  rows.forEach((row, nth) => {
    const placed = placeRow(bed, row, extra)
    for (const { cell, col } of placed.cells) cells.push({ ...cell, row: nth + 1, rowSpan: 1, col, colSpan: 1 })
    if (!placed.moved) return
    moved++
    const name = placed.cells.find(({ col }) => col === bed.name)?.cell ?? placed.cells[0]?.cell
    if (name) slipped.push(finding('row-shifted', { name: name.text.trim() }, { source: sourceOf(name) }))
  })
  if (extra > 0) slipped.push(finding('year-column-shift', { by: extra, heading: bed.slots[bed.braced]?.heading ?? '' }))
  if (moved > 0 || bed.shift !== 0) slipped.push(finding('rows-slipped', { count: bed.shift === 0 ? moved : rows.length }))
  return { place: grid.place, kind: 'table', rowCount: rows.length + 1, colCount: bed.slots.length + extra, cells }
}

/** One line of headings; the column that holds braces and remarks is as wide as they need. */
function headingCells({ slots, braced }: Bed, extra: number): Cell[] {
  const cells: Cell[] = []
  slots.forEach((slot, nth) => {
    const col = nth > braced ? nth + extra : nth
    const width = nth === braced ? 1 + extra : 1
    const last = cells.at(-1)
    if (last && slot.cell === slots[nth - 1]?.cell) last.colSpan += width
    else cells.push({ ...slot.cell, text: slot.heading, row: 0, rowSpan: 1, col, colSpan: width })
  })
  return cells
}
