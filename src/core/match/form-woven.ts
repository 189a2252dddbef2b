import type { Cell, Grid } from '../grid.ts'
import { foldLabelText } from '../label-pattern.ts'
import { parseMoney } from '../money.ts'
import type { Scheme } from '../scheme.ts'
import type { FormCell } from './form-cell.ts'
import { balanceRows } from './woven-balance.ts'
import {
  type BudgetField,
  findWovenHead,
  type IndicatorsField,
  type WovenColumn,
  type WovenHead,
  type WovenLine,
  wovenFields,
} from './woven-head.ts'
import { type AmountRow, type FigureRow, makeSplitter, type SplitLine, type Splitter, splitLine } from './woven-rows.ts'

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

/**
 * Names that were broken over lines: a row without a name takes the words above it and below it, a row with one those below it that no
 * other row takes. Words further down belong to no table.
 */
function joinFragments(split: SplitLine[]): SplitLine[] {
  const lastRow = split.findLastIndex(({ amounts, figures }) => figures !== undefined || amounts?.kind === 'unnamed')
  const joined = split.map((one) => ({ ...one }))
  const free = (one: SplitLine | undefined) => one !== undefined && /\p{L}/u.test(one.words) && !one.amounts && !one.figures
  const isNameless = ({ amounts, figures }: SplitLine) =>
    figures?.name === '' || (amounts?.kind === 'unnamed' && amounts.label === '')
  joined.forEach((one, i) => {
    if (!isNameless(one)) return
    const around = [joined[i - 1], joined[i + 1]].filter((other): other is SplitLine => free(other))
    const [cost, rest] = namesOf(
      one,
      around.map(({ words }) => words),
    )
    if (one.amounts?.kind === 'unnamed' && one.amounts.label === '') one.amounts = { ...one.amounts, label: cost }
    if (one.figures?.name === '')
      one.figures = { ...one.figures, name: rest, ...(around[0] ? { nameAt: around[0].line.locator } : {}) }
    for (const other of around) other.words = ''
  })
  joined.forEach((one, i) => {
    const next = joined[i + 1]
    if (i >= lastRow + 1 || !one.figures || !next || !free(next) || i + 1 > lastRow + 1) return
    one.figures = { ...one.figures, name: one.figures.name + next.words }
    next.words = ''
  })
  return joined
}

/** A grid whose first cell stands for all lines that its headings and names took. */
function withLines(grid: Grid, lines: WovenLine[]): Grid {
  const also = lines.map(({ locator }) => locator)
  return { ...grid, cells: grid.cells.map((cell, i): WovenCell => (i === 0 ? { ...cell, also } : cell)) }
}

/** A cell whose place among the columns may be a guess. */
type WovenCell = Cell & Pick<FormCell, 'doubtful' | 'also'>

/** The words around a row for its cost and for its indicator: where neither has a name, the first words of each line are the cost's. */
function namesOf({ amounts, figures }: SplitLine, lines: string[]): [string, string] {
  const whole = lines.join('')
  if (amounts?.kind !== 'unnamed' || amounts.label !== '' || figures?.name !== '') return [whole, whole]
  const parted = lines.map((words) => /^(\S+)\s*(.*)$/.exec(words))
  return [parted.map((part) => part?.[1] ?? '').join(''), parted.map((part) => part?.[2] ?? '').join('')]
}

function linesGrid(grid: Grid, lines: WovenLine[]): Grid {
  const cells = lines.map((line): Cell => ({ ...line, col: 0, rowSpan: 1, colSpan: 1 }))
  return { ...grid, colCount: 1, cells, rowCount: (lines.at(-1)?.row ?? -1) + 1 }
}

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
function amountsGrid(grid: Grid, head: WovenHead, split: SplitLine[], { budget }: Splitter): Grid {
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

/** Where the amounts of a row with blank cells stand, and whether that is a guess. */
interface Placed {
  columns: number[]
  doubtful: boolean
}

/** Columns of the rows whose blank cells left no trace: where the funds then add up to the whole amount. */
function placeAmounts(rows: AmountRow[], head: WovenHead, budget: BudgetField): Map<AmountRow, Placed> {
  const width = head.stages.length
  const total = rows.find(({ kind }) => kind === 'total')
  const figures = ({ amounts }: AmountRow) =>
    amounts.map((text) => {
      const money = parseMoney(text, budget.unit)
      return money && 'amount' in money ? money.amount : undefined
    })
  const columns = new Map<AmountRow, Placed>()
  if (!total || total.amounts.length !== width) return columns
  for (const kind of ['fund', 'cost'] as const) {
    const own = rows.filter((row) => kindOf(row, budget) === kind)
    if (own.every(({ amounts }) => amounts.length === 0 || amounts.length === width)) continue
    const placed = balanceRows(
      figures(total),
      own.map((row) => figures(row).map((amount) => amount ?? 0)),
    )
    own.forEach((row, i) => {
      if (row.amounts.length === width) return
      const found = placed?.columns[i]
      columns.set(row, { columns: found ?? row.amounts.map((_, nth) => nth), doubtful: placed?.doubtful ?? true })
    })
  }
  return columns
}

function kindOf({ kind, label }: AmountRow, { parts }: BudgetField): string | undefined {
  if (kind === 'unnamed') return 'cost'
  const same = Object.entries(parts ?? {}).find(([path]) => foldLabelText(path) === foldLabelText(label))
  return kind === 'part' ? same?.[1] : undefined
}

/** The indicators table: name, unit, figures by year. */
function figuresGrid(grid: Grid, head: WovenHead, split: SplitLine[], field: IndicatorsField | undefined): Grid[] {
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
