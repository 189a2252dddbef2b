import { describe, expect, it } from 'vitest'
import type { Cell, Grid } from '#core/grid.ts'
import { healCutRows } from '#core/match/heal-rows.ts'

const lefts = [50, 150, 350]
const widths = [100, 200, 150]

/** A table of three columns on a page; its rows as words with bars between. */
function table(page: number, rows: string[], cut?: Grid['cut']): Grid {
  const cells = rows.flatMap((line, row) =>
    line.split('|').map((text, col): Cell => {
      const box: Cell['box'] = [lefts[col] ?? 0, row * 20, widths[col] ?? 0, 20]
      return { row, col, rowSpan: 1, colSpan: 1, text, locator: `p${page}/table1/r${row + 1}c${col + 1}`, box }
    }),
  )
  return { place: `p${page}/table1`, kind: 'table', rowCount: rows.length, colCount: 3, cells, ...(cut ? { cut } : {}) }
}

/** What stands in the tables that are left, a row a line. */
const shown = (grids: Grid[]) =>
  healCutRows({ grids }).grids.flatMap(({ cells, rowCount, place }) =>
    cells.length === 0
      ? []
      : Array.from({ length: rowCount }, (_, row) => {
          const words = cells.filter((cell) => cell.row === row).map(({ text }) => text.replaceAll('\n', '/'))
          return `${place} ${words.join('|')}`
        }),
  )

describe('a row that the end of a page cut', () => {
  const cutBelow = { bottom: true } as const
  const cutAbove = { top: true } as const
  const both = { top: true, bottom: true } as const

  it('is one row again, in the place where it began', () => {
    const grids = [table(1, ['名称|内容|実績', '窓口|案内を|3件'], cutBelow), table(2, ['|見直す|', '広報|冊子|5件'], cutAbove)]
    expect(shown(grids)).toEqual(['p1/table1 名称|内容|実績', 'p1/table1 窓口|案内を/見直す|3件', 'p2/table1 広報|冊子|5件'])
  })

  it('goes through every page that it fills', () => {
    const grids = [table(1, ['名称|一|'], cutBelow), table(2, ['|二|'], both), table(3, ['|三|', '広報|冊子|'], cutAbove)]
    expect(shown(grids)).toEqual(['p2/table1 名称|一/二/三|', 'p3/table1 広報|冊子|'])
  })

  it('goes on below a heading that is printed again', () => {
    const grids = [table(1, ['名称|内容|実績', '窓口|案内を|3件'], cutBelow), table(2, ['名称|内容|実績', '|見直す|'])]
    expect(shown(grids)).toEqual(['p1/table1 名称|内容|実績', 'p1/table1 窓口|案内を/見直す|3件', 'p2/table1 名称|内容|実績'])
  })

  it.each([
    ['a line closes the table below', [table(1, ['名称|一|']), table(2, ['|二|'], cutAbove)]],
    ['a line opens the next one', [table(1, ['名称|一|'], cutBelow), table(2, ['|二|'])]],
    ['the next one stands a page further', [table(1, ['名称|一|'], cutBelow), table(3, ['|二|'], cutAbove)]],
    [
      'its columns are others',
      [
        table(1, ['名称|一|'], cutBelow),
        {
          ...table(2, ['|二|'], cutAbove),
          cells: table(2, ['x|二|'])
            .cells.slice(0, 1)
            .map((cell) => ({ ...cell, box: [60, 0, 300, 20] as Cell['box'] & {} })),
        },
      ],
    ],
  ] as [string, Grid[]][])('stays as it is where %s', (_, grids) => {
    expect(healCutRows({ grids }).grids.map(({ cells }) => cells)).toEqual(grids.map(({ cells }) => cells))
  })
})
