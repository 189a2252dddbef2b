import type { Cell, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { SlidesDeclaration } from '../scheme-slides.ts'
import type { Matched } from './matched.ts'
import { readBoxes } from './slides-boxes.ts'
import { closeSlides, openSlides, type SlidesDraft } from './slides-draft.ts'
import { readFlowBoxes } from './slides-flow-boxes.ts'
import { isListHead, readFlowList } from './slides-flow-list.ts'
import type { KnownNames } from './slides-flow-names.ts'
import { readFlowPage } from './slides-flow-page.ts'
import { type SlideLabel, slideLabels } from './slides-labels.ts'
import { readList } from './slides-list.ts'
import { findListHeader, type ListHeader, withStatedUnit } from './slides-list-header.ts'
import { readOutside } from './slides-outside.ts'
import { suggestFromProse } from './slides-prose.ts'
import { readSheet, readSheetPage } from './slides-sheet.ts'
import { placeItem, rootItem } from './slides-tree.ts'

/** A stretch of a paper for layout `slides`: one entry of `slides` is one slide, or what stands for it where there are no pages. */
export interface SlidesContent {
  slides: Grid[][]
  /** Its lines are broken by the page (PDF). */
  broken: boolean
  /** Only its text is left, boxes and their order are lost: the names that the paper states with labels. */
  names?: KnownNames
  /** The paper's title, which names the plan where no slide does. */
  title?: Cell
}

/**
 * Matches slides (発表資料): tables with the labels for a header are lists; slides with boxes are read by where the boxes lie; any other
 * slide is about one item. `before`: what the parts before have read, whose items are known by their names.
 */
export function matchSlides(scheme: Scheme, declaration: SlidesDeclaration, content: SlidesContent, before: Matched): Matched {
  const draft = openSlides(scheme, declaration, before)
  const labels = slideLabels(scheme)
  placeRoot(draft, content.title)
  if (content.names) {
    readCopied(draft, content.slides, labels, content.names)
    return suggestFromProse(draft, closeSlides(draft))
  }
  let header: ListHeader | undefined
  for (const grids of content.slides) {
    const rest: Grid[] = []
    let listed = false
    for (const grid of grids) {
      const found = findListHeader(grid, labels)
      if (found || (header && listed && grid.kind === 'table' && grid.colCount === header.colCount)) {
        header = found
          ? withStatedUnit(
              found,
              grids.filter((one) => one !== grid),
            )
          : { ...(header as ListHeader), from: 0, to: 0 }
        listed = true
        readList(draft, grid, header)
        if (header.from > 0) rest.push(rowsAbove(grid, header.from))
      } else rest.push(grid)
    }
    if (listed) readOutside(draft, rest, labels)
    else if (declaration.boxes) readBoxes(draft, grids, labels, content.broken)
    else readSheet(draft, grids, labels, content.broken)
  }
  return suggestFromProse(draft, closeSlides(draft))
}

/** What stands over the headings of a list in the same table (Excel): lines as any other. */
const rowsAbove = (grid: Grid, row: number): Grid => ({
  ...grid,
  kind: 'lines',
  rowCount: row,
  cells: grid.cells.filter((cell) => cell.row < row),
})

/** Reads slides of which only the text is left. */
function readCopied(draft: SlidesDraft, slides: Grid[][], labels: SlideLabel[], names: KnownNames): void {
  for (const grids of slides) {
    if (grids.some(({ cells }) => cells.some(({ text }) => isListHead(text, labels)))) {
      readFlowList(draft, grids, labels, names)
      readOutside(draft, grids, labels)
    } else if (draft.slides.boxes) {
      readFlowBoxes(draft, grids, labels)
    } else readSheetPage(draft, readFlowPage(draft, grids, labels), false)
  }
}

/** The plan as a whole (計画), by the paper's title, where the first level is that and no slide has named it. */
function placeRoot(draft: SlidesDraft, cell: Cell | undefined): void {
  const [level] = draft.scheme.levels
  const title = draft.before.document.title?.replace(/(?:について)?\s*(?:[(（【]素?案[)）】]|素?案)?$/, '')
  if (level?.level !== 'vision' || draft.slides.heading === level.key || rootItem(draft) || !cell || !title) return
  placeItem(draft, level, { title }, undefined, { cell })
}
