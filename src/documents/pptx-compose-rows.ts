import type { ComposedCell, ComposedRow, ComposedRows } from '#core/filling.ts'
import { coveredColumns } from './covered-columns.ts'
import { endTag, render, renderInside, replaceNode } from './docx-edits.ts'
import type { DocxNode } from './docx-tree.ts'
import type { PptxCell, PptxTableNode } from './pptx-places.ts'
import { emus, setFrameHeight, withAttribute } from './pptx-rows-xml.ts'
import { beginSlideEdits, type SlideEdits, writeSlidePlace } from './pptx-write-place.ts'

/** How tall rows are, in points: the composed ones, and those of the table that stay. */
export interface ComposedHeights {
  composed: number[]
  kept: number[]
}

/** Puts rows that look like rows of the template in the place of others (行の差替え). A table that has no row left goes. */
export function composeSlideRows(
  edits: SlideEdits,
  table: PptxTableNode,
  composed: ComposedRows,
  heights: ComposedHeights,
): void {
  const { rows } = composed
  const covered = coveredColumns(rows)
  const above = reachedFromAbove(edits, table, composed)
  const used = new Set<number>()
  const written = rows.map((row, nth) => {
    const isCopy = used.has(row.like) || row.like < composed.top || row.like > composed.bottom
    used.add(row.like)
    const hidden = new Set([...(covered[nth] ?? []), ...[...above].flatMap(([col, count]) => (nth < count ? [col] : []))])
    return composeRow(edits, table, row, { covered: hidden, isCopy, height: heights.composed[nth] })
  })
  for (let row = composed.top; row <= composed.bottom; row++) {
    const node = table.rows[row]?.node
    if (node === undefined) throw new Error(`no row ${row + 1} in ${composed.place} of the template`)
    replaceNode(edits, node, () => (row === composed.top ? written.join('') : ''))
  }
  const all = [...heights.composed, ...heights.kept]
  if (all.length === 0) replaceNode(edits, table.frame, () => '')
  else setFrameHeight(edits, table.frame, all)
}

/** How many of the composed rows a cell above them goes on over: until something else is written there. It is told so itself. */
function reachedFromAbove(edits: SlideEdits, { rows }: PptxTableNode, composed: ComposedRows): Map<number, number> {
  const reached = new Map<number, number>()
  for (const [row, { cells }] of rows.slice(0, composed.top).entries())
    for (const cell of cells) {
      const beyond = row + cell.rowSpan - composed.top
      if (beyond <= 0 || cell.owner !== cell.col || isVerticallyCovered(cell.node)) continue
      const until = composed.rows.findIndex(({ cells: own }) => own.some(({ col }) => col === cell.col))
      const count = until < 0 ? composed.rows.length : until
      const further = until < 0 ? Math.max(0, row + cell.rowSpan - 1 - composed.bottom) : 0
      reached.set(cell.col, count)
      mergeCells(edits, cells, cell, composed.top - row + count + further)
    }
  return reached
}

const isVerticallyCovered = ({ attributes }: DocxNode) => /\svMerge="(?:1|true)"/.test(attributes)

/** Lets a cell, and those that it covers to the right, reach over so many rows. */
function mergeCells(edits: SlideEdits, cells: PptxCell[], { col }: PptxCell, rowSpan: number): void {
  for (const one of cells)
    if (one.owner === col) {
      const inside = renderInside(edits, one.node)
      const tag = mergedTag(edits, one.node, { rowSpan })
      replaceNode(edits, one.node, () => tag + inside + endTag(one.node))
    }
}

interface RowWish {
  covered: Set<number>
  isCopy: boolean
  height: number | undefined
}

function composeRow(edits: SlideEdits, table: PptxTableNode, { like, cells }: ComposedRow, wish: RowWish): string {
  const specimen = table.rows[like]
  if (specimen === undefined) throw new Error(`no row ${like + 1} in the template's table`)
  const own = beginSlideEdits(edits.xml)
  for (const cell of specimen.cells) {
    const owner = cells.find(({ col }) => col === cell.owner)
    composeCell(own, cell, owner, wish.covered.has(cell.owner))
  }
  if (wish.isCopy) for (const one of specimen.node.children) if (one.name === 'extLst') replaceNode(own, one, () => '')
  const xml = render(own, specimen.node)
  return wish.height === undefined ? xml : withAttribute(xml, 'h', emus(wish.height))
}

function composeCell(edits: SlideEdits, cell: PptxCell, composed: ComposedCell | undefined, covered: boolean): void {
  const isOwner = cell.owner === cell.col
  const orphan = composed === undefined && isVerticallyCovered(cell.node)
  if (covered || orphan) writeSlidePlace(edits, cell, '')
  else if (composed !== undefined && isOwner) writeSlidePlace(edits, cell, composed.value)
  const inside = renderInside(edits, cell.node)
  const down = composed?.down ?? 1
  const tag = mergedTag(edits, cell.node, covered ? { vMerge: true } : down > 1 ? { rowSpan: down } : {})
  replaceNode(edits, cell.node, () => tag + inside + endTag(cell.node))
}

/** The opening tag of a cell with this merge downwards; merges across stay as they are. */
function mergedTag({ xml }: SlideEdits, cell: DocxNode, { rowSpan, vMerge }: { rowSpan?: number; vMerge?: true }): string {
  const tag = xml.slice(cell.from, cell.inner).replace(/\/>$/, '>')
  const plain = tag.replace(/\s(?:rowSpan|vMerge)="[^"]*"/g, '')
  const merge = `${rowSpan !== undefined && rowSpan > 1 ? ` rowSpan="${rowSpan}"` : ''}${vMerge ? ' vMerge="1"' : ''}`
  return plain.replace(/^<[^\s>]+/, (name) => name + merge)
}
