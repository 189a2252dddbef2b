import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grid } from '#core/grid.ts'
import { cutParts } from '#core/match/part-units.ts'
import type { SchemePart } from '#core/scheme-part.ts'

const parts: SchemePart[] = [
  { part: '一覧', layout: 'slides', opens: ['{年度}一覧'] },
  { part: '票', layout: 'form', opens: ['事業名:', '目的'], headed: true },
]

const lines = (place: string, texts: string[]): Grid => ({
  place,
  kind: 'lines',
  rowCount: texts.length,
  colCount: 1,
  cells: texts.map((text, row) => ({ row, col: 0, rowSpan: 1, colSpan: 1, text, locator: `${place}/${row + 1}` })),
})

const found = (grids: Grid[]) => {
  const cut = cutParts(parts, { format: 'text', grids })
  return {
    ...Object.fromEntries(
      cut.found.map(({ part, units }) => [
        part.part,
        units.map((unit) => unit.flatMap(({ cells }) => cells.map(({ text }) => text))),
      ]),
    ),
    unread: cut.unread.map((unit) => unit.flatMap(({ cells }) => cells.map(({ text }) => text))),
  }
}

describe('parts of a paper', () => {
  it('takes pages by the label that opens them; a page without one goes on', () => {
    const grids = [['表紙'], ['令和6年度一覧', '花'], ['草'], ['事業名：木', '目的']].map((texts, nth) =>
      lines(`p${nth + 1}/lines1`, texts),
    )
    expect(found(grids)).toEqual({ 一覧: [['令和6年度一覧', '花', '草']], 票: [['事業名：木', '目的']], unread: [['表紙']] })
  })

  it('cuts a page that holds several parts, or one part twice, where they open', () => {
    const pages = [
      ['まえがき', '令和6年度一覧', '花'],
      ['草', '木の票', '事業名：木', '目的', '育てる', '草の票', '事業名：草', '目的'],
    ]
    expect(found(pages.map((texts, nth) => lines(`p${nth + 1}/lines1`, texts)))).toEqual({
      一覧: [['まえがき', '令和6年度一覧', '花', '草']],
      票: [
        ['木の票', '事業名：木', '目的', '育てる'],
        ['草の票', '事業名：草', '目的'],
      ],
      unread: [],
    })
  })

  it('cuts plain text where a label comes again, with the heading before it', () => {
    const text = [
      '題',
      '',
      '令和6年度一覧',
      '花',
      ' 木の票 公園課',
      '',
      '事業名：木',
      '目的',
      '育てる',
      '',
      '草の票',
      '',
      '事業名：草',
      '目的',
    ]
    expect(found([lines('text', text)])).toEqual({
      一覧: [['令和6年度一覧', '花']],
      票: [
        [' 木の票 公園課', '', '事業名：木', '目的', '育てる', ''],
        ['草の票', '', '事業名：草', '目的'],
      ],
      unread: [['題', '']],
    })
  })

  it('takes a table of one row before an opening as its heading', () => {
    const heading = (place: string, texts: string[]): Grid => ({
      place,
      kind: 'table',
      rowCount: 1,
      colCount: texts.length,
      cells: texts.map((text, col) => ({ row: 0, col, rowSpan: 1, colSpan: 1, text, locator: `${place}/r1c${col + 1}` })),
    })
    const grids = [
      lines('text', ['令和6年度一覧', '花']),
      heading('table1', ['木の票', '公園課']),
      lines('text', ['事業名：木', '目的', '育てる。']),
      heading('table2', ['草を刈る回数を増やす。', '']),
      lines('text', ['事業名：草']),
    ]
    expect(found(grids)).toEqual({
      一覧: [['令和6年度一覧', '花']],
      票: [['木の票', '公園課', '事業名：木', '目的', '育てる。', '草を刈る回数を増やす。', ''], ['事業名：草']],
      unread: [],
    })
  })

  it('loses no line and reads none twice', () => {
    const line = fc.constantFrom('', '題', '令和6年度一覧', '事業名：木', '目的', '育てる', ' 別の箱')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (texts) => {
        const cut = cutParts(parts, { format: 'text', grids: [lines('text', texts)] })
        const kept = [...cut.found.flatMap(({ units }) => units), ...cut.unread]
          .flat()
          .flatMap(({ cells }) => cells.map(({ locator }) => locator))
        const all = texts.flatMap((text, row) => (text.trim() === '' ? [] : [`text/${row + 1}`]))
        expect(new Set(kept).size).toBe(kept.length)
        expect(all.filter((locator) => !kept.includes(locator))).toEqual([])
      }),
    )
  })
})
