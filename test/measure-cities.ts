import type { Budget, Exchange } from '#core/exchange.ts'
import type { DocumentContent } from '#core/grid.ts'
import { parseMoney } from '#core/money.ts'
import { readReal, realFiles } from './core/match/form-real-paper.ts'
import { measureColumns } from './real/woven-sheets.ts'

/** How often a sum that the papers of a city print holds in what was read. What was not read does not hold. */
export interface CityMeasure {
  what: string
  holds: number
  of: number
}

/** Programme-years of Kobe's sheets in which general revenue is the total less the revenue; six years a programme. */
export function kobeYears({ items, budgets }: Exchange): boolean[] {
  const amountOf = (row: Budget, part: string) =>
    budgets.find(
      (one) => one.item === row.item && one.fiscalYear === row.fiscalYear && one.stage === row.stage && one.part?.name === part,
    )?.amount
  return items.flatMap(({ id }) => {
    const totals = budgets.filter((one) => one.item === id && one.part === undefined)
    const years = totals.map((row) => {
      const [left, revenue] = [amountOf(row, '(差引)一般財源'), amountOf(row, '収入合計')]
      return left !== undefined && revenue !== undefined && left === row.amount - revenue
    })
    return Array.from({ length: Math.max(6, years.length) }, (_, i) => years[i] === true)
  })
}

/** Rows of amounts on a sheet of Yokohama in which the printed difference is that of the two years read. */
export function yokohamaDifferences(content: DocumentContent, { items, budgets }: Exchange): boolean[] {
  return items.map(({ id }) => {
    const [before, now, ...more] = budgets.filter((one) => one.item === id)
    const printed = before && printedDifference(content, before)
    return more.length === 0 && before !== undefined && now !== undefined && printed === now.amount - before.amount
  })
}

/** Whether the 細事業 of a sheet of Yokohama add up to their programme in the evaluated year, within 2,000 yen. */
export function yokohamaSum({ items: [programme, ...activities], budgets, document }: Exchange): boolean {
  const of = (id: string | undefined) => budgets.find((one) => one.item === id && one.fiscalYear === document.fiscalYear)?.amount
  const sum = activities.reduce((total, { id }) => total + (of(id) ?? Number.NaN), 0)
  return activities.length > 0 && Math.abs(sum - (of(programme?.id) ?? Number.NaN)) <= 2000
}

/** What the paper prints as the difference, two cells to the right of the amount of the year before. */
function printedDifference(content: DocumentContent, { source }: Budget): number | undefined {
  const grid = content.grids.find(({ cells }) => cells.some(({ locator }) => locator === source?.locator))
  const first = grid?.cells.find(({ locator }) => locator === source?.locator)
  const beside = (cell: typeof first) =>
    cell && grid?.cells.find(({ row, col }) => row === cell.row && col === cell.col + cell.colSpan)
  const difference = beside(beside(first))
  const money = difference && parseMoney(difference.text, '千円')
  return money && 'amount' in money ? money.amount : undefined
}

/** Every sum of the cities' sheets that needs no judgement; none in an ordinary clone. */
export async function measureCities(): Promise<CityMeasure[]> {
  const kobe: boolean[] = []
  for (const name of realFiles('kobe-jimujigyo-h25'))
    kobe.push(...kobeYears((await readReal('kobe-jimujigyo-h25', name)).exchange))
  const differences: boolean[] = []
  const sums: boolean[] = []
  for (const name of realFiles('yokohama-jigyo-hyokasho-r7')) {
    const { content, exchange } = await readReal('yokohama-jigyo-hyokasho-r7', name)
    differences.push(...yokohamaDifferences(content, exchange))
    sums.push(yokohamaSum(exchange))
  }
  const count = (what: string, all: boolean[]) => ({ what, holds: all.filter(Boolean).length, of: all.length })
  return [
    count('Kobe: general revenue = total - revenue (programme-years)', kobe),
    count('Yokohama: difference = this year - last year (rows)', differences),
    count('Yokohama: activities add up to their programme (sheets)', sums),
    ...(await measureColumns()),
  ].filter(({ of }) => of > 0)
}
