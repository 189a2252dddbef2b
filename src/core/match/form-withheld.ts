import type { DocumentContent } from '../grid.ts'
import { matchFolded } from '../label.ts'
import { compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { valueCells } from './form-geometry.ts'
import { indexCells } from './form-table.ts'
import { layForm } from './form-tables.ts'

/** Locators of the values of labels (評価責任者) that a scheme of forms withholds. */
export function withheldPlaces(scheme: Scheme, content: Pick<DocumentContent, 'grids'>): string[] {
  const labels = (scheme.withheld ?? []).map(compileLabel)
  if (labels.length === 0) return []
  return layForm(scheme, content).flatMap((cells) => {
    const table = indexCells(cells)
    const stops = cells.filter((cell) => cell.stop && labels.some((label) => matchFolded(label, foldLabelText(cell.text))))
    return stops.flatMap((stop) => valueCells(stop, table).map(({ locator }) => locator))
  })
}
