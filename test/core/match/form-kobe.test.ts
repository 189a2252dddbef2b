import { describe, expect, test } from 'vitest'
import type { Budget } from '#core/exchange.ts'
import { readReal, realFiles } from './form-real-paper.ts'

const folder = 'kobe-jimujigyo-h25'
const files = realFiles(folder)

// The real sheets stand beside the repository, in ../shared/data; an ordinary clone is without them.
describe.skipIf(files.length === 0)('Kobe', () => {
  test.each(files)('%s: what is left to general revenue is the total less the revenue, in every year', async (name) => {
    const { scheme, exchange } = await readReal(folder, name)
    expect(scheme).toBe('kobe-2013')
    const amountOf = (row: Budget, part: string | undefined) =>
      exchange.budgets.find(
        (one) => one.item === row.item && one.fiscalYear === row.fiscalYear && one.stage === row.stage && one.part?.name === part,
      )?.amount
    const totals = exchange.budgets.filter((one) => one.part === undefined)
    const left = totals.map((row) => {
      const revenue = amountOf(row, '収入合計')
      return revenue === undefined ? undefined : row.amount - revenue
    })
    expect(totals.map((row) => amountOf(row, '(差引)一般財源'))).toEqual(left)
    expect(left.every((one) => one !== undefined)).toBe(true)
    const programmes = exchange.items.filter(({ level }) => level === 'programme')
    expect(totals.map(({ item, fiscalYear, stage }) => `${item} ${fiscalYear} ${stage}`)).toEqual(
      programmes.flatMap(({ id }) =>
        [2008, 2009, 2010, 2011, 2012, 2013].map((year) => `${id} ${year} ${year === 2013 ? 'initial' : 'settled'}`),
      ),
    )
  })
})
