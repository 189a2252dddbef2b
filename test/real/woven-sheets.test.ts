import { beforeAll, describe, expect, test } from 'vitest'
import { countColumns, countGrades, hasSheets, type ReadSheet, readSheets } from './woven-sheets.ts'

// The real sheets stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!hasSheets)('real sheets with two tables side by side', () => {
  let pdfs: ReadSheet[] = []
  let texts: ReadSheet[] = []
  beforeAll(async () => {
    const sheets = await readSheets()
    pdfs = sheets.pdfs
    texts = sheets.texts
  }, 300_000)

  test('all are there', () => {
    expect([pdfs.length, texts.length]).toEqual([13, 300])
  })
  test('PDF: the funds add up to the printed cost in every column', () => {
    expect(pdfs.filter((sheet) => countColumns(sheet).right < 4).map(({ name }) => name)).toEqual([])
  })
  test('text, where the tables share lines: in 99 of 100 columns', () => {
    const right = texts.reduce((sum, sheet) => sum + countColumns(sheet).right, 0)
    expect(right / (4 * texts.length)).toBeGreaterThanOrEqual(0.99)
  })
  test('every sheet has one grade on each scale, as many of each as the paper has', () => {
    expect(countGrades(pdfs, '達成状況')).toEqual({ A: 10, B: 2, C: 1 })
    expect(countGrades(texts, '達成状況')).toEqual({ A: 268, B: 27, C: 5 })
    expect(countGrades(texts, '有効性')).toEqual({ A: 264, B: 30, C: 6 })
    expect(countGrades(texts, '効率性')).toEqual({ A: 226, B: 70, C: 4 })
    expect(countGrades(texts, '方向性')).toEqual({ 現状維持: 246, 拡充: 23, 廃止: 19, 縮小: 6, その他: 6 })
  })
  test('each has its programme, its place in the plan, its section and its indicators', () => {
    for (const { name, exchange } of [...pdfs, ...texts]) {
      const levels = exchange.items.map(({ level }) => level)
      expect([name, levels]).toEqual([name, ['policy', 'measure', 'programme']])
      expect([name, exchange.items[2]?.units?.length ?? 0]).toEqual([name, expect.toSatisfy((count) => count > 0)])
      expect([name, exchange.indicators.length]).toEqual([name, expect.toSatisfy((count) => count > 0)])
    }
  })
  test('PDF: the year in which the programme began within the plan', () => {
    expect(pdfs.map(({ exchange }) => exchange.items[2]?.startFiscalYear)).toEqual(pdfs.map(() => 2023))
  })
  test('PDF and text of one sheet give the same figures and grades', () => {
    for (const pdf of pdfs) {
      const text = texts.find(({ name }) => name.replace('.txt', '') === pdf.name.replace('.pdf', ''))
      if (text) expect(said(text)).toEqual(said(pdf))
    }
  })
})

/** What both readings have to agree on. */
function said({ exchange }: ReadSheet) {
  return {
    titles: exchange.items.map(({ title }) => title),
    marks: exchange.items.flatMap(({ marks = [] }) => marks).toSorted(),
    observations: exchange.observations.map(({ id, value, min, max, comparator, text }) => ({
      id,
      value,
      min,
      max,
      comparator,
      text,
    })),
    grades: exchange.evaluations.map(({ grades }) => grades),
    amounts: exchange.budgets
      .map(({ fiscalYear, stage, amount, part }) => `${fiscalYear} ${stage} ${part?.name.replace(/\s/g, '')} ${amount}`)
      .toSorted(),
  }
}
