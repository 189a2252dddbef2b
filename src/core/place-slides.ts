import type { Facts } from './facts.ts'
import type { Filling, PlacedValue, RepeatedBlocks } from './filling.ts'
import { finding } from './finding.ts'
import { type FiscalYear, findFiscalYears } from './fiscal-year.ts'
import type { DocumentContent, Grid } from './grid.ts'
import { cutParts } from './match/part-units.ts'
import { type PlacedBoxes, placeBoxes } from './place-slides-boxes.ts'
import { openPlanFacts } from './place-slides-facts.ts'
import { placeLists, placeTotals } from './place-slides-list.ts'
import { blockOf, placePages } from './place-slides-page.ts'
import { rewriteYear } from './placing.ts'
import type { Scheme } from './scheme.ts'

/**
 * Puts a plan into the template of its paper of layout `slides` (発表資料): lists grow by their rows, the page about one programme stands once
 * for each, boxes say what is known of the plan as a whole. Parts are found by the labels with which a reader finds them. `only`: the
 * pages of these items alone, without the parts about the whole plan.
 */
export function placeSlides(
  scheme: Scheme,
  template: DocumentContent,
  facts: Facts,
  fiscalYear: FiscalYear,
  only?: ReadonlySet<string>,
): Filling {
  const plan = openPlanFacts(scheme, facts, fiscalYear)
  const filling: Filling & { blocks: RepeatedBlocks[] } = { writes: [], rows: [], blocks: [], problems: [] }
  for (const { part, units } of cutParts(scheme.parts ?? [], template).found) {
    if (units.length === 0) filling.problems.push(finding('place-missing', { label: part.part }))
    else if (!part.slides?.boxes && !part.slides?.delivery)
      filling.blocks.push(...placePages(plan, part, units, filling.problems, only))
    else if (only) filling.blocks.push(...units.flatMap(removeUnit))
    else if (part.slides.boxes) addBoxes(filling, placeBoxes(plan, part, units, template.grids))
    else {
      filling.rows.push(...placeLists(plan, part, units))
      filling.writes.push(...placeTotals(plan, part, units))
    }
  }
  if (!only) filling.writes.push(...moveYears(template.grids, fiscalYear, filling.writes))
  return filling
}

function addBoxes(filling: Filling, { writes, rows, problems }: PlacedBoxes): void {
  filling.writes.push(...writes)
  filling.rows.push(...rows)
  filling.problems.push(...problems)
}

/** A part that is not printed. */
function removeUnit(grids: Grid[]): RepeatedBlocks[] {
  const filled = grids.filter(({ cells }) => cells.length > 0)
  const [first, last] = [filled[0], filled.at(-1)]
  return first && last ? [{ from: blockOf(first, 0), to: blockOf(last, -1), copies: [] }] : []
}

/** Years in the headings of lists: the template's own becomes the plan's. */
function moveYears(grids: Grid[], fiscalYear: FiscalYear, written: PlacedValue[]): PlacedValue[] {
  const taken = new Map(written.map((one) => [one.locator, one]))
  const lines = grids.flatMap(({ kind, cells }) => (kind === 'lines' ? cells : []))
  return lines.flatMap((cell) => {
    const own = taken.get(cell.locator)
    const [said] = findFiscalYears(cell.text)
    if (said === undefined || said.year === fiscalYear) return []
    if (own === undefined) return [{ locator: cell.locator, value: rewriteYear(cell.text, said.year, fiscalYear) }]
    if (typeof own.value === 'string' && own.value.includes(said.text)) own.value = rewriteYear(own.value, said.year, fiscalYear)
    return []
  })
}
