import type { PlacedValue } from './filling.ts'
import type { Cell, Grid } from './grid.ts'
import { inlineLabels, labelOf, type SlideLabel } from './match/slides-labels.ts'
import { readPage } from './match/slides-page.ts'
import type { SchemeField } from './scheme-field.ts'

/** What stands at the head of a page about one item: its heading, and the sections beside it (担当課). */
export interface PageHead {
  heading: string
  units: string
}

/** Whether the labels of a page stand in boxes of their own (図形で組んだ個票), not in a table. */
export function isDrawn(grids: Grid[], labels: SlideLabel[]): boolean {
  return linesIn(grids).some(({ text, box }) => box !== undefined && labelOf(labels, text)?.label.field !== undefined)
}

const linesIn = (grids: Grid[]): Cell[] => grids.flatMap(({ kind, cells }) => (kind === 'lines' ? cells : []))

/**
 * Writes a page of boxes: the words of a field stand in the box that a reader takes for them, the first of several; the others stay empty.
 * `sayLine` rewrites a line that holds labels with their values.
 */
export function writeDrawnPage(
  grids: Grid[],
  labels: SlideLabel[],
  { heading, units }: PageHead,
  say: (field: SchemeField) => string,
  sayLine: (line: string) => string,
): PlacedValue[] {
  const page = readPage(grids, labels)
  const values = new Map<Cell, string>()
  const put = (cells: Cell[], value: string) => {
    const [first, ...others] = [...new Set(cells)].filter((cell) => !values.has(cell))
    if (first) values.set(first, value)
    for (const other of others) values.set(other, '')
  }
  const beside = page.units.map(({ cell }) => cell)
  put(
    page.heading.map(({ cell }) => cell),
    beside.length === 0 && units !== '' ? `${heading}\t${units}` : heading,
  )
  put(beside, units)
  for (const { field, pieces } of page.fields)
    if (field.type === 'narratives' || field.type === 'targets')
      put(
        pieces.map(({ cell }) => cell),
        say(field),
      )
  for (const cell of linesIn(grids))
    if (!values.has(cell) && inlineLabels(labels, cell.text).length > 0) values.set(cell, sayLine(cell.text))
  return [...values].flatMap(([{ locator, text }, value]) => (value === text ? [] : [{ locator, value }]))
}
