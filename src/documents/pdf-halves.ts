import type { Item } from './pdf-blocks.ts'
import { lowest } from './pdf-text.ts'

/** How far from the middle of the page, as a part of its width, the gap between two sheets may lie. */
const offMiddle = 0.06
/** Narrowest gap between two sheets, in points. */
const narrowest = 12
/** A page's number, alone at its foot. */
const pageNumber = /^[-－–—―‐\s]*[0-9０-９]+\s*([/／]\s*[0-9０-９]+)?[-－–—―‐\s]*$/u

/**
 * Two sheets on one page (A3の見開き・2面付け): a wide page that a gap parts from top to bottom near its middle, with a table on
 * either side. They are read one after the other; what stands across (a title, a table) makes the page one sheet. Only the page's number
 * may stand between them, and is read at the end.
 */
export function halvesOf(items: Item[], page: { width: number; height: number }): Item[][] {
  const tables = items.filter(holdsTable)
  if (page.width <= page.height || tables.length < 2) return [items]
  const bottom = -lowest(tables, (table) => -table.box[3])
  const isNumber = (item: Item) => item.kind === 'text' && item.box[1] > bottom && pageNumber.test(wordsOf(item.text.glyphs))
  const crossing = items.filter(isNumber)
  const rest = items.filter((item) => !isNumber(item))
  const middle = page.width / 2
  const isLeft = ({ box }: Item) => (box[0] + box[2]) / 2 < middle
  const left = rest.filter(isLeft)
  const right = rest.filter((item) => !isLeft(item))
  const from = -lowest(left, (item) => -item.box[2])
  const to = lowest(right, (item) => item.box[0])
  const isMiddle = from < middle + page.width * offMiddle && to > middle - page.width * offMiddle
  if (to - from < narrowest || !isMiddle || !left.some(holdsTable) || !right.some(holdsTable)) return [items]
  return [left, right, crossing].filter((half) => half.length > 0)
}

function holdsTable(item: Item): boolean {
  return item.kind === 'table' || (item.kind === 'box' && item.items.some(holdsTable))
}

function wordsOf(glyphs: readonly { text: string }[]): string {
  return glyphs.map((glyph) => glyph.text).join('')
}
