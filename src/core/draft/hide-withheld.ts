import type { Cell, DocumentContent } from '../grid.ts'
import { withheldText } from '../withhold.ts'
import type { SchemeDraft } from './scheme-draft.ts'
import { indexTables, type TableIndex } from './table-index.ts'

/** The sheet as the page of a draft shows it: without what stands beside, or in a list below, the labels that the draft withholds. */
export function hideWithheld(content: DocumentContent, { labels, layout }: SchemeDraft): DocumentContent {
  const heads = new Set(labels.filter(({ use }) => use === 'withheld').map(({ locator }) => locator))
  if (heads.size === 0) return content
  const hidden = new Set<Cell>()
  for (const table of indexTables(content))
    for (const cell of table.grid.cells)
      if (heads.has(cell.locator)) for (const value of valuesOf(table, cell, layout !== 'form')) hidden.add(value)
  const hide = (cell: Cell): Cell => {
    if (hidden.has(cell)) return { ...cell, text: withheldText }
    return heads.has(cell.locator) ? { ...cell, text: cell.text.replace(/([:：]).+/s, `$1${withheldText}`) } : cell
  }
  return { ...content, grids: content.grids.map((grid) => ({ ...grid, cells: grid.cells.map(hide) })) }
}

/** The whole column below a heading; of a form the cell beside the label, or the one below where nothing stands beside it. */
function valuesOf({ grid, at }: TableIndex, { row, col, rowSpan, colSpan }: Cell, isList: boolean): Cell[] {
  if (isList) return grid.cells.filter((cell) => cell.row >= row + rowSpan && cell.col >= col && cell.col < col + colSpan)
  const beside = at(row, col + colSpan)
  const value = beside && beside.text.trim() !== '' ? beside : at(row + rowSpan, col)
  return value && value.text.trim() !== '' ? [value] : []
}
