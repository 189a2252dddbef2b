import type { Cell, Grid } from '../grid.ts'
import type { Item } from '../plan.ts'
import { cleanLine } from '../text-fold.ts'
import { readBands } from './slides-bands.ts'
import { overlap, slideBlocks, withoutBlocks } from './slides-blocks.ts'
import { levelOf, type SlidesDraft } from './slides-draft.ts'
import type { SlideLabel } from './slides-labels.ts'
import type { Piece } from './slides-lines.ts'
import { fieldsOf, readPage } from './slides-page.ts'
import { readSlideTargets } from './slides-targets.ts'
import { readTermBoxes } from './slides-terms.ts'
import { placeItem, readItemName, rootItem } from './slides-tree.ts'
import { addNarratives, rightEdges, writtenLines } from './slides-words.ts'

/** Reads a slide of boxes (図): its heading names an item; terms and rows of a diagram are read by where they lie, the rest by its labels. */
export function readBoxes(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[], broken: boolean): void {
  const blocks = slideBlocks(grids)
  const item = headedItem(draft, blocks[0]?.cells[0])
  const banded = readBands(draft, blocks, labels, item)
  const { terms, taken } = readTermBoxes(
    blocks.filter((block) => !banded.includes(block)),
    labels,
  )
  draft.terms.push(...terms)
  if (!item) return
  const own = labels.filter(({ field }) => field?.type !== 'terms')
  const page = readPage(withoutBlocks(grids, [...banded, ...taken]), own, { rowsApart: true, values: true })
  const edges = broken ? rightEdges(page.fields) : undefined
  for (const { pieces } of fieldsOf(page, 'targets')) readSlideTargets(draft, [item], writtenLines(pieces, edges))
  for (const { field, pieces } of fieldsOf(page, 'narratives'))
    for (const group of apart(pieces)) addNarratives(draft, item, field, writtenLines(group, edges))
}

/** The item that the slide's first block names; the plan's root where slides of this part name none. */
export function headedItem(draft: SlidesDraft, cell: Cell | undefined): Item | undefined {
  const level = draft.slides.heading === undefined ? undefined : levelOf(draft, draft.slides.heading)
  if (!level || !cell) return rootItem(draft)
  const name = readItemName(cleanLine(cell.text), level, draft)
  const parent = level === draft.scheme.levels[0] ? undefined : rootItem(draft)
  return name ? placeItem(draft, level, name, parent, { cell }) : rootItem(draft)
}

/** Boxes that stand apart from each other hold words apart; rows of a table too. */
function apart(pieces: Piece[]): Piece[][] {
  const gaps = pieces.flatMap((piece, nth) => {
    const gap = gapBefore(pieces, nth)
    return gap === undefined ? [] : [{ piece, gap }]
  })
  const least = Math.min(...gaps.map(({ gap }) => gap).filter((gap) => gap > 0))
  const groups: Piece[][] = []
  for (const [nth, piece] of pieces.entries()) {
    const gap = gapBefore(pieces, nth)
    const before = pieces[nth - 1]
    const far = gap !== undefined && gap > 2 * least + 8
    const row =
      before !== undefined && before.cell.row !== piece.cell.row && (gap === undefined || (ofTable(before) && ofTable(piece)))
    const open = groups.at(-1)
    if (open && !far && !row) open.push(piece)
    else groups.push([piece])
  }
  return groups
}

/** Whether a piece is a cell of a ruled table, not a line that stands by itself. */
const ofTable = ({ cell }: Piece) => /table\d+\/r\d+c\d+$/.test(cell.locator)

/** How far a piece lies below the one before it; `undefined` where nothing is drawn, or it is the first. */
function gapBefore(pieces: Piece[], nth: number): number | undefined {
  const [box, before] = [pieces[nth]?.cell.box, pieces[nth - 1]?.cell.box]
  if (!box || !before) return undefined
  const [a, b] = [before, box].map(([x, y, width, height]) => [x, y, x + width, y + height] as [number, number, number, number])
  return a && b ? -overlap(a, b, 1) : undefined
}
