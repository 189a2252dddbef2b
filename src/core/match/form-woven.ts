import type { Cell, Grid } from '../grid.ts'
import { foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { amountsGrid, figuresGrid, withLines } from './woven-grids.ts'
import { type BudgetField, findWovenHead, type WovenHead, type WovenLine, wovenFields } from './woven-head.ts'
import { joinFragments } from './woven-names.ts'
import { makeSplitter, type SplitLine, type Splitter, splitLine } from './woven-rows.ts'

/**
 * Running text in which two tables that stand side by side on the paper share lines (行を共有する表) taken apart: the lines before, the cost
 * table, the indicators table, and the words that belong to neither. Text of any other kind stays as it is.
 */
export function unweave(scheme: Scheme, grid: Grid): Grid[] {
  const { budget, indicators } = wovenFields(scheme)
  if (grid.kind !== 'lines' || !budget?.parts) return [grid]
  const lines = linesOf(grid)
  const row = findFirstRow(lines, budget)
  const head = row < 0 ? undefined : findWovenHead(lines, row, budget, indicators)
  if (!head) return [grid]
  const splitter = makeSplitter(head, budget, scheme.otherLabels ?? [], lines.slice(row, row + 60))
  const split = splitBlock(lines, head.to + 1, splitter)
  if (!split) return [grid]
  const before = lines.slice(0, head.from)
  const after = split.flatMap(({ line, words }) => (words === '' ? [] : [{ ...line, text: words }]))
  const rest = lines.slice(head.to + 1 + split.length)
  return [
    linesGrid(grid, before),
    withLines(amountsGrid(grid, head, split, splitter), [
      ...lines.slice(head.from, head.to + 1),
      ...split.flatMap(({ line, words }) => (words === '' ? [line] : [])),
    ]),
    ...figuresGrid(grid, head, split, indicators),
    linesGrid(grid, [...after, ...rest]),
  ].filter(({ cells }) => cells.length > 0)
}

/** The lines of a grid, the cells of each joined by a space. */
function linesOf(grid: Grid): WovenLine[] {
  const lines: WovenLine[] = []
  for (const cell of grid.cells) {
    const last = lines.at(-1)
    if (last?.row === cell.row) last.text += ` ${cell.text}`
    else lines.push({ text: cell.text, locator: cell.locator, row: cell.row })
  }
  return lines
}

/** The line on which the row of the whole amount stands: its label, then amounts; -1 where none does. */
function findFirstRow(lines: WovenLine[], budget: BudgetField): number {
  const bare: WovenHead = { stages: [{ word: '', locator: '' }], measures: [], from: 0, to: 0 }
  const splitter = { ...makeSplitter(bare, budget, [], []), parts: [] }
  return lines.findIndex((line) => {
    if (line.text.length > 200 || !splitter.total.opening.test(foldLabelText(line.text))) return false
    const { amounts } = splitLine(line, splitter)
    return amounts?.kind === 'total' && amounts.amounts.length > 0
  })
}

/** The lines of the two tables, down to the last row that a label of the cost table heads; `undefined` where that table holds one row only. */
function splitBlock(lines: WovenLine[], from: number, splitter: Splitter): SplitLine[] | undefined {
  const split = lines.slice(from, from + 80).map((line) => splitLine(line, splitter))
  const last = split.findLastIndex(({ amounts }) => amounts !== undefined && amounts.kind !== 'unnamed')
  if (split.filter(({ amounts }) => amounts?.kind === 'part').length === 0) return undefined
  return joinFragments(split.slice(0, last + 1))
}

/** Lines as a grid of their own, each on its old row. */
function linesGrid(grid: Grid, lines: WovenLine[]): Grid {
  const cells = lines.map((line): Cell => ({ ...line, col: 0, rowSpan: 1, colSpan: 1 }))
  return { ...grid, colCount: 1, cells, rowCount: (lines.at(-1)?.row ?? -1) + 1 }
}
