import type { ShapedTable, TableColumn } from './table-shape.ts'

/** A column without heading and words between columns that have some; `begins`: right of it the first heading comes again, as a table of its own. */
export function emptyColumns({ columns }: ShapedTable): { col: number; begins: boolean }[] {
  const isEmpty = ({ heading, filled }: TableColumn) => heading === '' && filled === 0
  const first = columns.find(({ heading }) => heading !== '')
  const empty: { col: number; begins: boolean }[] = []
  let next: TableColumn | undefined
  for (const column of columns.toReversed()) {
    if (column.heading !== '') next = column
    else if (next && isEmpty(column))
      empty.push({ col: column.col, begins: next !== first && next.heading === first?.heading && column.col > first.col })
  }
  return empty.toReversed()
}

/** Words beside a table: a column without heading that says something in a few rows only. */
export const besideTable = ({ head, columns, body }: ShapedTable): TableColumn[] =>
  head === undefined ? [] : columns.filter(({ heading, filled }) => heading === '' && filled > 0 && filled * 5 <= body.length)
