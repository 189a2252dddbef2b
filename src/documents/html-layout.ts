import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'
import type { Cell, Grid } from '#core/grid.ts'
import { flowThrough, type HtmlElement } from './html-flow.ts'
import { layOutTable } from './html-table.ts'
import { limits } from './limits.ts'
import { linesGrid } from './lines-grid.ts'
import { refuse } from './refuse.ts'

/** Lays out HTML in reading order: runs of paragraphs as `lines`, tables as `table`, a table inside a cell after the table around it. */
export function layOutHtml(html: string, name: string): Grid[] {
  const document = parse(html, { scriptingEnabled: false, treeAdapter: boundedAdapter(name) })
  const root = document.childNodes.find((node) => node.nodeName === 'html')
  const grids: Grid[] = []
  let lines: Cell[] = []
  let paragraphCount = 0
  let tableCount = 0
  let cellCount = 0
  const count = (added: number, place: string) => {
    cellCount += added
    if (cellCount > limits.cells) refuse('cells-too-many', { name, place, limit: limits.cells }, place)
  }
  const endLines = () => {
    if (lines.length > 0) grids.push(linesGrid(lines))
    lines = []
  }
  const paragraph = (text: string, explicit: boolean) => {
    if (text.trim() === '' && !explicit) return
    paragraphCount++
    count(1, `para ${paragraphCount}`)
    if (text.trim() === '') return
    lines.push({ row: lines.length, col: 0, rowSpan: 1, colSpan: 1, text, locator: `para ${paragraphCount}` })
  }
  const table = (element: HtmlElement) => {
    tableCount++
    const { grid, captions, nested } = layOutTable(element, `table${tableCount}`, name)
    count(grid.cells.length, grid.place)
    for (const caption of captions) flowThrough(caption, sink)
    endLines()
    if (grid.cells.length > 0) grids.push(grid)
    for (const inner of nested) table(inner)
  }
  const sink = { paragraph, table }
  if (root !== undefined && 'tagName' in root) flowThrough(root, sink)
  endLines()
  return grids
}

/** Stops the parser where elements nest deeper than any browser follows: its work grows with the square of the depth. */
function boundedAdapter(name: string): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      depth++
      if (depth > limits.depth) refuse('nesting-too-deep', { name, depth: limits.depth })
    },
    onItemPop() {
      depth--
    },
  }
}
