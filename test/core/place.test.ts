import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { Cell, DocumentContent } from '#core/grid.ts'
import { placeSheet } from '#core/place.ts'
import { rewriteYear } from '#core/placing.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'

const parsed = parseScheme(parse(readFileSync(join(import.meta.dirname, '../../schemes/kawasaki-2013/scheme.yaml'), 'utf8')))
if (!('scheme' in parsed)) throw new Error(parsed.problems.join('\n'))
const scheme: Scheme = parsed.scheme

/** A template of one table: each row its cells, side by side. */
function template(...rows: string[][]): DocumentContent {
  const cells = rows.flatMap((texts, row) =>
    texts.map(
      (text, col): Cell => ({ row, col, rowSpan: 1, colSpan: 1, text, locator: `票!${String.fromCharCode(65 + col)}${row + 1}` }),
    ),
  )
  return { format: 'xlsx', grids: [{ place: '票', kind: 'table', rowCount: rows.length, colCount: 9, cells }] }
}

const facts: Exchange = {
  format: 'shirube-exchange/1',
  document: { grades: [], marks: [] },
  items: [
    { id: 'p', level: 'policy', levelLabel: '基本施策', title: '産業の基盤' },
    {
      id: 'm',
      parent: 'p',
      level: 'measure',
      levelLabel: '施策課題',
      code: '10000001',
      title: '技術の移転',
      units: ['企画課', '工業課', '商業課'],
    },
    { id: 'c', parent: 'm', level: 'programme', levelLabel: '事務事業', title: '移転の支援', order: 1 },
    { id: 'd', parent: 'm', level: 'programme', levelLabel: '事務事業', title: '移転の催し', order: 2 },
  ],
  indicators: [
    { id: 'i', item: 'm', name: '相談件数', kind: 'quantitative', unit: '件', direction: 'increase', accumulation: 'annual' },
    { id: 'j', item: 'm', name: '参加者数', kind: 'quantitative', accumulation: 'annual' },
  ],
  observations: [
    { indicator: 'i', measure: 'target', fiscalYear: 2014, value: 40, comparator: '>=' },
    { indicator: 'i', measure: 'actual', fiscalYear: 2014, value: 38, status: 'forecast' },
    { indicator: 'i', measure: 'actual', fiscalYear: 2009, value: 5 },
    { indicator: 'i', measure: 'target', fiscalYear: 2016, value: 60, comparator: '>=' },
  ],
  budgets: [
    { item: 'm', fiscalYear: 2014, stage: 'initial', amount: 1_234_000 },
    { item: 'm', fiscalYear: 2014, stage: 'settled', amount: 1_100_500, relisted: true },
  ],
  evaluations: [
    { item: 'm', fiscalYear: 2014, evaluator: 'self', grades: [{ scale: '評価区分', code: 'B' }], comment: '理由の一\n理由の二' },
  ],
  narratives: [
    { item: 'm', role: 'direction', text: '続ける' },
    { item: 'm', role: 'direction', text: '広げる' },
  ],
  terms: [{ term: '移転', definition: 'うつすこと' }],
  findings: [],
}

const view = fillSheet(scheme, facts, 'm', 2014)
const written = (...rows: string[][]) => {
  const { writes, problems } = placeSheet(scheme, template(...rows), view)
  return {
    cells: Object.fromEntries(writes.map(({ locator, value }) => [locator.slice(locator.indexOf('!') + 1), value])),
    codes: problems.map(({ code }) => code),
    problems,
  }
}

