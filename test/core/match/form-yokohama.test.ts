import { describe, expect, test } from 'vitest'
import { yokohamaDifferences, yokohamaSum } from '../../measure-cities.ts'
import { readReal, realFiles } from './form-real-paper.ts'

const folder = 'yokohama-jigyo-hyokasho-r7'
const files = realFiles(folder)

// The real sheets stand beside the repository, in ../shared/data; an ordinary clone is without them.
describe.skipIf(files.length === 0)('Yokohama', () => {
  test.each(files)('%s: differences and sums are those that the paper prints', async (name) => {
    const { scheme, content, exchange } = await readReal(folder, name)
    expect(scheme).toBe('yokohama-2025')
    expect(yokohamaDifferences(content, exchange)).toEqual(exchange.items.map(() => true))
    expect(yokohamaSum(exchange)).toBe(true)
    const [, ...activities] = exchange.items
    expect(exchange.evaluations.map(({ item }) => item)).toEqual(activities.flatMap(({ id }) => Array(7).fill(id)))
  })
})
