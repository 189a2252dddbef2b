import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { placeSheet } from '#core/place.ts'
import { parseScheme } from '#core/scheme-file.ts'

const folder = join(import.meta.dirname, '../documents/form-names-over-years')

function opened(more: Exchange['budgets'] = []) {
  const read = parseScheme(parse(readFileSync(join(folder, 'scheme.yaml'), 'utf8')))
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const facts = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Exchange
  facts.budgets.push(...more)
  return { scheme: read.scheme, view: fillSheet(read.scheme, facts, 'measure', 2024) }
}

test('a sheet shows the amounts of the items that it lists', () => {
  const { view } = opened()
  const listed = view.sections.flatMap(({ fields }) => fields).find(({ type }) => type === 'children')
  if (listed?.type !== 'children') throw new Error('no list')
  expect(listed.unit).toBe('千円')
  expect(
    listed.children.map(({ item, budgets }) => [
      item.title,
      budgets?.map(({ fiscalYear, stage, amount }) => `${fiscalYear} ${stage} ${amount}`),
    ]),
  ).toEqual([
    ['渡し舟の運航', ['2023 settled 4250000', '2024 initial 4300000']],
    ['川の掃除', ['2024 initial 120000']],
  ])
})

test('what stands there again is not the amount, unless the item has none of its own', () => {
  const again = (fiscalYear: number, amount: number, stage: 'initial' | 'settled') =>
    opened()
      .view.sections.flatMap(({ fields }) => fields)
      .flatMap((field) => (field.type === 'children' ? field.children : []))
      .map(({ item }) => ({ item: item.id, fiscalYear, stage, amount, relisted: true }))
  const { view } = opened([...again(2024, 7, 'initial'), ...again(2023, 9, 'settled')])
  const listed = view.sections.flatMap(({ fields }) => fields).find(({ type }) => type === 'children')
  if (listed?.type !== 'children') throw new Error('no list')
  expect(listed.children.map(({ budgets }) => budgets?.map(({ fiscalYear, amount }) => [fiscalYear, amount]))).toEqual([
    [
      [2023, 4250000],
      [2024, 4300000],
    ],
    [
      [2024, 120000],
      [2023, 9],
    ],
  ])
})

test('and prints them beside the titles', () => {
  const { scheme, view } = opened()
  const rows = [
    ['施策名', '', '', '', ''],
    ['仕事の名', '担当', '令和5年度決算', '令和6年度予算', '状態'],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
  ]
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, col) => ({
      row,
      col,
      rowSpan: 1,
      colSpan: 1,
      text,
      locator: `票!${String.fromCharCode(65 + col)}${row + 1}`,
    })),
  )
  const template = { format: 'xlsx' as const, grids: [{ place: '票', kind: 'table' as const, rowCount: 4, colCount: 5, cells }] }
  const { writes } = placeSheet(scheme, template, view)
  expect(Object.fromEntries(writes.map(({ locator, value }) => [locator.slice(locator.indexOf('!') + 1), value]))).toMatchObject({
    A3: '渡し舟の運航',
    C3: 4250,
    D3: 4300,
    E3: 'A',
    A4: '川の掃除',
    D4: 120,
    E4: 'B',
  })
})
