import { describe, expect, test } from 'vitest'
import { kobeYears } from '../../measure-cities.ts'
import { readReal, realFiles } from './form-real-paper.ts'

const folder = 'kobe-jimujigyo-h25'
const files = realFiles(folder)

// The real sheets stand beside the repository, in ../shared/data; an ordinary clone is without them.
describe.skipIf(files.length === 0)('Kobe', () => {
  test.each(files)('%s: what is left to general revenue is the total less the revenue, in every year', async (name) => {
    const { scheme, exchange } = await readReal(folder, name)
    expect(scheme).toBe('kobe-2013')
    expect(kobeYears(exchange)).toEqual(exchange.items.flatMap(() => Array(6).fill(true)))
    const totals = exchange.budgets.filter((one) => one.part === undefined)
    expect(totals.map(({ item, fiscalYear, stage }) => `${item} ${fiscalYear} ${stage}`)).toEqual(
      exchange.items.flatMap(({ id }) =>
        [2008, 2009, 2010, 2011, 2012, 2013].map((year) => `${id} ${year} ${year === 2013 ? 'initial' : 'settled'}`),
      ),
    )
  })
})
