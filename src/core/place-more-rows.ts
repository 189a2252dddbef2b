import type { ComposedCell, ComposedRow } from './filling.ts'
import type { Cell, Grid } from './grid.ts'
import type { FormCell } from './match/form-cell.ts'
import type { Slot } from './match/form-slots.ts'
import type { Placing } from './placing.ts'

/** A place of one of a list (一覧) in a form. */
export interface ListPlace {
  slot: Slot
  cell: FormCell
}

/** What is said of one of a list, by the cells of the rows in which its place is. */
export type SayListed<Listed> = (listed: Listed, place: ListPlace) => { cell: FormCell | undefined; value: string | number }[]

/** The rows of the template in which one of a list stands: often one, several where its name reaches down over them. */
interface Stretch {
  grid: Grid
  top: number
  bottom: number
  cells: Cell[]
}

/**
 * Gives a list that has fewer places than it has to say the rows that it needs, like its last ones. `false` where those rows are not of the
 * list alone, so that they cannot stand again.
 */
export function moreRows<Listed>(placing: Placing, places: ListPlace[], left: Listed[], say: SayListed<Listed>): boolean {
  const stretch = lastStretch(placing, places)
  const locators = new Set(stretch?.cells.map(({ locator }) => locator))
  if (!stretch || !isOfList(placing, places, locators)) return false
  const inStretch = places.filter((place) => locators.has(place.cell.locator))
  const said = chunk(left, inStretch.length).map((some) => some.flatMap((one, nth) => say(one, inStretch[nth] as ListPlace)))
  // What has places elsewhere too is more than rows.
  if (said.flat().some(({ cell }) => cell !== undefined && !locators.has(cell.locator))) return false
  const slotted = new Set(placing.slots.flatMap(({ cells }) => cells.map(({ locator }) => locator)))
  const labels = new Set(placing.slots.map(({ label }) => label.locator))
  const own = ({ locator, rowSpan, text }: Cell) => placing.writes.get(locator) ?? (rowSpan > 1 ? text : undefined)
  const rows = rowsLike(stretch, own, ({ locator }) => !placing.writes.has(locator))
  for (const locator of locators) placing.writes.delete(locator)
  for (const some of said) {
    const values = new Map(some.flatMap((one) => (one.cell ? [[one.cell.locator, one.value] as const] : [])))
    // Rows that are like others say nothing of what the others say but their labels.
    const sayCell = ({ locator, text }: Cell) => (labels.has(locator) ? text : (values.get(locator) ?? ''))
    rows.push(...rowsLike(stretch, sayCell, ({ locator }) => !slotted.has(locator)))
  }
  placing.rows.push({ place: stretch.grid.place, top: stretch.top, bottom: stretch.bottom, rows })
  return true
}

const chunk = <One>(all: One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size))

/** The rows of a list's last place, if no cell reaches out of them. */
function lastStretch({ template }: Placing, places: ListPlace[]): Stretch | undefined {
  const last = places.at(-1)?.cell.locator
  for (const grid of template.grids) {
    const cell = grid.cells.find(({ locator }) => locator === last)
    if (!cell) continue
    const { row: top, rowSpan } = cell
    const bottom = top + rowSpan - 1
    const cells = grid.cells.filter(({ row }) => row >= top && row <= bottom)
    return cells.every((one) => one.row + one.rowSpan - 1 <= bottom) ? { grid, top, bottom, cells } : undefined
  }
  return undefined
}

/** The rows of a stretch, each cell with what it is to say, if anything else than the specimen's. */
function rowsLike(
  { top, bottom, cells }: Stretch,
  sayCell: (cell: Cell) => string | number | undefined,
  keeps: (cell: Cell) => boolean,
): ComposedRow[] {
  return Array.from({ length: bottom - top + 1 }, (_, nth) => ({
    like: top + nth,
    cells: cells
      .filter(({ row }) => row === top + nth)
      .flatMap((cell): ComposedCell[] => {
        const value = sayCell(cell)
        const down = cell.rowSpan > 1 ? { down: cell.rowSpan } : {}
        return value === undefined ? [] : [{ col: cell.col, value, ...down, ...(keeps(cell) ? { keepsFormula: true } : {}) }]
      }),
  }))
}

/** Whether nothing but the list stands in rows: no other field, and of labels only those that each one of the list has (目標, 実績). */
function isOfList({ slots }: Placing, places: ListPlace[], locators: Set<string>): boolean {
  const keys = new Set(places.map(({ slot }) => slot.field.key))
  return slots.every(({ field, label, match, cells }) => {
    const isIn = cells.some(({ locator }) => locators.has(locator))
    if (!locators.has(label.locator)) return keys.has(field.key) || !isIn
    return keys.has(field.key) && match.number === undefined && cells.every(({ locator }) => locators.has(locator))
  })
}
