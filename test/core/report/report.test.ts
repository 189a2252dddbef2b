import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Budget, Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { PaperBlock, PaperTable } from '#core/paper/paper.ts'
import { type PackMatter, packParts } from '#core/report/pack.ts'
import { reportBudgetList } from '#core/report/report-budget-list.ts'
import { reportBudgets } from '#core/report/report-budgets.ts'
import { reportComparison } from '#core/report/report-comparison.ts'
import { reportGrades } from '#core/report/report-grades.ts'
import { reportSeries } from '#core/report/report-series.ts'
import { reportPage } from '#core/report/report-table.ts'
import { samplePaper } from '../../app/fresh-app.ts'
import { loadScheme } from '../../schemes.ts'

const scheme = loadScheme('kawasaki-2013')
const page = reportPage()
const viewOf = (exchange: Exchange, year = 2013) => fillSheet(scheme, exchange, 'b', year)
const tablesOf = (blocks: PaperBlock[]) => blocks.filter((block): block is PaperTable => block.type === 'table')
const rowsOf = (blocks: PaperBlock[]) =>
  tablesOf(blocks).flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))
const wordsOf = (blocks: PaperBlock[]) => blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('\n')
const budget = (row: Partial<Budget>): Budget => ({ item: 'b', fiscalYear: 2013, stage: 'initial', amount: 1_000_000, ...row })

describe('予算と決算', () => {
  it('holds budget against settlement; 再掲 and parts are in no total', () => {
    const blocks = reportBudgets(
      [
        viewOf(
          samplePaper({
            budgets: [
              budget({ amount: 20_000_000 }),
              budget({ stage: 'settled', amount: 15_000_000 }),
              budget({ amount: 7_000_000, relisted: true }),
              budget({ amount: 9_000_000, part: { kind: 'fund', name: '一般財源' } }),
            ],
          }),
        ),
      ],
      page,
    )
    expect(rowsOf(blocks)).toEqual([
      ['名称', '予算', '決算', '差引', '執行率'],
      ['52402000 産業の支援', '20,000', '15,000', '5,000', '75%'],
      ['合計（再掲を除く）', '20,000', '15,000', '5,000', '75%'],
    ])
  })

  it('says a dash where nothing is told, never zero; nothing at all where no amount is', () => {
    const blocks = reportBudgets([viewOf(samplePaper({ budgets: [budget({})] }))], page)
    expect(rowsOf(blocks)[1]).toEqual(['52402000 産業の支援', '1,000', '—', '—', '—'])
    expect(reportBudgets([viewOf(samplePaper({ budgets: [] }))], page)).toEqual([])
  })

  it('a re-listed row never changes a total', () => {
    const amount = fc.record({ amount: fc.integer({ min: 0, max: 99_999 }).map((n) => n * 1000), relisted: fc.boolean() })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), (amounts) => {
        const budgets = amounts.map(({ relisted, ...row }) =>
          budget({ ...row, ...(relisted ? { relisted: true as const } : {}) }),
        )
        const own = budgets.filter(({ relisted }) => !relisted)
        fc.pre(new Set(own.map((one) => one.amount)).size === own.length)
        const total = rowsOf(reportBudgets([viewOf(samplePaper({ budgets }))], page)).at(-1)?.[1]
        const sum = own.reduce((all, one) => all + one.amount, 0) / 1000
        expect(total).toBe(own.length === 0 ? '—' : sum.toLocaleString('ja-JP'))
      }),
    )
  })
})

describe('予算事業一覧', () => {
  const facts = (amount: number) =>
    samplePaper({
      budgets: [
        budget({ item: 'a', amount }),
        budget({ item: 'c', amount: 3_000_000 }),
        budget({ item: 'c', amount: 500_000, relisted: true }),
      ],
    })

  it.each([
    [3_000_000, '計画に書かれた合計 3,000千円 と一致します。'],
    [3_100_000, '計画に書かれた合計は 3,100千円 で、事業の合計と 100千円 違います。'],
  ])('reconciles its total with the plan’s own (%d)', (amount, said) => {
    const blocks = reportBudgetList(facts(amount), scheme, 2013, page)
    expect(rowsOf(blocks)).toEqual([
      ['分野', '事業名', '2013年度予算額（千円）'],
      ['産業の支援', '助成事業', '3,000'],
      ['産業の支援', '助成事業（再掲）', '(500)'],
      ['', '合計（再掲を除く）', '3,000'],
    ])
    expect(wordsOf(blocks)).toContain(said)
  })
})

