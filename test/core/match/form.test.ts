import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { readDocument } from '#documents/read.ts'
import { loadScheme } from '../../schemes.ts'
import { expectedFacts, readFacts } from './form-facts.ts'
import { type PaperSheet, printHtml, printText } from './form-paper.ts'
import { randomSheet } from './random-sheet.ts'

const scheme = loadScheme('kawasaki-2013')

async function readBack(text: string, name: string): Promise<Exchange> {
  const reading = await readDocument(new TextEncoder().encode(text), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return matchDocument(scheme, reading.content)
}

describe('a sheet printed and read again', () => {
  const papers: [string, (sheet: PaperSheet) => string][] = [
    ['sheet.html', printHtml],
    ['sheet.txt', printText],
  ]
  test.each(papers)('%s says the same', async (name, print) => {
    await fc.assert(
      fc.asyncProperty(randomSheet, async (sheet) => {
        const exchange = await readBack(print(sheet), name)
        expect(readFacts(exchange, sheet.measure)).toEqual(expectedFacts(sheet))
      }),
      { numRuns: 60 },
    )
  })
})

test.each(['事業費合計', '事業費合計(千円)', '事業費合計（単位：千円）'])('amounts after %s in copied text', async (label) => {
  const paper = `施策進行管理・評価票(1)
評価年度2012年度
<基本情報>
施策課題 90101000 港の灯りの保全 作成課 港湾局灯台課
<事業費>
年度 2011(H23)年度 2012(H24)年度
予算 決算 計画事業費 予算 決算見込
${label} 1,200 1,150 - 1,300 0
`
  const { budgets } = await readBack(paper, 'sheet.txt')
  expect(budgets.map(({ fiscalYear, stage, amount }) => [fiscalYear, stage, amount])).toEqual([
    [2011, 'initial', 1_200_000],
    [2011, 'settled', 1_150_000],
    [2012, 'initial', 1_300_000],
    [2012, 'settledEstimate', 0],
  ])
})

test('an amount in brackets behind another is a part of it, kept apart and never added up', async () => {
  const paper = `施策進行管理・評価票(1)
評価年度2012年度
<基本情報>
施策課題 90101000 港の灯りの保全 作成課 港湾局灯台課
<事業費>
年度 2012(H24)年度
計画事業費 予算 決算見込
事業費合計 1,500 1,300(▲200) (1,100)
`
  const { budgets, findings } = await readBack(paper, 'sheet.txt')
  expect(budgets.map(({ stage, amount, relisted }) => [stage, amount, relisted])).toEqual([
    ['planned', 1_500_000, undefined],
    ['initial', 1_300_000, undefined],
    ['initial', -200_000, true],
    ['settledEstimate', 1_100_000, true],
  ])
  expect(findings.filter(({ code }) => code === 'amount-portion' || code === 'amount-bracketed')).toHaveLength(2)
})

describe('several sheets in one file', () => {
  const bind = (sheets: PaperSheet[], print: (sheet: PaperSheet) => string) => sheets.map(print).join('\n')
  const papers: [string, (sheet: PaperSheet) => string][] = [
    ['book.html', printHtml],
    ['book.txt', printText],
  ]
  test.each(papers)('%s: each is read as it is alone', async (name, print) => {
    const both = fc.tuple(randomSheet, randomSheet).filter(([a, b]) => a.code !== b.code)
    await fc.assert(
      fc.asyncProperty(both, async ([a, b]) => {
        const second = { ...b, fiscalYear: a.fiscalYear }
        const book = await readBack(bind([a, second], print), name)
        const alone = [await readBack(print(a), name), await readBack(print(second), name)]
        for (const sheet of alone) {
          const code = sheet.items.find(({ level }) => level === 'measure')?.id
          const words = (exchange: Exchange) =>
            exchange.narratives.filter(({ item }) => item === code).map(({ role, text }) => `${role} ${text}`)
          const figures = (exchange: Exchange) =>
            exchange.observations
              .filter(({ indicator }) => exchange.indicators.find(({ id }) => id === indicator)?.item === code)
              .map(({ measure, fiscalYear, value }) => `${measure} ${fiscalYear} ${value}`)
          const money = (exchange: Exchange) => exchange.budgets.filter(({ item }) => item === code).map(({ amount }) => amount)
          expect(words(book)).toEqual(words(sheet))
          expect(figures(book)).toEqual(figures(sheet))
          expect(money(book)).toEqual(money(sheet))
        }
        const rows = [book.items, book.indicators, book.observations].map((list) => list.map(({ id }) => id))
        for (const ids of rows) expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 20 },
    )
  })
})
