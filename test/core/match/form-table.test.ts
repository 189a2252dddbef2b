import { expect, it } from 'vitest'
import type { FormCell } from '#core/match/form-cell.ts'
import { joinLines } from '#core/match/form-pieces.ts'
import { indexCells } from '#core/match/form-table.ts'

const cell = (text: string, row: number, col: number, rowSpan = 1, colSpan = 1): FormCell => ({
  ...{ grid: 0, row, col, rowSpan, colSpan, text },
  locator: `r${row}c${col}`,
})

// a a b
// c d d
// c e f
// g g g
const table = indexCells([
  cell('a', 0, 0, 1, 2),
  cell('b', 0, 2),
  cell('c', 1, 0, 2, 1),
  cell('d', 1, 1, 1, 2),
  cell('e', 2, 1),
  cell('f', 2, 2),
  cell('g', 3, 0, 1, 3),
])
const named = (text: string) => table.cells.find((one) => one.text === text) as FormCell
const texts = (cells: Iterable<FormCell>) => [...cells].map(({ text }) => text).join('')

it.each([
  ['a', 'cdeg'],
  ['b', 'dfg'],
  ['c', 'g'],
  ['d', 'efg'],
  ['g', ''],
])('the cells beneath %s, from top to bottom, each once', (text, beneath) => {
  expect(texts(table.beneath(named(text)))).toBe(beneath)
})

it.each([
  ['g', 'fedcba'],
  ['f', 'db'],
  ['e', 'da'],
  ['c', 'a'],
  ['a', ''],
])('the cells above %s, from the nearest upwards', (text, above) => {
  expect(texts(table.above(named(text)))).toBe(above)
})

it('finds the cell of every place in running text', () => {
  const lines = ['一', '', '二三', '四'].map((text, row) => cell(text, row, 0))
  const { text, locatorAt } = joinLines({ place: 'text', kind: 'lines', rowCount: 4, colCount: 1, cells: lines })
  expect(text).toBe('一\n\n二三\n四')
  expect([...text].map((_, index) => locatorAt(index))).toEqual(['r0c0', 'r0c0', 'r1c0', 'r2c0', 'r2c0', 'r2c0', 'r3c0'])
})
