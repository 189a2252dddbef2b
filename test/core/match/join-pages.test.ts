import { describe, expect, test } from 'vitest'
import type { Cell, Grid } from '#core/grid.ts'
import { joinPages } from '#core/match/join-pages.ts'

const cell = (row: number, col: number, text: string, place: string): Cell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  text,
  locator: `${place}/r${row + 1}c${col + 1}`,
  box: [50 + col * 100, row * 20, 100, 20],
})
const table = (place: string, rows: string[][]): Grid => ({
  place,
  kind: 'table',
  rowCount: rows.length,
  colCount: rows[0]?.length ?? 1,
  cells: rows.flatMap((texts, row) => texts.map((text, col) => cell(row, col, text, place))),
})
const lines = (place: string, texts: string[]): Grid => ({
  ...table(
    place,
    texts.map((text) => [text]),
  ),
  kind: 'lines',
})
const textsOf = (grids: Grid[]) => grids.map((grid) => grid.cells.map(({ row, text }) => `${row} ${text}`))

describe('joinPages', () => {
  test('a table goes on over a page, its heading row left out, page numbers gone', () => {
    const grids = [
      table('p1/table1', [
        ['年度', '実績'],
        ['2011', '4'],
      ]),
      lines('p1/lines1', ['- 1 -']),
      table('p2/table1', [
        ['年度', '実績'],
        ['2012', '5'],
      ]),
      lines('p2/lines1', ['- 2 -']),
    ]
    expect(textsOf(joinPages({ grids }).grids)).toEqual([[], [], ['0 年度', '0 実績', '1 2011', '1 4', '2 2012', '2 5'], []])
  })
  test('words between two tables keep them apart', () => {
    const grids = [table('p1/table1', [['a', 'b']]), lines('p2/lines1', ['次の表']), table('p2/table1', [['c', 'd']])]
    expect(joinPages({ grids }).grids.map(({ cells }) => cells.length)).toEqual([2, 1, 2])
  })
  test('tables of other columns stay apart', () => {
    const grids = [table('p1/table1', [['a', 'b']]), table('p2/table1', [['c', 'd', 'e']])]
    expect(joinPages({ grids }).grids.map(({ cells }) => cells.length)).toEqual([2, 3])
  })
  test('two tables of one page stay apart, and so do sheets of a workbook', () => {
    for (const places of [
      ['p1/table1', 'p1/table2'],
      ['Sheet1', 'Sheet2'],
    ]) {
      const grids = places.map((place) => table(place, [['a', 'b']]))
      expect(joinPages({ grids }).grids.map(({ cells }) => cells.length)).toEqual([2, 2])
    }
  })
  test('the rest of a table that shows other rules takes the columns of both', () => {
    const wide = { ...table('p1/table1', [['年度', '３年度', '４年度', '５年度']]) }
    const [label, rest] = [
      cell(0, 0, '増減の理由', 'p2/table1'),
      { ...cell(0, 1, '人が増えた', 'p2/table1'), box: [150, 0, 300, 20] as Cell['box'] },
    ]
    const words: Grid = { place: 'p2/table1', kind: 'table', rowCount: 1, colCount: 2, cells: [label, rest as Cell] }
    const [, joined] = joinPages({ grids: [wide, words] }).grids
    expect(joined?.cells.map(({ row, col, colSpan, text }) => [row, col, colSpan, text])).toEqual([
      [0, 0, 1, '年度'],
      [0, 1, 1, '３年度'],
      [0, 2, 1, '４年度'],
      [0, 3, 1, '５年度'],
      [1, 0, 1, '増減の理由'],
      [1, 1, 3, '人が増えた'],
    ])
  })
  test('a table that ended halfway down its page is not gone on with by another', () => {
    const words: Grid = {
      ...table('p2/table1', [['目的']]),
      cells: [{ ...cell(0, 0, '目的', 'p2/table1'), box: [50, 0, 200, 20] }],
    }
    const pages = [
      { width: 600, height: 800 },
      { width: 600, height: 800 },
    ]
    const grids = [table('p1/table1', [['年度', '実績']]), words]
    expect(joinPages({ grids, pages }).grids.map(({ cells }) => cells.length)).toEqual([2, 1])
  })
  test('a label that the page break cut goes on over the rows of its blank rest', () => {
    const grids = [table('p1/table1', [['実施内容', '四月に始めた。']]), table('p2/table1', [['', '三月に終えた。']])]
    const [, joined] = joinPages({ grids }).grids
    expect(joined?.cells.map(({ row, rowSpan, text }) => [row, rowSpan, text])).toEqual([
      [0, 2, '実施内容'],
      [0, 1, '四月に始めた。'],
      [1, 1, '三月に終えた。'],
    ])
  })
})
