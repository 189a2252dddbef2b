import type { Cell, DocumentContent } from '../grid.ts'
import { foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { foldText } from '../text-fold.ts'
import { formLabels } from './form-labels.ts'
import type { Slot } from './form-slots.ts'
import { withheldPlaces } from './form-withheld.ts'
import { joinPages } from './join-pages.ts'
import { readGradeLegend } from './legend.ts'
import { isNavigation } from './navigation.ts'

/**
 * Cells that no slot holds (読み残し), for a person to look at: not blank, no label or value, no heading, title, legend, unit of money or
 * navigation word, and nothing that the scheme withholds (the name of an official).
 */
export function leftOver(scheme: Scheme, paper: Pick<DocumentContent, 'grids'>, slots: Slot[]): Cell[] {
  const content = joinPages(paper)
  const used = new Set(
    slots.flatMap(({ label, over, unnamed, aside = [], cells }) =>
      [label, ...(over ? [over] : []), ...(unnamed ? [unnamed] : []), ...aside, ...cells].flatMap((cell) => [
        cell.locator,
        ...(cell.also ?? []),
      ]),
    ),
  )
  for (const locator of withheldPlaces(scheme, content)) used.add(locator)
  const { sections, others, fields } = formLabels(scheme)
  const groups = fields.flatMap(({ row }) => row?.within ?? [])
  const printed = [...sections, ...others, ...groups].map(({ whole }) => whole)
  return content.grids.flatMap((grid) => {
    const legends = legendRows(grid.cells, scheme)
    const broken = brokenHeadings(grid.cells, printed)
    return grid.cells.filter(
      (cell) =>
        cell.text.trim() !== '' &&
        !used.has(cell.locator) &&
        !legends.has(cell.row) &&
        !broken.has(cell) &&
        !isFurniture(scheme, cell.text, printed),
    )
  })
}

/** Rows that explain the grades. */
function legendRows(cells: Cell[], scheme: Scheme): Set<number> {
  const rows = new Map<number, string>()
  for (const { row, text } of cells) rows.set(row, `${rows.get(row) ?? ''} ${text}`)
  return new Set([...rows].flatMap(([row, text]) => (text.length < 600 && readGradeLegend(text, scheme.grades) ? [row] : [])))
}

/** Words that belong to the form, not to what is filled in. */
function isFurniture(scheme: Scheme, text: string, printed: RegExp[]): boolean {
  const folded = foldLabelText(text)
  if (printed.some((label) => label.test(folded)) || isNavigation(text)) return true
  if (/^<?\(?単位:?[^()]{1,6}\)?>?$/.test(folded) || /^(?:年度|\d{1,3}|-\d{1,3}-|\d{1,3}\/\d{1,3})$/.test(folded)) return true
  return scheme.recognise.titles.some((title) => folded.includes(foldText(title)) && folded.length <= foldText(title).length + 16)
}

/** Lines that make a section heading only together. */
function brokenHeadings(cells: Cell[], headings: RegExp[]): Set<Cell> {
  const found = new Set<Cell>()
  for (let i = 0; i + 1 < cells.length; i++)
    for (const count of [2, 3]) {
      const group = cells.slice(i, i + count)
      const folded = foldLabelText(group.map(({ text }) => text).join(''))
      if (headings.some((heading) => heading.test(folded))) for (const cell of group) found.add(cell)
    }
  return found
}
