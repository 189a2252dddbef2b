import { describe, expect, test } from 'vitest'
import type { Budget } from '#core/exchange.ts'
import type { Cell, DocumentContent } from '#core/grid.ts'
import { parseMoney } from '#core/money.ts'
import { readReal, realFiles } from './form-real-paper.ts'

const folder = 'yokohama-jigyo-hyokasho-r7'
const files = realFiles(folder)

/** What the paper prints as the difference, two cells to the right of an amount of the year before. */
function printedDifference(content: DocumentContent, { source }: Budget): number | undefined {
  const cells = content.grids.flatMap((grid) => grid.cells)
  const beside = (cell: Cell | undefined) =>
    cell &&
    cells.find(
      (one) =>
        one.locator.replace(/\/r.*/, '') === cell.locator.replace(/\/r.*/, '') &&
        one.row === cell.row &&
        one.col === cell.col + cell.colSpan,
    )
  const difference = beside(beside(cells.find(({ locator }) => locator === source?.locator)))
  const money = difference && parseMoney(difference.text, '千円')
  return money && 'amount' in money ? money.amount : undefined
}

// The real sheets stand beside the repository, in ../shared/data; an ordinary clone is without them.
describe.skipIf(files.length === 0)('Yokohama', () => {
  test.each(files)('%s: differences and sums are those that the paper prints', async (name) => {
    const { scheme, content, exchange } = await readReal(folder, name)
    expect(scheme).toBe('yokohama-2025')
    const amount = (item: string, year: number) =>
      exchange.budgets.filter((one) => one.item === item && one.fiscalYear === year && one.stage === 'settled')
    const [programme, ...activities] = exchange.items
    for (const { id } of exchange.items) {
      const [before, ...more] = amount(id, 2023)
      const [now, ...others] = amount(id, 2024)
      expect([more, others], id).toEqual([[], []])
      expect(now && before ? now.amount - before.amount : undefined, id).toBe(before && printedDifference(content, before))
      expect(before && printedDifference(content, before), id).toBeTypeOf('number')
    }
    const sum = activities.reduce((total, { id }) => total + (amount(id, 2024)[0]?.amount ?? Number.NaN), 0)
    expect(activities.length).toBeGreaterThan(0)
    expect(Math.abs(sum - (amount(programme?.id ?? '', 2024)[0]?.amount ?? Number.NaN))).toBeLessThanOrEqual(2000)
    expect(exchange.evaluations.map(({ item }) => item)).toEqual(activities.flatMap(({ id }) => Array(7).fill(id)))
  })
})
