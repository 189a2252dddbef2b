import type { Cell, DocumentContent, Grid } from './grid.ts'
import type { ColumnHeading } from './match/columns-heading.ts'
import type { ColumnsGroup } from './match/columns-rows.ts'
import { type ColumnsPaper, readColumns } from './match/columns-table.ts'
import type { Scheme } from './scheme.ts'

/** A template of layout `columns`: the table whose rows repeat, and those of its rows that serve as specimens. */
export interface ColumnsForm {
  paper: ColumnsPaper
  grid: Grid
  headings: ColumnHeading[]
  /** The cell of the title over the columns (取組), if it stands in the table. */
  title?: Cell
  /** Row of the headings, and the rows of contents under it: the first of an undertaking, and those that go on with it. */
  header: number
  contents: number[]
  /** Rows that make way for those of the sheets. */
  top: number
  bottom: number
  /** Further tables of a template that is a former paper: all of their rows go. */
  others: { grid: Grid; top: number }[]
}

/** Finds the form of a template by the headings that a reader of the paper finds. */
export function findColumnsForm(scheme: Scheme, template: DocumentContent): ColumnsForm | undefined {
  const paper = readColumns(scheme, template.grids, false)
  const groups = paper.parts.flatMap((part) => (part.kind === 'group' ? placeGroup(template, part.group) : []))
  const [first, ...more] = groups
  if (first === undefined) return undefined
  const { grid, header, headings } = first
  const next = more.find((one) => one.grid === grid)
  const below = Array.from({ length: (next?.top ?? grid.rowCount) - header - 1 }, (_, nth) => header + 1 + nth)
  if (below.length === 0) return undefined
  const tops = new Map(more.filter((one) => one.grid !== grid).map((one) => [one.grid, one]))
  return { ...first, paper, headings, contents: below.slice(0, 2), bottom: grid.rowCount - 1, others: [...tops.values()] }
}

/** Where a group lies in its table. */
function placeGroup(template: DocumentContent, { columns }: ColumnsGroup) {
  const headings = columns.map(({ heading }) => heading)
  const [cell] = headings.map(({ cell }) => cell)
  const grid = template.grids.find(({ cells }) => cell !== undefined && cells.includes(cell))
  if (cell === undefined || grid === undefined) return []
  const title = grid.cells.find(({ row, colSpan }) => row === cell.row - 1 && colSpan * 2 > grid.colCount)
  return [{ grid, headings, header: cell.row, top: title?.row ?? cell.row, ...(title ? { title } : {}) }]
}
