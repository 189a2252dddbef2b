import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { placeSheet } from '#core/place.ts'
import { parseScheme } from '#core/scheme-file.ts'

const folder = join(import.meta.dirname, '../documents/form-names-over-years')

function opened() {
  const read = parseScheme(parse(readFileSync(join(folder, 'scheme.yaml'), 'utf8')))
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const facts = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Exchange
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
  expect(Object.fromEntries(writes.map(({ address, value }) => [address, value]))).toMatchObject({
    A3: '渡し舟の運航',
    C3: 4250,
    D3: 4300,
    E3: 'A',
    A4: '川の掃除',
    D4: 120,
    E4: 'B',
  })
})
