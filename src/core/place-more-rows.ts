import type { ComposedCell, ComposedRow } from './filling.ts'
import type { Cell, Grid } from './grid.ts'
import type { FormCell } from './match/form-cell.ts'
import type { Slot } from './match/form-slots.ts'
import type { Placing } from './placing.ts'

/** A place of an item of a list (一覧) in a form. */
export interface ListPlace {
  slot: Slot
  cell: FormCell
}

/** What is said of an item, by the cells of the row in which its place is. */
export type SayListed<Listed> = (listed: Listed, place: ListPlace) => { cell: FormCell | undefined; value: string | number }[]

/**
 * Gives a list that has fewer places than items the rows that it needs, like its last one. `false` where that row is no row of the list alone,
 * so that it cannot stand again.
 */
export function moreRows<Listed>(placing: Placing, places: ListPlace[], left: Listed[], say: SayListed<Listed>): boolean {
  const last = places.at(-1)?.cell
  const found = last && findCell(placing, last.locator)
  if (!found || found.cell.rowSpan > 1) return false
  const { grid, cell } = found
  const own = grid.cells.filter(({ row }) => row === cell.row)
  const locators = new Set(own.map(({ locator }) => locator))
  const inRow = places.filter((place) => locators.has(place.cell.locator))
  if (!isOfList(placing, places, locators)) return false
  const first: ComposedCell[] = own.flatMap(({ col, locator }) => {
    const value = placing.writes.get(locator)
    placing.writes.delete(locator)
    return value === undefined ? [] : [{ col, value }]
  })
  const rows: ComposedRow[] = [{ like: cell.row, cells: first }]
  for (let start = 0; start < left.length; start += inRow.length) {
    const said = left.slice(start, start + inRow.length).flatMap((listed, nth) => say(listed, inRow[nth] as ListPlace))
    const values = new Map(said.flatMap((one) => (one.cell ? [[one.cell.locator, one.value] as const] : [])))
    // A row that is like another says nothing of what the other says.
    rows.push({ like: cell.row, cells: own.map(({ col, locator }) => ({ col, value: values.get(locator) ?? '' })) })
  }
  placing.rows.push({ place: grid.place, top: cell.row, bottom: cell.row, rows })
  return true
}

/** The cell of the template itself: what a form is laid out as may have other rows. */
function findCell({ template }: Placing, locator: string): { grid: Grid; cell: Cell } | undefined {
  for (const grid of template.grids) {
    const cell = grid.cells.find((one) => one.locator === locator)
    if (cell) return { grid, cell }
  }
  return undefined
}

/** Whether nothing but the list stands in a row: no other field, no label. */
function isOfList({ slots }: Placing, places: ListPlace[], locators: Set<string>): boolean {
  const keys = new Set(places.map(({ slot }) => slot.field.key))
  return slots.every(({ field, label, cells }) => {
    if (locators.has(label.locator)) return false
    return keys.has(field.key) || !cells.some(({ locator }) => locators.has(locator))
  })
}
