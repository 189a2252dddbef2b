import type { BudgetPart, BudgetStage } from '../exchange.ts'
import { findFiscalYears, parseFiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import { cleanText } from '../text-fold.ts'
import type { GridRow } from './grid-rows.ts'
import type { HeaderColumn, TableHeader } from './rows-header.ts'
import type { HeadingCell } from './rows-heading-cell.ts'

interface Spot {
  cell: Cell
  heading: HeadingCell | undefined
}

/** For each grid column the lowest heading over it that names a field; the item's label counts only where no other stands below or above. */
export function readColumns(rows: GridRow[], from: number, to: number, named: (HeadingCell | undefined)[][]): TableHeader {
  const spots: Spot[] = rows
    .slice(from, to + 1)
    .flatMap((row, nth) => row.cells.map((cell, at) => ({ cell, heading: named[from + nth]?.[at] })))
  const width = Math.max(...spots.map(({ cell }) => cell.col + cell.colSpan))
  spots.push(...spreadGroups(spots))
  spots.sort((a, b) => a.cell.row - b.cell.row)
  const columns: HeaderColumn[] = []
  const used = new Set<Cell>()
  for (let col = 0; col < width; col++) {
    const here = spots.filter(({ cell }) => cell.col <= col && col < cell.col + cell.colSpan && cell.text.trim() !== '')
    const over = here.filter(({ heading }) => heading)
    const found = over.findLast(({ heading }) => heading?.exact) ?? over.at(-1)
    if (!found?.heading) continue
    const column = columnAt(found.heading, found.cell, here, col)
    if (!column) continue
    if (column.amount) for (const { cell } of here) used.add(cell)
    const last = columns.at(-1)
    if (last && last.cell === column.cell && last.to === col - 1) last.to = col
    else if (column.amount || !columns.some(({ key }) => key === column.key)) columns.push(column)
  }
  for (const { cell } of columns) used.add(cell)
  const unknown = spots
    .filter(({ cell, heading }) => cell.text.trim() !== '' && !used.has(cell) && (!heading || isAmount(heading)))
    .filter(({ cell }) => !isGroup(cell, columns))
    .map(({ cell }) => cell)
  const cells = spots.map(({ cell }) => cell).filter(({ text }) => text.trim() !== '')
  return { from, to, columns, cells, unknown }
}

/**
 * Where nothing is merged (CSV), a heading of amounts stands over the first of its columns only: it speaks for the blank ones to its right
 * that have a heading of their own below.
 */
function spreadGroups(spots: Spot[]): Spot[] {
  const headed = new Map<number, number>()
  for (const { cell } of spots)
    if (cell.text.trim() !== '')
      for (let col = cell.col; col < cell.col + cell.colSpan; col++)
        headed.set(col, Math.max(cell.row, headed.get(col) ?? cell.row))
  let group: Spot | undefined
  return spots.flatMap((spot) => {
    const { row, col, text } = spot.cell
    if (text.trim() !== '') group = spot
    else if (group?.cell.row === row && group.cell.colSpan === 1 && group.heading && isAmount(group.heading)) {
      const below = [headed.get(col), headed.get(group.cell.col)]
      if (below.every((at) => at !== undefined && at > row)) return [{ ...group, cell: { ...group.cell, col } }]
    }
    return []
  })
}

/** A group heading stands over columns that have headings of their own. */
const isGroup = (cell: Cell, columns: HeaderColumn[]) =>
  columns.some(({ from, to }) => from < cell.col + cell.colSpan && to >= cell.col)

const isAmount = ({ meaning }: HeadingCell) => meaning !== undefined && 'amount' in meaning

function columnAt(heading: HeadingCell, cell: Cell, here: Spot[], col: number): HeaderColumn | undefined {
  if (isAmount(heading)) return amountColumn(heading, here, col)
  const { field, match, meaning } = heading
  const child = meaning && 'child' in meaning ? meaning.child : undefined
  const column: HeaderColumn = { key: child === undefined ? field.key : `${field.key} ${child}`, field, from: col, to: col, cell }
  if (match.fiscalYear !== undefined) column.fiscalYear = match.fiscalYear
  if (match.asOf !== undefined) column.asOf = match.asOf
  if (child !== undefined) column.child = child
  return column
}

/**
 * A column of amounts by all the headings over it: 事業費 over 令和5年度 over 決算 over 一般財源. `undefined` where one of them says something
 * else, or none says at which stage the amounts are: nothing is guessed of money.
 */
function amountColumn({ field }: HeadingCell, here: Spot[], col: number): HeaderColumn | undefined {
  const lowest = here.at(-1)
  if (field.type !== 'budget' || !lowest) return undefined
  let stage: BudgetStage | undefined
  let part: BudgetPart | undefined
  for (const { cell, heading } of here) {
    const meaning = heading && heading.field === field ? heading.meaning : undefined
    if (!meaning || !('amount' in meaning)) {
      if (cell === lowest.cell && !isRemark(cell.text)) return undefined
      continue
    }
    stage = meaning.amount.stage ?? stage
    part = meaning.amount.part ?? part
  }
  const stages = new Set(Object.values(field.columns))
  stage ??= stages.size === 1 ? [...stages][0] : undefined
  if (stage === undefined) return undefined
  const texts = here.map(({ cell }) => cleanText(cell.text)).toReversed()
  const unit = texts.flatMap((text) => unitIn(text) ?? [])[0]
  const fiscalYear = texts.flatMap((text) => parseFiscalYear(text) ?? findFiscalYears(text)[0]?.year ?? [])[0]
  return {
    key: `${field.key} ${col}`,
    field,
    from: col,
    to: col,
    cell: lowest.cell,
    amount: { stage, ...(part ? { part } : {}), ...(unit === undefined ? {} : { unit }) },
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
  }
}

/** A unit, a year, a letter by which columns are spoken of, 計 or 金額: says nothing else than the headings above it. */
const isRemark = (text: string) =>
  unitIn(text) !== undefined ||
  parseFiscalYear(text.trim()) !== undefined ||
  /^[([（]?(?:[A-Za-zＡ-Ｚア-オ①-⑳]|計|合計|総額|金額)[)\]）]?$/.test(text.trim().replace(/\s/g, ''))

/** (千円), 単位:千円 */
const unitIn = (text: string): string | undefined =>
  /(?:[(（]|単位\s*[:：]?\s*|^\s*)((?:十|百|千|万|億)*円)(?:[)）]|\s*$)/.exec(text)?.[1]