describe('評価の状況と推移', () => {
  const evaluation = (fiscalYear: number, code: string) => ({
    item: 'b',
    fiscalYear,
    stage: 'final' as const,
    evaluator: 'self' as const,
    grades: [{ scale: '評価区分', code }],
  })
  const exchange = samplePaper({ evaluations: [evaluation(2012, 'A'), evaluation(2013, 'B')] })

  it('counts each letter, also those that nobody was given', () => {
    const rows = rowsOf(reportGrades([viewOf(exchange)], scheme, page))
    expect(rows[0]).toEqual(['区分', 'A', 'B', 'C', '評価なし', '計'])
    expect(rows[1]).toEqual(['合計', '0', '1', '0', '0', '1'])
  })

  it('sets years side by side; a year without a grade is not among them', () => {
    const years = [2011, 2012, 2013].map((fiscalYear) => ({ fiscalYear, views: [viewOf(exchange, fiscalYear)] }))
    expect(rowsOf(reportComparison(years, scheme, page))).toEqual([
      ['名称', '2012年度', '2013年度', '前年度から'],
      ['産業の支援', 'A', 'B', 'A → B'],
    ])
  })

  it('is left out where nobody graded', () => {
    const none = samplePaper({ evaluations: [] })
    expect(reportComparison([{ fiscalYear: 2013, views: [viewOf(none)] }], scheme, page)).toEqual([])
  })
})

describe('指標の推移', () => {
  const { indicators, observations } = samplePaper()
  const [indicator] = indicators
  if (!indicator) throw new Error('the sample has no indicator')

  it('goes on over plans where indicator, unit and item have the same name', () => {
    const later = observations.map((one) => ({
      ...one,
      indicator: 'j',
      ...(one.fiscalYear ? { fiscalYear: one.fiscalYear + 2 } : {}),
    }))
    const series = [
      { title: '産業の支援', indicator, observations },
      { title: '産業の支援', indicator: { ...indicator, id: 'j' }, observations: later },
    ]
    expect(rowsOf(reportSeries(series, page, 'western'))).toEqual([
      ['指標', '単位', '', '2012', '2013', '2014', '2015'],
      ['開催件数（産業の支援）', '件', '目標', '—', '4', '—', '4'],
      ['', '', '実績', '4', '5', '4', '5'],
    ])
  })
})

describe('会議資料', () => {
  const exchange = samplePaper()
  const facts = { ...exchange, narratives: [] }
  const matter = (meeting: PackMatter['meeting']): PackMatter => ({
    title: '実行計画',
    scheme,
    fiscalYear: 2013,
    years: [2012, 2013].map((fiscalYear) => ({ fiscalYear, views: [viewOf(exchange, fiscalYear)] })),
    facts,
    findings: new Map(),
    meeting,
    draft: true,
  })

  it.each([
    [{ name: '委員会' }, '資料1', '資料2'],
    [{ name: '委員会', number: '1' }, '資料1-1', '資料1-2'],
  ])('numbers its papers without gaps (%j)', (meeting, first, second) => {
    const parts = packParts(matter(meeting), ['評価票', '相違と指摘'])
    expect(parts.map(({ number, name }) => [number, name])).toEqual([
      [first, '評価票'],
      [second, '相違と指摘'],
    ])
  })

  it('says 案 on every page of its own until it is decided', () => {
    const parts = packParts(matter({ name: '委員会' }))
    for (const { blocks } of parts) if (blocks) expect(blocks[0]).toMatchObject({ type: 'page', header: { left: '案' } })
    const decided = packParts({ ...matter({ name: '委員会' }), draft: false })
    for (const { blocks } of decided) if (blocks) expect(JSON.stringify(blocks)).not.toContain('案）')
  })
})
