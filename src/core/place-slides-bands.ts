import type { ComposedRow, ComposedRows } from './filling.ts'
import type { Cell, Grid } from './grid.ts'
import { labelOf, type SlideLabel } from './match/slides-labels.ts'
import { circled, isOf, type PlanFacts } from './place-slides-facts.ts'
import type { SchemeField } from './scheme-field.ts'
import type { SchemePart } from './scheme-part.ts'

/** A heading over the words of items (めざす姿), and the field that it leads to. */
export interface BandHeading {
  cell: Cell
  field: SchemeField & { type: 'narratives' }
}

/** The headings of a table whose rows are items. */
export const bandsIn = ({ cells }: Grid, labels: SlideLabel[]): BandHeading[] =>
  cells.flatMap((cell) => {
    const field = labelOf(labels, cell.text.replace(/\s/g, ''))?.label.field
    return field?.type === 'narratives' && field.of !== undefined ? [{ cell, field }] : []
  })

/** Rows of items: the item's box, its headline, and its words under their headings, of which the longest has a row a line. */
export function placeBands(plan: PlanFacts, part: SchemePart, grid: Grid, bands: BandHeading[]): ComposedRows {
  const top = Math.max(...bands.map(({ cell }) => cell.row)) + 1
  const level = bands[0]?.field.of ?? ''
  const label = plan.scheme.levels.find(({ key }) => key === level)?.label ?? ''
  const specimens = [top, top + 1].filter((row) => row < grid.rowCount)
  const headline = grid.cells.find(({ row, col }) => row === top && col > 0 && bands.every(({ cell }) => cell.col !== col))
  const composed = plan.facts.items
    .filter((item) => isOf(plan.scheme, item, level))
    .flatMap((item): ComposedRow[] => {
      const said = bands.map(({ cell, field }) => ({
        col: cell.col,
        lines: plan.narratives(item, field.role).flatMap((text) => text.split('\n')),
      }))
      const most = Math.max(1, ...said.map(({ lines }) => lines.length))
      const down = most > 1 ? { down: most } : {}
      const words = part.slides?.headline === undefined ? [] : plan.narratives(item, part.slides.headline)
      return Array.from({ length: most }, (_, nth): ComposedRow => {
        const own = nth === 0 ? [{ col: 0, value: `${label}${circled(item.code)}\n「${item.title}」`, ...down }] : []
        const heads = nth === 0 && headline ? [{ col: headline.col, value: words.join('\n'), ...down }] : []
        const cells = said.flatMap(({ col, lines }) =>
          lines.length === most
            ? [{ col, value: lines[nth] ?? '' }]
            : nth === 0
              ? [{ col, value: lines.join('\n'), ...down }]
              : [],
        )
        return { like: specimens[nth === 0 ? 0 : 1] ?? top, cells: [...own, ...heads, ...cells] }
      })
    })
  return { place: grid.place, top, bottom: grid.rowCount - 1, rows: composed }
}