describe('where a value goes in a template', () => {
  it('beside its label: code and title, units one a line, words with their marks', () => {
    const { cells } = written(
      ['施策課題', '', '', '作成課', ''],
      ['基本施策', '', '関係課', ''],
      ['2014年度以降の方向性', ''],
      ['用語説明', ''],
    )
    expect(cells).toMatchObject({ B1: '10000001', C1: '技術の移転', E1: '企画課', B2: '産業の基盤', D2: '工業課\n商業課' })
    expect(cells).toMatchObject({ B3: '●続ける\n●広げる', B4: '移転:うつすこと' })
  })

  it('after its label where both share a cell', () => {
    expect(written(['作成課：未定課', '施策課題', '', '']).cells).toMatchObject({ A1: '作成課：企画課' })
  })

  it('grades under their year, the reason beside them', () => {
    const content = template(['評価年度', '2014'], ['評価結果及びその評価区分とした理由', '2013', '2014', ''], ['', '', '', ''])
    const [grid] = content.grids
    for (const cell of grid?.cells ?? []) if (['票!A2', '票!D2'].includes(cell.locator)) cell.rowSpan = 2
    const cells = grid?.cells.filter(({ locator }) => !['票!A3', '票!D3'].includes(locator)) ?? []
    const { writes } = placeSheet(
      scheme,
      { ...content, grids: [{ place: '票', kind: 'table', rowCount: 3, colCount: 4, cells }] },
      view,
    )
    expect(writes).toContainEqual({ locator: '票!C3', value: 'B' })
    expect(writes).toContainEqual({ locator: '票!D2', value: '●理由の一\n●理由の二' })
  })

  it('figures beside their year: plain ones as numbers, others in words; units in their column', () => {
    const { cells } = written(
      ['参考指標名①', ''],
      ['相談', ''],
      ['年度', '計画値', '実績値', '単位'],
      ['2013', '', '', ''],
      ['2014', '', '', ''],
    )
    expect(cells).toMatchObject({ B5: '40以上', C5: '38(見込)', D5: '件' })
  })

  it('amounts under their year and stage, in the form’s unit; 再掲 in brackets', () => {
    const rows = [
      ['年度', '2014年度', ''],
      ['', '予算', '決算'],
      ['事業費合計', '', ''],
    ]
    const content = template(...rows)
    const head = content.grids[0]?.cells.find(({ text }) => text === '2014年度')
    if (head) head.colSpan = 2
    const cells = content.grids[0]?.cells.filter(({ locator }) => locator !== '票!C1') ?? []
    const { writes } = placeSheet(
      scheme,
      { ...content, grids: [{ place: '票', kind: 'table', rowCount: 3, colCount: 3, cells }] },
      view,
    )
    expect(writes).toContainEqual({ locator: '票!B3', value: 1234 })
    expect(writes).toContainEqual({ locator: '票!C3', value: '(1,100.5)' })
  })

  it('years that the template prints move with the sheet’s year, and so do labels with a year', () => {
    const { cells } = written(
      ['評価年度', '2013'],
      ['2014年度以降の方向性', ''],
      ['参考指標名①', ''],
      ['', ''],
      ['年度', '計画値', '実績値', '単位'],
      ['2012', '', '', ''],
      ['2013', '', '', ''],
    )
    expect(cells).toMatchObject({ B1: 2014, A2: '2015年度以降の方向性', A6: 2013, A7: 2014, B7: '40以上' })
  })

  it('a mark that does not hold takes its word away', () => {
    expect(written(['基本情報'], ['重点'])).toMatchObject({ cells: { A2: '' } })
  })
})

describe('what a template has no place for', () => {
  it('is said, each by its label', () => {
    const { problems } = written(['施策課題', '', ''])
    const said = problems.map(({ message }) => message).join('\n')
    for (const label of ['作成課', '基本施策', '参考指標', '事業費合計', '配下の事務事業一覧', '用語説明'])
      expect(said).toContain(`「${label}」`)
  })

  it('years, indicators and programmes beyond the places there are', () => {
    const { codes, problems } = written(
      ['参考指標名①', ''],
      ['', ''],
      ['年度', '計画値', '実績値', '単位'],
      ['2014', '', '', ''],
      ['事務事業名', '達成状況'],
      ['', ''],
    )
    const said = problems.map(({ message }) => message).join('\n')
    expect(codes).toContain('place-year-missing')
    expect(said).toContain('2016年度')
    expect(said).toContain('2009年度')
    expect(said).toContain('「参加者数」を書き込んでいません')
    expect(said).toContain('「移転の催し」を書き込んでいません')
  })

  it('a text longer than Excel holds', () => {
    const long = { ...facts, terms: [{ term: '長い', definition: 'あ'.repeat(40_000) }] }
    const { writes, problems } = placeSheet(scheme, template(['用語説明', '']), fillSheet(scheme, long, 'm', 2014))
    expect(writes).toEqual([])
    expect(problems.map(({ code }) => code)).toContain('place-text-too-long')
  })
})

describe('a year in the spelling of the template', () => {
  it.each<[string, number, number, string | number]>([
    ['2013', 2013, 2014, 2014],
    ['2011(H23)年度', 2011, 2012, '2012(H24)年度'],
    ['2018(H30)年度', 2018, 2019, '2019(R1)年度'],
    ['平成30年度', 2018, 2019, '令和元年度'],
    ['令和2年度', 2020, 2021, '令和3年度'],
    ['2013年度(見込)', 2013, 2015, '2015年度(見込)'],
  ])('%s, from %d to %d: %s', (text, from, to, said) => {
    expect(rewriteYear(text, from, to)).toBe(said)
  })
})
