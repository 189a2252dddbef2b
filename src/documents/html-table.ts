import type { Cell, Grid } from '#core/grid.ts'
import { attributeValue, flowThrough, type HtmlElement, visibleChildren } from './html-flow.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'

/** A table laid out as a browser does it, with the tables that were found inside its cells. */
export interface LaidTable {
  grid: Grid
  captions: HtmlElement[]
  nested: HtmlElement[]
}

/** Lays out a table element: spans worked out, each cell's words as text with \n between paragraphs. */
export function layOutTable(table: HtmlElement, place: string, name: string): LaidTable {
  const cells: Cell[] = []
  const nested: HtmlElement[] = []
  /** For each column, the first row that is free again. */
  const freeFrom: number[] = []
  let row = 0
  for (const group of rowGroups(table)) {
    const groupEnd = row + group.length
    for (const line of group) {
      let col = 0
      for (const element of visibleChildren(line).filter(({ tagName }) => tagName === 'td' || tagName === 'th')) {
        while ((freeFrom[col] ?? row) > row) col++
        const rowSpan = spanOf(element, 'rowspan', groupEnd - row)
        const colSpan = spanOf(element, 'colspan', 1000)
        if (col + colSpan > limits.columns) refuse('table-too-wide', { name, place, limit: limits.columns }, place)
        for (let covered = col; covered < col + colSpan; covered++)
          freeFrom[covered] = Math.max(freeFrom[covered] ?? row, row + rowSpan)
        cells.push({
          row,
          col,
          rowSpan,
          colSpan,
          text: cellText(element, nested),
          locator: `${place}/r${row + 1}c${col + 1}`,
        })
        col += colSpan
      }
      row++
    }
  }
  const grid: Grid = { place, kind: 'table', rowCount: row, colCount: freeFrom.length, cells }
  return { grid, nested, captions: visibleChildren(table).filter(({ tagName }) => tagName === 'caption') }
}

/** Rows by their group; a span never leaves its group. */
function rowGroups(table: HtmlElement): HtmlElement[][] {
  return visibleChildren(table)
    .filter(({ tagName }) => /^t(?:head|body|foot)$/.test(tagName))
    .map((group) => visibleChildren(group).filter(({ tagName }) => tagName === 'tr'))
}

/** `0` means all that is left of the group. */
function spanOf(cell: HtmlElement, attribute: 'rowspan' | 'colspan', most: number): number {
  const span = Number.parseInt(attributeValue(cell, attribute) ?? '1', 10)
  if (attribute === 'rowspan' && span === 0) return most
  return Number.isNaN(span) ? 1 : Math.max(1, Math.min(span, most))
}

function cellText(cell: HtmlElement, nested: HtmlElement[]): string {
  const paragraphs: string[] = []
  const paragraph = (text: string) => {
    if (text.trim() !== '' || text.includes('\u00a0')) paragraphs.push(text) // a paragraph of &nbsp; alone is a blank line
  }
  flowThrough(cell, { paragraph, table: (inner) => nested.push(inner) })
  const text = paragraphs.join('\n')
  return text.trim() === '' ? '' : text.replace(/^\s*\n|\n\s*$/g, '')
}
