import type { Filling, PlacedValue } from '#core/filling.ts'
import { render, renderInside, replaceNode } from './docx-edits.ts'
import { leaveAround } from './pptx-around-table.ts'
import { fitBox } from './pptx-fit-box.ts'
import { grownHeights, growRows } from './pptx-grow-rows.ts'
import type { PlacedShape, PptxTableNode } from './pptx-places.ts'
import { composePart, limitOf, type PartedTable, partTable, sum } from './pptx-slide-tables.ts'
import type { TemplateSlide } from './pptx-template.ts'
import { beginSlideEdits, type SlideEdits, writeSlidePlace } from './pptx-write-place.ts'

/** A slide as it is filled: its XML, and the beginnings of words that do not fit on it. */
export interface FilledSlide {
  xml: string
  spilled: string[]
}

/**
 * Fills a slide (スライドへの記入). A table with more rows than it has room for goes on on copies of the slide, under the same heading; what
 * stands above it is on the first of them, what stands below on the last.
 */
export function fillSlide(slide: TemplateSlide, filling: Pick<Filling, 'writes' | 'rows'>, foot: number): FilledSlide[] {
  const { writes, rows } = filling
  if (writes.length + rows.length === 0) return [{ xml: slide.xml, spilled: [] }]
  const grown = grownHeights(slide, writes)
  const parted = rows.map((composed): PartedTable => {
    const table = slide.tables.get(composed.place)
    if (table === undefined) throw new Error(`no table ${composed.place} in the template`)
    return partTable(slide, table, composed, { heights: grown.get(table) ?? [], foot })
  })
  const count = Math.max(1, ...parted.map(({ slides }) => slides.length))
  const longest = parted.find(({ slides }) => slides.length === count)
  return Array.from({ length: count }, (_, nth) => {
    const edits = beginSlideEdits(slide.xml)
    const boxes = writePlaces(edits, slide, writes)
    for (const [table, heights] of grown) growRows(edits, table, heights)
    const cells = parted.flatMap((one) => composePart(edits, one, nth))
    if (longest && count > 1) leaveAround(edits, longest.around, nth, count)
    const once = nth === 0 ? [...boxes, ...saidInTallTables(slide, writes, grown, parted, foot)] : []
    return { xml: renderInside(edits, slide.root), spilled: [...once, ...cells] }
  })
}

/** Writes values and makes the letters of boxes smaller where they must be; the words that do not fit even so. */
function writePlaces(edits: SlideEdits, slide: TemplateSlide, writes: readonly PlacedValue[]): string[] {
  const spilled: string[] = []
  const boxes = new Map<PlacedShape, string>()
  for (const { locator, value } of writes) {
    const place = slide.places.get(locator)
    if (place === undefined) throw new Error(`no place ${locator} in the template`)
    writeSlidePlace(edits, place, value)
    const shape = place.kind === 'line' ? slide.shapes.find(({ node }) => node === place.node) : undefined
    if (shape && !boxes.has(shape)) boxes.set(shape, String(value))
  }
  for (const [{ node, place }, said] of boxes) {
    if (place === undefined) continue
    const { xml, spills } = fitBox(render(edits, node), place)
    replaceNode(edits, node, () => xml)
    if (spills) spilled.push(said)
  }
  return spilled
}

/** The longest words of tables that are too tall for their slide once values are written into their cells. */
function saidInTallTables(
  slide: TemplateSlide,
  writes: readonly PlacedValue[],
  grown: ReadonlyMap<PptxTableNode, number[]>,
  parted: readonly PartedTable[],
  foot: number,
): string[] {
  return [...slide.tables].flatMap(([name, table]) => {
    if (parted.some((one) => one.table === table)) return []
    const tall = sum(grown.get(table) ?? []) > limitOf(slide, table, foot) - table.place[1] + 0.5
    const said = writes.flatMap(({ locator, value }) => (locator.startsWith(`${name}/`) ? [String(value)] : []))
    const longest = said.sort((a, b) => b.length - a.length)[0]
    return tall && longest !== undefined ? [longest] : []
  })
}
