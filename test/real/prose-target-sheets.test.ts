import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { readDocument } from '#documents/read.ts'
import { shared } from '../measure.ts'
import { loadSchemes } from '../schemes.ts'

const folder = join(shared, 'data/kyoto-shinki-jujitsu-r6')

/** What a person reads on each sheet: facts and figures, in thousand yen (whole amount, of it general revenue). */
const sheets = [
  {
    file: 'kyoto-r6-003.pdf',
    title: '生物多様性センター事業',
    bureau: '環境政策局',
    start: undefined,
    amounts: {
      '2023 revised': [6000, 6000],
      '2023 settled': [6000, 6000],
      '2024 initial': [14300, 6000],
      '2025 initial': [15300, 6000],
    },
    targets: ['output 30件', 'outcome 700者'],
    actuals: ['1 2023 37', '1 2024 31 2024-12-31', '2 2023 390', '2 2024 481 2024-12-31'],
    boxes: ['共同消費性', '選択', '政策的', '一般専門性'],
  },
  {
    file: 'kyoto-r6-010.pdf',
    title: 'グローバル・ニッチ・トップ企業創出プロジェクト',
    bureau: '産業観光局',
    start: 2023,
    amounts: {
      '2023 revised': [26200, 16100],
      '2023 settled': [24255, 15522],
      '2024 initial': [26200, 14747],
      '2025 initial': [26700, 22050],
    },
    targets: ['output 10社', 'outcome 10%', 'outcome 10%'],
    actuals: [],
    boxes: ['個人消費性', '選択', '政策的', '一般専門性'],
  },
  {
    file: 'kyoto-r6-020.pdf',
    title: '地域企業「担い手交流」実践プログラム',
    bureau: '産業観光局',
    start: 2023,
    amounts: {
      '2023 revised': [17000, 8500],
      '2023 settled': [16999, 16999],
      '2024 initial': [17000, 17000],
      '2025 initial': [17000, 17000],
    },
    targets: ['output 20件 cumulative until 2025', 'output 70件 cumulative until 2025', 'outcome 50件 cumulative until 2025'],
    actuals: [
      '1 2023-2023 18',
      '1 2023-2024 22 2024-12-31',
      '2 2023-2023 62',
      '2 2023-2024 74 2024-12-31',
      '3 2023-2023 43',
      '3 2023-2024 60 2024-12-31',
    ],
    boxes: ['共同消費性', '選択', '経常的', '一般専門性'],
  },
  {
    file: 'kyoto-r6-030.pdf',
    title: '農福連携に取り組む農林業者支援事業',
    bureau: '産業観光局',
    start: 2023,
    amounts: {
      '2023 revised': [1900, 1900],
      '2023 settled': [461, 461],
      '2024 initial': [1700, 1700],
      '2025 initial': [1700, 1700],
    },
    targets: [' 45件', ' 30戸'],
    actuals: [],
    boxes: ['個人消費性', '選択', '経常的', '一般専門性'],
  },
]

async function readSheet(file: string) {
  const reading = await readDocument(new Uint8Array(readFileSync(join(folder, file))), file)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const scheme = recogniseScheme(loadSchemes(), reading.content)
  expect(scheme?.name).toBe('kyoto-2023')
  return scheme ? matchDocument(scheme, reading.content) : expect.fail()
}

// The real sheets stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!existsSync(folder)).each(sheets)('$file', ({ file, title, bureau, start, amounts, targets, actuals, boxes }) => {
  test('is read as a person reads it', async () => {
    const exchange = await readSheet(file)
    const { document, items, indicators, observations, budgets, evaluations, narratives } = exchange
    expect([document.fiscalYear, document.draft]).toEqual([2023, undefined])
    expect(items.map((item) => [item.title, item.units, item.startFiscalYear])).toEqual([[title, [bureau], start]])
    const money: Record<string, number[]> = {}
    for (const { fiscalYear, stage, amount, part } of budgets) {
      const key = `${fiscalYear} ${stage}`
      money[key] = [...(money[key] ?? []), amount / 1000]
      expect(part?.name).toBe(money[key].length === 1 ? undefined : '一般財源')
    }
    expect(money).toEqual(amounts)
    const number = (id: string) => indicators.findIndex((one) => one.id === id) + 1
    expect(
      indicators.map(({ id, role, unit, accumulation }) => {
        const target = observations.find((one) => one.indicator === id && one.measure === 'target')
        const span = target?.fiscalYear === undefined ? '' : ` until ${target.fiscalYear}`
        return `${role ?? ''} ${target?.value}${unit}${accumulation === 'annual' ? '' : ` ${accumulation}`}${span}`
      }),
    ).toEqual(targets)
    expect(
      observations
        .filter(({ measure }) => measure === 'actual')
        .map(({ indicator, fiscalYear, fromFiscalYear, toFiscalYear, value, asOf, fromProse }) => {
          expect(fromProse).toBe(true)
          const years = fiscalYear ?? `${fromFiscalYear}-${toFiscalYear}`
          return [number(indicator), years, value, ...(asOf === undefined ? [] : [asOf])].join(' ')
        }),
    ).toEqual(actuals)
    expect(evaluations.map(({ grades }) => grades.map(({ code }) => code).join())).toEqual(boxes)
    expect(narratives.filter(({ role }) => role === 'direction').map(({ text }) => text)).toEqual(['現状のまま継続'])
    const roles = new Set(narratives.map(({ role }) => role))
    expect([...roles]).toEqual(['note', 'overview', 'goal', 'progress', 'issue', 'direction'])
  })
})
