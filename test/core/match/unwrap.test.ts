import { describe, expect, it } from 'vitest'
import { unwrapContent, unwrapLines, widthOf } from '#core/match/unwrap.ts'

describe('unwrapLines', () => {
  it.each([
    ['案内の窓口を設けて\nいる。\n次の年も続ける。', 9, '案内の窓口を設けている。\n次の年も続ける。'],
    ['広く知らせた。\n・紙の便りを配った。', 8, '広く知らせた。\n・紙の便りを配った。'],
    ['広く知らせている。\n　参加者数:12人', 9, '広く知らせている。\n　参加者数:12人'],
    ['主催者:三川社発表\n出展社:46社', 10.5, '主催者:三川社発表\n出展社:46社'],
    ['閲覧したひとの\n数: 18,298件', 7, '閲覧したひとの数: 18,298件'],
    ['港HP閲覧件\n数:1,315件', 9, '港HP閲覧件数:1,315件'],
    ['閲覧は\n件数：1,315件', 9, '閲覧は\n件数：1,315件'],
    ['詳しくは see the\nwebsite を見よ', 8.5, '詳しくは see the website を見よ'],
    ['広く知らせている。\n（数値の目標）\n・12件', 9, '広く知らせている。\n（数値の目標）\n・12件'],
    ['広く知らせている\n（春のみ）。', 9, '広く知らせている（春のみ）。'],
    ['一行だけ', 4, '一行だけ'],
  ])('%s', (text, capacity, joined) => {
    expect(unwrapLines(text, capacity)).toBe(joined)
  })

  it('measures full-width characters as one and half-width ones as a half', () => {
    expect(widthOf('港HP３件')).toBe(4)
  })

  it.each([
    ['the page broke the longest line', 10, '港を広く案内して\nいる', '港を広く案内している'],
    ['the longest line ends far from the side', 20, '港を広く案内した\n舟を出した', '港を広く案内した\n舟を出した'],
  ])('by the room of the cell: %s', (_, ems, text, joined) => {
    const place = { row: 0, col: 0, rowSpan: 1, colSpan: 1, locator: 'p1/table1/r1c1' }
    const grid = { place: 'p1/table1', kind: 'table' as const, rowCount: 1, colCount: 1, cells: [{ ...place, text, ems }] }
    const [unwrapped] = unwrapContent({ format: 'pdf', grids: [grid] }).grids
    expect(unwrapped?.cells[0]?.text).toBe(joined)
  })
})
