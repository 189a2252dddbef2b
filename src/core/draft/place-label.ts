import type { Cell, DocumentContent } from '../grid.ts'
import { foldLabelText } from '../label-pattern.ts'
import type { DraftLabel } from './draft-labels.ts'
import { writeLabel } from './label-pattern-of.ts'
import { sampleOf } from './label-sample.ts'
import type { LabelUse } from './label-use.ts'
import { indexTables } from './table-index.ts'

/**
 * Puts a label that a person adds (見出しの追加) where it stands on the paper, among the others in reading order: what it leads to depends on
 * the part of the sheet. A word that the paper does not have comes last.
 */
export function placeLabel(
  labels: DraftLabel[],
  { label, use }: { label: string; use: LabelUse },
  content: DocumentContent | undefined,
): DraftLabel[] {
  const cells = content?.grids.flatMap((grid) => grid.cells) ?? []
  const at = cells.findIndex((cell) => isLabel(cell, foldLabelText(label)))
  const cell = cells[at]
  if (!content || !cell) return [...labels, { locator: '', label, use, sure: 'sure' }]
  const sample = sampleIn(content, cell)
  const placed: DraftLabel = {
    locator: cell.locator,
    label: writeLabel(cell.text)?.pattern ?? label,
    use,
    sure: 'sure',
    ...(sample === undefined ? {} : { sample }),
  }
  const order = new Map(cells.map(({ locator }, nth) => [locator, nth]))
  const next = labels.findIndex(({ locator }) => (order.get(locator) ?? -1) > at)
  return next < 0 ? [...labels, placed] : labels.toSpliced(next, 0, placed)
}

const isLabel = ({ text }: Cell, wanted: string): boolean =>
  text.length < 200 &&
  (foldLabelText(text) === wanted || foldLabelText(writeLabel(text)?.pattern ?? '') === wanted) &&
  wanted !== ''

function sampleIn(content: DocumentContent, cell: Cell): string | undefined {
  const table = indexTables(content).find(({ grid }) => grid.cells.includes(cell))
  return table && sampleOf(table, cell, () => false)
}
