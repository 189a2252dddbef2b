import type { PlacedValue } from '#core/filling.ts'
import { endTag, openTag, renderInside, replaceNode } from './docx-edits.ts'
import type { PptxTableNode } from './pptx-places.ts'
import { emus, setFrameHeight, withAttribute } from './pptx-rows-xml.ts'
import { heightOfCell } from './pptx-split-rows.ts'
import type { TemplateSlide } from './pptx-template.ts'
import type { SlideEdits } from './pptx-write-place.ts'

/** How tall the rows of a table are once values are written into its cells, in points. */
export type RowHeights = Map<PptxTableNode, number[]>

/** The heights of all rows of a slide's tables (行の高さ): those of the template, or what the written words need. */
export function grownHeights({ tables, xml }: TemplateSlide, writes: readonly PlacedValue[]): RowHeights {
  const heights: RowHeights = new Map([...tables.values()].map((table) => [table, table.rows.map(({ height }) => height)]))
  for (const { locator, value } of writes) {
    const [, name = '', row = '', col = ''] = /^(.*)\/r(\d+)c(\d+)$/.exec(locator) ?? []
    const table = tables.get(name)
    const cell = table?.rows[Number(row) - 1]?.cells[Number(col) - 1]
    const own = table && heights.get(table)
    if (!table || !cell || !own) continue
    // What a cell over several rows lacks, the last of them makes up.
    const last = Math.min(Number(row) - 1 + cell.rowSpan, own.length) - 1
    const before = own.slice(Number(row) - 1, last).reduce((sum, height) => sum + height, 0)
    own[last] = Math.max(own[last] as number, heightOfCell(table, xml, cell, value) - before)
  }
  return heights
}

/** Makes rows as tall as they must be; those of the template that are tall enough stay as they are written. */
export function growRows(edits: SlideEdits, table: PptxTableNode, heights: readonly number[]): void {
  for (const [nth, { node, height }] of table.rows.entries()) {
    const needed = heights[nth] ?? height
    if (needed <= height + 0.05) continue
    replaceNode(
      edits,
      node,
      () => withAttribute(openTag(edits, node), 'h', emus(needed)) + renderInside(edits, node) + endTag(node),
    )
  }
  if (heights.some((height, nth) => height > (table.rows[nth]?.height ?? height) + 0.05))
    setFrameHeight(edits, table.frame, heights)
}
