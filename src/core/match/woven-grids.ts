import type { Cell, Grid } from '../grid.ts'
import { foldLabelText } from '../label-pattern.ts'
import type { FormCell } from './form-cell.ts'
import { placeAmounts } from './woven-amounts.ts'
import type { IndicatorsField, WovenColumn, WovenHead, WovenLine } from './woven-head.ts'
import type { FigureRow, SplitLine, Splitter } from './woven-rows.ts'

/** A grid whose first cell stands for all lines that its headings and names took. */
export function withLines(grid: Grid, lines: WovenLine[]): Grid {
  const also = lines.map(({ locator }) => locator)
  return { ...grid, cells: grid.cells.map((cell, i): WovenCell => (i === 0 ? { ...cell, also } : cell)) }
}

/** A cell whose place among the columns may be a guess. */
type WovenCell = Cell & Pick<FormCell, 'doubtful' | 'also'>

const cellAt = (row: number, col: number, text: string, locator: string, colSpan = 1): Cell => ({
  row,
  col,
  rowSpan: 1,
  colSpan,
  text,
  locator,
})

/** Years over a heading row. */
function headCells(columns: WovenColumn[], first: number): Cell[] {
  return columns.flatMap(({ word, year, locator }, i) => [
    ...(year === undefined ? [] : [cellAt(0, first + i, year, locator)]),
    cellAt(1, first + i, word, locator),
  ])
}

/** The cost table: label, name of its own, amounts by stage. */
export function amountsGrid(grid: Grid, head: WovenHead, split: SplitLine[], { budget }: Splitter): Grid {
  const rows = split.flatMap(({ amounts }) => (amounts && amounts.kind !== 'other' ? [amounts] : []))
  const columns = placeAmounts(rows, head, budget)
  const group = Object.keys(budget.parts ?? {}).find((label) => budget.parts?.[label] === 'cost')
  const cells = rows.flatMap((one, i): WovenCell[] => {
    const { kind, label, amounts, line } = one
    if (kind === 'unnamed' && group === undefined) return []
    const names =
      kind === 'unnamed'
        ? [cellAt(i + 2, 0, group ?? '', line.locator), cellAt(i + 2, 1, label, line.locator)]
        : [cellAt(i + 2, 0, label, line.locator, 2)]
    const placed = columns.get(one)
    const doubt = placed?.doubtful ? { doubtful: true as const } : {}
    return [
      ...names,
      ...amounts.map((text, nth) => ({ ...cellAt(i + 2, 2 + (placed?.columns[nth] ?? nth), text, line.locator), ...doubt })),
    ]
  })
  const all = [...headCells(head.stages, 2), ...cells].sort((a, b) => a.row - b.row || a.col - b.col)
  return { ...grid, kind: 'table', rowCount: rows.length + 2, colCount: head.stages.length + 2, cells: all }
}

/** The indicators table: name, unit, figures by year. */
export function figuresGrid(grid: Grid, head: WovenHead, split: SplitLine[], field: IndicatorsField | undefined): Grid[] {
  const rows = split.flatMap(({ figures }) => (figures ? [figures] : []))
  if (!field || !head.name || rows.length === 0) return []
  const { name, unit, measures } = head
  const first = unit ? 2 : 1
  const heads = [
    cellAt(1, 0, name.word, name.locator),
    ...(unit ? [cellAt(1, 1, unit.word, unit.locator)] : []),
    ...headCells(
      measures.map((column) => withYear(column, field)),
      first,
    ),
  ]
  const cells = rows.flatMap((row: FigureRow, i): WovenCell[] => [
    {
      ...cellAt(i + 2, 0, row.name, row.nameAt ?? row.line.locator),
      ...(row.values.length === 0 ? { doubtful: true as const } : {}),
    },
    ...(unit ? [cellAt(i + 2, 1, row.unit, row.line.locator)] : []),
    ...row.values.map((text, nth) => cellAt(i + 2, first + nth, text, row.line.locator)),
  ])
  const all = [...heads, ...cells].sort((a, b) => a.row - b.row || a.col - b.col)
  return [{ ...grid, kind: 'table', rowCount: rows.length + 2, colCount: measures.length + first, cells: all }]
}

/** R5年度実績, where the scheme's label has the year in it. */
function withYear(column: WovenColumn, { columns }: IndicatorsField): WovenColumn {
  const { word, year, locator } = column
  const bare = Object.keys(columns).some((pattern) => foldLabelText(pattern) === foldLabelText(word))
  return bare || year === undefined ? column : { word: `${year}${word}`, locator }
}
