import type { Cell, DocumentContent, Grid } from './grid.ts'
import { withheldPlaces } from './match/form-withheld.ts'
import { joinPages } from './match/join-pages.ts'
import { indexHeadings } from './match/records-heading.ts'
import type { Scheme } from './scheme.ts'

/** What stands in the place of a withheld cell (非公開の列): that something is there, and not what. */
export const withheldText = '（非公開）'

/**
 * The content of a file without what its scheme withholds (officials' names, extensions): every cell below such a heading, in its columns, and beside such a label.
 * Everything that shows or exports cells of a kept file takes its content from here.
 */
export function withholdCells<Content extends Pick<DocumentContent, 'grids'>>(scheme: Scheme, content: Content): Content {
  return withholdValues(scheme, withholdColumns(scheme, content))
}

/** What stands beside such a label of a form. */
function withholdValues<Content extends Pick<DocumentContent, 'grids'>>(scheme: Scheme, content: Content): Content {
  if ((scheme.withheld ?? []).length === 0) return content
  const places = new Set(withheldPlaces(scheme, joinPages(content)))
  const hide = (cell: Cell) => (places.has(cell.locator) && cell.text.trim() !== '' ? { ...cell, text: withheldText } : cell)
  return { ...content, grids: content.grids.map((grid) => ({ ...grid, cells: grid.cells.map(hide) })) }
}

function withholdColumns<Content extends Pick<DocumentContent, 'grids'>>(scheme: Scheme, content: Content): Content {
  const headings = scheme.records?.withheld ?? []
  if (headings.length === 0) return content
  const index = indexHeadings(headings.filter((heading) => !isWithin(heading)))
  const within = withheldWords(headings.filter(isWithin))
  const grids = content.grids.map((grid) => withholdIn(grid, (text) => index.find(text).length > 0))
  return { ...content, grids: within ? grids.map((grid) => withholdWithin(grid, within)) : grids }
}

/** 作成責任者: with its colon is a label within words. */
const isWithin = (heading: string): boolean => /[:：]$/.test(heading)

/** What stands behind such a label, up to the end of the line or the next ／. */
function withheldWords(labels: string[]): RegExp | undefined {
  const names = labels.map((label) => label.slice(0, -1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return names.length === 0 ? undefined : new RegExp(`((?:${names.join('|')})[ \\u3000]*[:：])[^／\\n]+`, 'g')
}

function withholdWithin(grid: Grid, within: RegExp): Grid {
  const cells = grid.cells.map((cell) => {
    if (cell.text.length < 4 || !/[:：]/.test(cell.text)) return cell
    const text = cell.text.replace(within, `$1${withheldText}`)
    return text === cell.text ? cell : { ...cell, text }
  })
  return { ...grid, cells }
}

function withholdIn(grid: Grid, isHeading: (text: string) => boolean): Grid {
  // By column, the row from which on it is withheld; cells come row by row, so a heading is met before what is below it.
  const from = new Map<number, number>()
  let changed = false
  const cells = grid.cells.map((cell) => {
    if (cell.text === '') return cell
    if (isShort(cell) && isHeading(cell.text)) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) from.set(col, cell.row + cell.rowSpan)
      return cell
    }
    if (from.size === 0 || !isBelow(cell, from) || cell.text.trim() === '') return cell
    changed = true
    return { ...cell, text: withheldText }
  })
  return changed ? { ...grid, cells } : grid
}

function isBelow(cell: Cell, from: Map<number, number>): boolean {
  for (let col = cell.col; col < cell.col + cell.colSpan; col++)
    if (cell.row >= (from.get(col) ?? Number.POSITIVE_INFINITY)) return true
  return false
}

/** A heading is short, and no number: this spares the look at most cells. */
const isShort = ({ text }: Cell): boolean => text.length <= 60 && !/^[\d.,\s-]+$/.test(text)
