import type { DocumentFacts } from './exchange.ts'
import type { PlacedValue } from './filling.ts'
import { findFiscalYears } from './fiscal-year.ts'
import type { Cell, DocumentContent, Grid } from './grid.ts'
import { compileLabel, foldLabelText } from './label-pattern.ts'
import { rewriteYear } from './placing.ts'
import type { Scheme } from './scheme.ts'
import type { SheetView } from './sheet.ts'

/** Cells over the headings of a table (row `top`), and the lines before it: where titles stand. */
export function cellsAbove(template: DocumentContent, grid: Grid, top: number): Cell[] {
  const before = template.grids.slice(0, template.grids.indexOf(grid)).filter(({ kind }) => kind === 'lines')
  return [...before.flatMap(({ cells }) => cells), ...grid.cells.filter(({ row }) => row < top)]
}

/** Titles above the headings: the paper's own title where it is known, else the template's with its year made the sheet's. */
export function retitle(scheme: Scheme, above: Cell[], view: SheetView, document?: DocumentFacts): PlacedValue[] {
  const title = (document?.fiscalYear ?? view.fiscalYear) === view.fiscalYear ? document?.title : undefined
  const own = title === undefined ? undefined : above.find(({ text }) => isTitle(scheme, text))
  return above.flatMap((cell) => {
    if (cell === own && title !== undefined) return cell.text === title ? [] : [{ locator: cell.locator, value: title }]
    const [said] = findFiscalYears(cell.text)
    if (said === undefined || said.year === view.fiscalYear) return []
    return [{ locator: cell.locator, value: rewriteYear(cell.text, said.year, view.fiscalYear) }]
  })
}

/** Whether a line has every title by which papers of the scheme are known. */
function isTitle({ recognise }: Scheme, text: string): boolean {
  const folded = foldLabelText(text)
  return recognise.titles.length > 0 && recognise.titles.every((one) => folded.search(compileLabel(one).within) >= 0)
}
